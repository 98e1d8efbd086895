import { runsOf } from '../gaps.ts'
import type { CurveFrame } from './curve-frame.ts'
import type { Depicted, FigurePen } from './figure-chart.ts'
import { widthOf } from './numbers.ts'
import type { Moment } from './spans.ts'
import { wordsOf } from './words.ts'

/** Spans next to each other of which nothing is known for the same reason; what is to come is no gap. */
export function stretchesOf(points: readonly Moment[]) {
  return (['down', 'before', 'unknown'] as const).flatMap((gap) =>
    runsOf(points.flatMap((point, index) => (point.gap === gap ? [index] : []))).map(([first, last]) => ({
      gap,
      start: points[first]?.start ?? 0,
      end: points[last]?.end ?? 0,
    })),
  )
}

/** Words over silent stretches, at the top of the plot: along where they have room, else upwards, else none. */
export function stretchWords(frame: CurveFrame, { annotations }: Pick<Depicted, 'annotations'>, pen: FigurePen) {
  const words = wordsOf(pen.lang)
  const { points, size, line, xOf, yOf, grid, scale } = frame
  return stretchesOf(points).flatMap(({ gap, start, end }) => {
    // A silence that stands among the changes has its words there.
    const said =
      gap === 'down' && annotations.some(({ is, at, to }) => is === 'silent' && at < end && (to ?? end) > start)
    if (said) return []
    const text = words.gap[gap]
    const [wide, long] = [xOf(end) - xOf(start), widthOf(text, size)]
    const upwards = long + size > wide
    if (upwards && (line > wide || long + size > yOf(scale.min) - grid.top)) return []
    return [
      { text, x: (xOf(start) + xOf(end)) / 2, y: grid.top + size * 0.3 + (upwards ? long : line) / 2, upwards, long },
    ]
  })
}
