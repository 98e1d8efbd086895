import type { Grouping } from '@contract/indicator.ts'
import { LABEL } from '../theme.ts'
import type { Box, Depicted, FigurePen } from './figure-chart.ts'
import { fitted, rowsOf, type Row } from './groups.ts'
import { bare, partsOf, widthOf } from './numbers.ts'
import { groupingOf } from './spans.ts'

/** Height of a row, type sizes: with the name beside the bar, and above it. */
const ROW = { beside: 1.6, above: 2.9 } as const
/** How many rows there are at most. */
export const MOST_ROWS = 40
/** A bar shorter than this, type sizes, tells nothing. */
const LEAST_BAR = 4

export interface BarsFrame {
  readonly by: Grouping
  readonly rows: readonly Row[]
  /** Groups that are not drawn and not summed. */
  readonly left: number
  readonly size: number
  /** Where names stand. */
  readonly named: keyof typeof ROW
  /** Room of the names and of the values beside the bars, CSS pixels. */
  readonly names: number
  readonly values: number
  readonly top: number
  readonly rowHeight: number
  readonly min: number
  readonly max: number
  readonly xOf: (value: number) => number
}

/** Whether a value misses the target; null where there is none, or no better way. */
export function misses({ figure }: Pick<Depicted, 'figure'>, value: number | null): boolean {
  if (figure.target === null || value === null || figure.direction === 'none') return false
  return figure.direction === 'up' ? value < figure.target.value : value > figure.target.value
}

/** What stands at the end of a bar: the value, and what it is made of. */
export function valueText(row: Row, what: Depicted): string {
  const parts = row.group === null ? null : partsOf(row.group, what.figure)
  const sign = misses(what, row.value) ? ' ◆' : ''
  return `${bare(row.value, what.figure.unit)}${sign}${parts === null ? '' : `  ${parts}`}`
}

/** Names and numbers are never cut: where both have no room beside the bars, names stand above them. */
function roomOf(rows: readonly Row[], what: Depicted, width: number, size: number) {
  const widest = (texts: readonly string[]) => Math.max(0, ...texts.map((text) => widthOf(text, size))) + size
  const names = widest(rows.map(({ name }) => name))
  const values = widest(rows.map((row) => valueText(row, what)))
  const named = names + values + LEAST_BAR * size > width ? ('above' as const) : ('beside' as const)
  return { named, names: named === 'above' ? 0 : names, values: Math.min(values, width * 0.8) }
}

const headOf = ({ figure }: Depicted, size: number) => (figure.target === null ? 0 : size * 1.6)

/** Lays bars out in their box; null when there are none. */
export function frameOf(what: Depicted, box: Box, pen: FigurePen): BarsFrame | null {
  const by = groupingOf(what.figure)
  if (by === null || what.figure.groups.length === 0) return null
  const size = pen.px(LABEL)
  const top = headOf(what, size)
  const all = rowsOf(what.figure, by, pen)
  const fittedIn = (row: number) =>
    fitted(all, Math.max(2, Math.min(MOST_ROWS, Math.floor((box.height - top) / (size * row)))), what.figure, pen)
  const close = fittedIn(ROW.beside)
  const room = roomOf(close.shown, what, box.width, size)
  const { shown, left } = room.named === 'beside' ? close : fittedIn(ROW.above)
  const rowHeight = Math.min((box.height - top) / shown.length, size * (room.named === 'beside' ? 3 : 3.4))
  // The sum of the rest is no bar: it would be the longest and dwarf those that it stands below.
  const barred = shown.filter(({ group }) => group !== null)
  const numbers = [...barred.flatMap(({ value }) => (value === null ? [] : [value])), what.figure.target?.value ?? 0]
  const [min, max] = [Math.min(0, ...numbers), Math.max(0, ...numbers)]
  const wide = Math.max(1, box.width - room.names - room.values)
  const xOf = (value: number) => room.names + ((value - min) / (max - min || 1)) * wide
  return { by, rows: shown, left, size, ...room, top, rowHeight, min, max: max === min ? min + 1 : max, xOf }
}

/** The height at which every row has its room. */
export function heightOf(what: Depicted, width: number, pen: FigurePen): number {
  const size = pen.px(LABEL)
  const by = groupingOf(what.figure)
  const { named } = roomOf(by === null ? [] : rowsOf(what.figure, by, pen), what, width, size)
  const rows = Math.max(2, Math.min(MOST_ROWS, what.figure.groups.length))
  return size * rows * (ROW[named] + 0.1) + headOf(what, size)
}
