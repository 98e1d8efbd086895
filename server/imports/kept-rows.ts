import { createReadStream } from 'node:fs'
import type { Refusal } from './map-row.ts'
import { writingTo } from './writing.ts'

/** What became of a row; `left`: read, and not told, because the import was ended before. */
export const rowOutcomes = ['accepted', 'duplicates', 'refused', 'left'] as const
export type RowOutcome = (typeof rowOutcomes)[number]

/** One row of an import as it can be looked at afterwards. What stood in its cells is not kept: those are the file's, and may be a person's. */
export interface KeptRow {
  readonly row: number
  readonly outcome: RowOutcome
  /** Id that it was told under; null: it was refused before it had one. */
  readonly id: string | null
  /** Epoch ms; null: the row tells none. */
  readonly at: number | null
  readonly pointer?: string
  readonly message?: string
}
export interface RowsQuery {
  readonly outcome?: RowOutcome | undefined
  readonly pointer?: string | undefined
  readonly message?: string | undefined
  readonly limit: number
  /** Byte of the file that the page before ended at. */
  readonly cursor: number
}

/** Rows kept of each outcome, the first of the file: an import of any size keeps a file of some megabytes. */
export const ROWS_KEPT = 20_000

/** A reason without what stood in the row, so that rows with the same fault have the same reason. */
export const bareReason = (message: string): string => message.replace(/(holds|is|and is text \() ?“[^”]*”/g, '$1 …')

export function keptRowsWriter(path: string, most = ROWS_KEPT) {
  const file = writingTo(path)
  const kept = new Map<RowOutcome, number>()
  return {
    /** In the order of the file, as far as one telling reaches. */
    async write(rows: readonly KeptRow[]): Promise<void> {
      let text = ''
      for (const row of rows.toSorted((a, b) => a.row - b.row)) {
        const before = kept.get(row.outcome) ?? 0
        if (before >= most) continue
        kept.set(row.outcome, before + 1)
        text += `${JSON.stringify(row)}\n`
      }
      if (text !== '') await file.write(text)
    },
    end: file.end,
  }
}

export const refusedRow = (
  { row, pointer, message }: Refusal,
  told?: { readonly id: string; readonly time?: unknown },
): KeptRow => ({
  ...{ row, outcome: 'refused', pointer, message: bareReason(message) },
  ...{ id: told?.id ?? null, at: typeof told?.time === 'number' ? told.time : null },
})

/** Lines from a byte on, each with the byte after it. A byte in the middle of a line means the next one. */
async function* linesFrom(path: string, from: number): AsyncGenerator<{ readonly line: string; readonly end: number }> {
  let at = Math.max(0, from - 1)
  let skip = from > 0
  let rest = Buffer.alloc(0)
  for await (const piece of createReadStream(path, { start: at })) {
    rest = Buffer.concat([rest, piece as Buffer])
    for (let cut = rest.indexOf(10); cut >= 0; cut = rest.indexOf(10)) {
      at += cut + 1
      if (!skip) yield { line: rest.toString('utf8', 0, cut), end: at }
      skip = false
      rest = rest.subarray(cut + 1)
    }
  }
}

/** A page of the rows that were kept, in the order of the file. */
export async function readKeptRows(
  path: string,
  { outcome, pointer, message, limit, cursor }: RowsQuery,
): Promise<{ readonly items: readonly KeptRow[]; readonly next: string | null }> {
  const items: KeptRow[] = []
  let next = cursor
  for await (const { line, end } of linesFrom(path, cursor)) {
    const row = JSON.parse(line) as KeptRow
    const asked =
      (outcome === undefined || row.outcome === outcome) &&
      (pointer === undefined || row.pointer === pointer) &&
      (message === undefined || row.message === message)
    if (asked && items.length === limit) return { items, next: String(next) }
    if (asked) items.push(row)
    next = end
  }
  return { items, next: null }
}
