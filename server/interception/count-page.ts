import type { CountPart } from '../contract/counting.ts'
import { AT_ONCE, isOf, type CountedRow, type Terms } from './count.ts'

/** A row's name in its list; the halves of one submission stand side by side. */
export const listName = ({ record }: CountedRow) => `${record.id}/${record.kind}`
const inOrder = (a: CountedRow, b: CountedRow) =>
  a.record.receivedAt - b.record.receivedAt || (listName(a) < listName(b) ? -1 : 1)

/** A page of the records of one part, by receipt, and how many there are in all. */
export interface CountPage<Row> {
  readonly rows: readonly Row[]
  readonly total: number
  /** Whether any come after it. */
  readonly more: boolean
}

/** The first `limit` rows of a part after a place (time of receipt, name). Keeps no more than a page. Yields after every few rows. */
export function* pageOf<Row extends CountedRow>(
  entries: readonly (readonly Row[])[],
  takes: (row: Row) => boolean,
  part: CountPart,
  terms: Terms,
  { after, limit }: { readonly after: readonly [number, string] | null; readonly limit: number },
): Generator<void, CountPage<Row>> {
  const page: Row[] = []
  let total = 0
  const beyond = (row: Row) =>
    after === null ||
    row.record.receivedAt > after[0] ||
    (row.record.receivedAt === after[0] && listName(row) > after[1])
  for (const [at, rows] of entries.entries()) {
    if (at % AT_ONCE === 0) yield
    for (const row of rows) {
      if (!takes(row) || !isOf(part, row.record, terms)) continue
      total += 1
      if (!beyond(row)) continue
      // One more than the page tells whether there is more.
      if (page.length > limit && inOrder(row, page[limit]!) > 0) continue
      let low = 0
      for (let high = page.length; low < high;) {
        const middle = (low + high) >> 1
        if (inOrder(row, page[middle]!) > 0) low = middle + 1
        else high = middle
      }
      page.splice(low, 0, row)
      if (page.length > limit + 1) page.pop()
    }
  }
  return { rows: page.slice(0, limit), total, more: page.length > limit }
}
