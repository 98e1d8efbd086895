import type { FigureTold, Grouping } from '@contract/indicator.ts'
import { LABEL } from '../theme.ts'
import { numbersOf, pointsOf, type Point } from './curve-frame.ts'
import type { Box, Depicted, FigurePen } from './figure-chart.ts'
import { nameOf } from './groups.ts'
import { percentScale, scaleOf, type Scale } from './scale.ts'
import { groupingOf, MOST_POINTS, spanOf } from './spans.ts'

export const MOST_PANELS = 24
/** No panel is smaller than this, type sizes. */
const LEAST = { width: 9, height: 5.2 }
/** As wide as this for its height a panel reads best. */
const SHAPE = 2.1

/** One little curve. */
export interface Panel {
  readonly key: string | null
  readonly name: string
  readonly points: readonly Point[]
  /** The last span with a value. */
  readonly last: Point | null
}

/** Curves of a figure by their last value, the largest first, those without one last; of one value by name. */
export function panelsOf(what: Depicted, pen: FigurePen): Panel[] {
  const [by, span] = [groupingOf(what.figure), spanOf(what.figure)]
  if (by === null || span === null) return []
  const groups = new Map<string | null, FigureTold['groups'][number][]>()
  for (const group of what.figure.groups) {
    const key = group.key[by] ?? null
    const own = groups.get(key)
    if (own === undefined) groups.set(key, [group])
    else own.push(group)
  }
  return [...groups]
    .map(([key, own]) => panelOf(key, { ...what, figure: { ...what.figure, groups: own, by: [span] } }, by, pen))
    .sort(
      (a, b) =>
        (b.last?.value ?? Number.NEGATIVE_INFINITY) - (a.last?.value ?? Number.NEGATIVE_INFINITY) ||
        (a.name < b.name ? -1 : 1),
    )
}

function panelOf(key: string | null, what: Depicted, by: Grouping, pen: FigurePen): Panel {
  // What is usual for the district says nothing about how many cases one street has; of shares and times it does.
  const shared = what.figure.measure === 'count' || what.figure.measure === 'sum' ? null : what.usual
  const points = pointsOf({ figure: what.figure, usual: shared })
  return {
    key,
    name: nameOf(by, key, pen, what.figure.groups[0]?.title),
    points,
    last: points.findLast(({ value }) => value !== null) ?? null,
  }
}

/** Where the panels lie, and the one scale they share. */
export interface PanelsFrame {
  readonly panels: readonly (Panel & { readonly left: number; readonly top: number })[]
  /** Curves that have no room. */
  readonly left: number
  readonly columns: number
  readonly width: number
  readonly height: number
  /** Room of the numbers at the left of the whole, and of the times below it. */
  readonly gutter: number
  readonly size: number
  readonly scale: Scale
  readonly from: number
  readonly to: number
}

/** How many columns make panels that fit and come closest to a good shape. */
export function columnsFor(count: number, box: Box, size: number): number {
  let best = 1
  let off = Number.POSITIVE_INFINITY
  for (let columns = 1; columns <= count; columns++) {
    const width = box.width / columns
    const height = box.height / Math.ceil(count / columns)
    if (columns > 1 && width < LEAST.width * size) break
    const now = Math.abs(Math.log(width / height / SHAPE)) + (height < LEAST.height * size ? 10 : 0)
    if (now < off) [best, off] = [columns, now]
  }
  return best
}

export function panelsFrame(what: Depicted, box: Box, pen: FigurePen, gutter: number): PanelsFrame | null {
  const all = panelsOf(what, pen)
  if (all.every(({ last }) => last === null)) return null
  const size = pen.px(LABEL)
  const inner = { width: box.width - gutter, height: box.height - size * 1.4 }
  const most = Math.floor(inner.width / (LEAST.width * size)) * Math.floor(inner.height / (LEAST.height * size))
  const room = Math.max(1, Math.min(MOST_PANELS, most))
  const shown = all.slice(0, room)
  const columns = columnsFor(shown.length, inner, size)
  const width = inner.width / columns
  const height = inner.height / Math.ceil(shown.length / columns)
  const each = Math.floor(MOST_POINTS / shown.length)
  const bounded = shown.map((panel) => ({ ...panel, points: panel.points.slice(-each) }))
  const points = bounded.flatMap((panel) => panel.points)
  const numbers = [...numbersOf(points), ...(what.figure.target === null ? [] : [what.figure.target.value])]
  const scale =
    what.figure.unit === 'percent' ? percentScale(numbers, 5) : scaleOf(numbers, what.figure.measure === 'count', 5)
  return {
    panels: bounded.map((panel, index) => ({
      ...panel,
      left: gutter + (index % columns) * width,
      top: Math.floor(index / columns) * height,
    })),
    left: all.length - shown.length,
    columns,
    width,
    height,
    gutter,
    size,
    scale,
    from: Math.min(...points.map(({ start }) => start)),
    to: Math.max(...points.map(({ end }) => end)),
  }
}
