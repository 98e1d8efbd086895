import type { FigureGroup, FigureTold, Grouping } from '@contract/indicator.ts'
import type { Wording } from '@contract/counting.ts'
import { say, type FigurePen } from './figure-chart.ts'
import { wordsOf } from './words.ts'

/** How a group is called: by the house, else by its own word; what nobody told has words too, and of lanes it is the desk. */
export function nameOf(by: Grouping, key: string | null, pen: FigurePen, title?: Wording | null): string {
  const words = wordsOf(pen.lang)
  if (title) return say(title, pen)
  return pen.name(by, key) ?? key ?? (by === 'lane' ? words.desk : words.notTold)
}

/** A group of a figure, or what is left of them. */
export interface Row {
  readonly name: string
  /** Null: nothing to reckon with. Its row is kept. */
  readonly value: number | null
  readonly group: FigureGroup | null
}

/** Groups by their values, the largest first, those without a value last; of one value by name. */
export function rowsOf(figure: FigureTold, by: Grouping, pen: FigurePen): Row[] {
  return figure.groups
    .map((group) => ({
      name: nameOf(by, group.key[by] ?? null, pen, group.title),
      value: Number.isFinite(group.value) ? group.value : null,
      group,
    }))
    .sort((a, b) => compared(a, b))
}

const compared = (a: Row, b: Row) => {
  if (a.value !== null && b.value !== null && a.value !== b.value) return b.value - a.value
  if ((a.value === null) !== (b.value === null)) return a.value === null ? 1 : -1
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0
}

/** The rows that have room; of counts the others become one row with their sum, of anything else they are only counted. */
export function fitted(
  rows: readonly Row[],
  room: number,
  figure: FigureTold,
  pen: FigurePen,
): { shown: Row[]; left: number } {
  if (rows.length <= room) return { shown: [...rows], left: 0 }
  if (figure.measure !== 'count') return { shown: rows.slice(0, room), left: rows.length - room }
  const shown = rows.slice(0, Math.max(1, room - 1))
  const rest = rows.slice(shown.length)
  const known = rest.filter(({ value }) => value !== null)
  const value = known.length === 0 ? null : known.reduce((sum, row) => sum + (row.value ?? 0), 0)
  return { shown: [...shown, { name: wordsOf(pen.lang).rest(rest.length), value, group: null }], left: 0 }
}
