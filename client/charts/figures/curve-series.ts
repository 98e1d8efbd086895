import { loosePoints } from './loose.ts'
import { runsOf, gapGround } from '../gaps.ts'
import { bandLines, curveLine, outsideMark, rimmed, unfinishedLine } from '../theme.ts'
import { alone, type CurveFrame, type Point } from './curve-frame.ts'
import type { FigureOption } from './echarts.ts'
import type { Depicted, FigurePen } from './figure-chart.ts'
import { bare, widthOf } from './numbers.ts'
import { middleOf } from './spans.ts'
import { stretchesOf, stretchWords } from './stretches.ts'
import { wordsOf } from './words.ts'

type Series = Extract<FigureOption['series'], readonly unknown[]>

/** Points closer than this many type sizes stand without dots of their own. */
const CLOSE = 0.9

/** Everything of a curve that lies in its plot, from the ground up. */
export function curveSeries(frame: CurveFrame, what: Depicted, pen: FigurePen): Series {
  const { points, size } = frame
  const each = (frame.xOf(frame.to) - frame.xOf(frame.from)) / points.length
  const dots = each >= size * CLOSE
  const words = surgeWords(frame, what, pen)
  const worse = (side: 'above' | 'below') =>
    what.figure.direction === 'none' ? true : (what.figure.direction === 'down') === (side === 'above')
  const banded = points.some(({ usual }) => usual.low !== null && usual.high !== null)
  const [low, height] = bandLines(
    points.map((point) => [middleOf(point), point.usual.high === null ? null : point.usual.low]),
    points.map(({ usual, ...point }) => [
      middleOf(point),
      usual.low === null || usual.high === null ? null : usual.high - usual.low,
    ]),
    pen,
  )
  const curve = curveLine(
    points.map((point, index) => {
      const value = [middleOf(point), point.running ? null : point.value]
      if (point.outside !== null)
        return {
          value,
          ...outsideMark(point.outside === 'above', worse(point.outside), pen),
          label: surgeLabel(words.get(index), pen),
        }
      if (alone(points, index)) return { value, symbolSize: pen.px(7) }
      return dots ? value : { value, symbol: 'none' }
    }),
    pen,
  )
  return [
    ...(banded && low && height ? [low, height, median(points, pen)] : []),
    { ...curve, z: 3, showAllSymbol: true, markArea: silences(frame, pen) },
    ...unfinished(points, pen),
  ]
}

const surgeLabel = (word: SurgeWord | undefined, pen: FigurePen) =>
  word === undefined ? { show: false } : { show: true, position: word.position, ...rimmed(pen), formatter: word.text }

/** A thin line through what lies in the middle of the usual. */
const median = (points: readonly Point[], pen: FigurePen) => ({
  type: 'line' as const,
  symbol: 'none',
  silent: true,
  lineStyle: { width: pen.px(1), color: pen.colour('--data2') },
  data: points.map((point) => [middleOf(point), point.usual.median]),
})

/** Between the curve and each point that is not whole: the one that is not over, and what the period cut. */
function unfinished(points: readonly Point[], pen: FigurePen) {
  return loosePoints(points).map((data) => ({ ...unfinishedLine(data, pen), z: 3 }))
}

/** Grey ground under spans of which nothing is known. */
function silences(frame: CurveFrame, pen: FigurePen) {
  return {
    ...gapGround(pen),
    data: stretchesOf(frame.points).map(({ start, end }): [object, object] => [{ xAxis: start }, { xAxis: end }]),
  }
}

interface SurgeWord {
  readonly text: string
  readonly position: 'top' | 'bottom' | 'right'
}

/** The words at points that stand out: one at the farthest of each run, left out where it would touch another. */
export function surgeWords(frame: CurveFrame, what: Depicted, pen: FigurePen): ReadonlyMap<number, SurgeWord> {
  const words = wordsOf(pen.lang)
  const { points, size, line, xOf, yOf, grid, scale } = frame
  const said = new Map<number, SurgeWord>()
  // Words of silent stretches were there first.
  const placed = stretchWords(frame, what, pen).map(({ x, y, upwards, long }) => ({
    from: x - (upwards ? line : long) / 2,
    to: x + (upwards ? line : long) / 2,
    top: y - (upwards ? long : line) / 2,
    foot: y + (upwards ? long : line) / 2,
  }))
  const right = xOf(frame.to) + grid.right
  for (const side of ['above', 'below'] as const) {
    const sign = side === 'above' ? 1 : -1
    const runs = runsOf(points.flatMap((point, index) => (point.outside === side ? [index] : [])))
    const peaks = runs.map(([first, last]) => {
      const run = Array.from({ length: last - first + 1 }, (_, index) => first + index)
      return run.reduce((best, index) =>
        (points[index]?.value ?? 0) * sign > (points[best]?.value ?? 0) * sign ? index : best,
      )
    })
    peaks.sort((a, b) => ((points[b]?.value ?? 0) - (points[a]?.value ?? 0)) * sign)
    for (const index of peaks) {
      const point = points[index]
      if (point?.value == null) continue
      const text = `${words[side]} ${bare(point.value, what.figure.unit)}`
      const [x, wide] = [xOf(middleOf(point)), widthOf(text, size)]
      const at = yOf(point.value)
      // Between the changes above the plot and the times below it, or else to the right of the mark.
      const far = at - sign * line * 1.5
      const beside = far < grid.top - size * 0.4 || far > yOf(scale.min)
      const y = beside ? at : at - sign * line
      const from = beside ? x + size * 0.6 : x - wide / 2
      const place = { from, to: from + wide, top: y - line / 2, foot: y + line / 2 }
      const fits = place.from >= 0 && place.to <= right
      const touches = placed.some(
        (other) => place.to > other.from && place.from < other.to && place.foot > other.top && place.top < other.foot,
      )
      if (!fits || touches) continue
      placed.push(place)
      said.set(index, { text, position: beside ? 'right' : side === 'above' ? 'top' : 'bottom' })
    }
  }
  return said
}
