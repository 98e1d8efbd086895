import type { FigureTold, UsualBand } from '@contract/indicator.ts'
import { middleOf, momentsOf, spanOf } from './figures/spans.ts'

/** How many of the latest spans a little curve beside a number holds. */
export const SPARK_POINTS = 24

/** A little curve beside a number, as paths of an SVG of the given size; empty strings where there is nothing to draw. */
export interface Sparkline {
  /** Runs of finished spans; a gap is a hole. */
  readonly line: string
  /** From the last finished span to the one that is not over. */
  readonly unfinished: string
  /** What is usual, from the lower to the upper quartile. */
  readonly band: string
  /** The last value, if its span is the last one: nobody is told a value from before a silence as if it were now. */
  readonly dot: { readonly x: number; readonly y: number; readonly open: boolean } | null
}

const NOTHING: Sparkline = { line: '', unfinished: '', band: '', dot: null }
const round = (value: number) => Math.round(value * 100) / 100

/** Draws the latest spans of a figure asked by one, counts from zero; `rim` keeps the dot within the box, in its unit. */
export function sparkline(
  figure: Pick<FigureTold, 'by' | 'groups' | 'measure'>,
  usual: UsualBand | null,
  box: { readonly width: number; readonly height: number; readonly rim: number },
): Sparkline {
  const span = spanOf(figure)
  const moments = span === null ? [] : momentsOf(figure.groups, span, SPARK_POINTS)
  const [first, last] = [moments[0], moments.at(-1)]
  if (first === undefined || last === undefined || moments.every(({ value }) => value === null)) return NOTHING
  const bands = new Map((usual?.span === span ? usual.items : []).map((item) => [Date.parse(item.at), item]))
  const usuals = moments.map(({ start }) => bands.get(start))
  const numbers = [...moments.map(({ value }) => value), ...usuals.flatMap((item) => [item?.low, item?.high])].filter(
    (value) => value !== null && value !== undefined,
  )
  const low = figure.measure === 'count' ? Math.min(0, ...numbers) : Math.min(...numbers)
  const high = Math.max(...numbers)
  const [from, to] = [middleOf(first), middleOf(last)]
  const inner = { width: box.width - 2 * box.rim, height: box.height - 2 * box.rim }
  const xOf = (at: number) => round(box.rim + (to === from ? 1 : (at - from) / (to - from)) * inner.width)
  // Where nothing moves the line runs through the middle.
  const yOf = (value: number) =>
    round(box.rim + (1 - (high === low ? 0.5 : (value - low) / (high - low))) * inner.height)
  const points = moments.map((moment) => ({ ...moment, x: xOf(middleOf(moment)) }))
  const finished = points.map(({ x, value, running }) => (value === null || running ? null : { x, y: yOf(value) }))
  const end = points.at(-1)
  const before = finished.at(-2)
  const dot = end === undefined || end.value === null ? null : { x: end.x, y: yOf(end.value), open: end.running }
  return {
    line: runs(finished).map(drawn).join(''),
    unfinished: dot?.open === true && before != null ? drawn([before, dot]) : '',
    band: runs(usuals.map((item, index) => edges(item, points[index]?.x ?? 0, yOf)))
      .map(
        (run) =>
          `${drawn([...run.map(({ x, top }) => ({ x, y: top })), ...run.toReversed().map(({ x, foot }) => ({ x, y: foot }))])}Z`,
      )
      .join(''),
    dot,
  }
}

function edges(item: UsualBand['items'][number] | undefined, x: number, yOf: (value: number) => number) {
  if (item === undefined || item.low === null || item.high === null) return null
  return { x, top: yOf(item.high), foot: yOf(item.low) }
}

/** Neighbours without a hole between them. */
function runs<T>(points: readonly (T | null)[]): T[][] {
  const all: T[][] = [[]]
  for (const point of points) {
    if (point === null) all.push([])
    else all.at(-1)?.push(point)
  }
  return all.filter((run) => run.length > 0)
}

/** A path through points; one alone is a stroke of no length, which round ends make a dot. */
const drawn = (points: readonly { readonly x: number; readonly y: number }[]) =>
  points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('') + (points.length === 1 ? 'h0' : '')
