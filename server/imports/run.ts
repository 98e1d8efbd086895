import type { Telling } from '../contract/telling.ts'
import type { ImportKind } from './column.ts'
import type { Encoding } from './encoding.ts'
import { FileRefused } from './fault.ts'
import { guessMapping } from './guess.ts'
import { mapRow, type Refusal } from './map-row.ts'
import type { Mapping } from './mapping.ts'
import { previewOf, type PreviewRow } from './preview.ts'
import { bareReason, keptRowsWriter, refusedRow, type KeptRow, type RowOutcome } from './kept-rows.ts'
import { refusedWriter } from './refused.ts'
import type { Row } from './row.ts'
import { openRows, type Format } from './rows.ts'

export interface RowTelling {
  readonly row: number
  readonly telling: Telling
}
/** Takes tellings in (or, for a dry run, only looks at them) and says what became of them. */
export type Tell = (tellings: readonly RowTelling[]) => Promise<{
  readonly accepted: number
  /** Rows that were told before with the same content. */
  readonly known: readonly number[]
  readonly rejected: readonly Refusal[]
}>

export interface ImportProgress {
  readonly rows: number
  readonly accepted: number
  readonly duplicates: number
  readonly refused: number
  /** Share of the file that has been read, 0 to 1. */
  readonly share: number
}
export interface ImportQuestion {
  readonly path: string
  readonly format?: Format | undefined
  readonly encoding?: Encoding | undefined
  readonly kind: ImportKind
  /** Guessed from the header names when absent. */
  readonly mapping?: Mapping | undefined
  /** Source of the facts; `import:<kind>` when absent. */
  readonly source?: string | undefined
  readonly tell: Tell
  readonly onProgress?: (progress: ImportProgress) => void
  /** Where refused rows are written, with their reasons. */
  readonly refusedPath: string
  /** Where it is kept what became of each row; absent: nowhere. */
  readonly rowsPath?: string
  readonly signal?: AbortSignal
}
export interface ImportSummary extends Omit<ImportProgress, 'share'> {
  readonly cancelled: boolean
  /** Null when no row was refused. */
  readonly refusedPath: string | null
  readonly format: Format
  readonly encoding: Encoding | null
  readonly headers: readonly string[]
  readonly mapping: Mapping
  readonly preview: readonly PreviewRow[]
  /** Why rows were refused, most frequent first; what stood in them left out. */
  readonly reasons: readonly { readonly pointer: string; readonly message: string; readonly count: number }[]
}

const BATCH = 500
const PREVIEW = 20
const PEEK = 50
const MOST_REASONS = 100

/** Reads a few rows ahead (features of a GeoJSON need not all have the same properties), then all. */
async function peeked(rows: AsyncIterable<Row>): Promise<{ headers: string[]; all: AsyncIterable<Row> }> {
  const iterator = rows[Symbol.asyncIterator]()
  const ahead: Row[] = []
  let ended = false
  while (ahead.length < PEEK && !ended) {
    const next = await iterator.next()
    if (next.done) ended = true
    else ahead.push(next.value)
  }
  const headers = [...new Set(ahead.flatMap(({ record }) => Object.keys(record)))]
  async function* all(): AsyncGenerator<Row> {
    try {
      yield* ahead
      if (!ended) for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value
    } finally {
      await iterator.return?.()
    }
  }
  return { headers, all: all() }
}

function reasonsCounter() {
  const counts = new Map<string, { pointer: string; message: string; count: number }>()
  return {
    add({ pointer, message }: Refusal) {
      const bare = bareReason(message)
      const known = counts.get(`${pointer} ${bare}`)
      if (known) known.count += 1
      else if (counts.size < MOST_REASONS) counts.set(`${pointer} ${bare}`, { pointer, message: bare, count: 1 })
    },
    list: () => [...counts.values()].sort((a, b) => b.count - a.count),
  }
}

function checkMapping({ fields }: Mapping, headers: readonly string[]): void {
  const known = new Set(headers)
  for (const [path, from] of Object.entries(fields)) {
    const column = typeof from === 'string' ? from : 'column' in from ? from.column : null
    if (column === null || known.has(column)) continue
    throw new FileRefused(
      `the mapping takes ${path} from column “${column}”, which the file has not; it has ${headers.slice(0, 40).join(', ')}`,
    )
  }
}

const rowOf = ({ row, telling: { id, time } }: RowTelling, outcome: RowOutcome): KeptRow => ({
  ...{ row, outcome, id },
  at: typeof time === 'number' ? time : null,
})

/** Reads a file, maps its rows to tellings and tells them in batches; refused rows go to a file, and the rest goes on. */
export async function runImport(question: ImportQuestion): Promise<ImportSummary> {
  const { kind, tell, onProgress, refusedPath, signal, source = `import:${kind.kind}` } = question
  const { format, encoding, rows, reading } = await openRows(question)
  const { headers, all } = await peeked(rows)
  const mapping = question.mapping ?? guessMapping(kind, headers)
  // Features differ in their properties: only a table's columns are known from its first rows.
  if (format !== 'geojson') checkMapping(mapping, headers)
  const map = mapRow(kind, mapping, source)
  const refusedRows = refusedWriter(refusedPath, () => headers)
  const keptRows = question.rowsPath === undefined ? null : keptRowsWriter(question.rowsPath)
  const reasons = reasonsCounter()
  const counts = { rows: 0, accepted: 0, duplicates: 0, refused: 0 }
  const preview: PreviewRow[] = []
  let batch: (RowTelling & { readonly record: Row['record'] })[] = []

  /** Of this batch, what is known already of its rows. */
  let become: KeptRow[] = []

  const refuse = async (refusal: Refusal, record: Row['record'], telling?: Telling) => {
    counts.refused += 1
    reasons.add(refusal)
    const shown = preview.findIndex(({ row }) => row === refusal.row)
    if (shown >= 0) preview[shown] = refusal
    await refusedRows.write(refusal, record)
    become.push(refusedRow(refusal, telling))
  }
  const flush = async () => {
    const told = batch
    batch = []
    if (told.length > 0) {
      const { accepted, known, rejected } = await tell(told.map(({ row, telling }) => ({ row, telling })))
      counts.accepted += accepted
      counts.duplicates += known.length
      const rows = new Map(told.map((each) => [each.row, each]))
      for (const refusal of rejected) {
        const { record, telling } = rows.get(refusal.row) ?? { record: {} }
        await refuse(refusal, record, telling)
        rows.delete(refusal.row)
      }
      const before = new Set(known)
      for (const each of rows.values()) become.push(rowOf(each, before.has(each.row) ? 'duplicates' : 'accepted'))
    }
    await keptRows?.write(become)
    become = []
    onProgress?.({ ...counts, share: reading.total === 0 ? 1 : Math.min(1, reading.bytes / reading.total) })
  }

  let refusedFile: string | null = null
  try {
    for await (const row of all) {
      if (signal?.aborted) break
      counts.rows += 1
      const mapped = map(row)
      if (preview.length < PREVIEW) preview.push(previewOf(kind, row.row, mapped))
      if ('refusal' in mapped) await refuse(mapped.refusal, row.record)
      else batch.push({ row: row.row, telling: mapped.telling, record: row.record })
      if (batch.length + become.length >= BATCH) await flush()
    }
    if (!signal?.aborted) await flush()
    // What was read of the batch that the import was ended in is told to nobody.
    else await keptRows?.write([...become, ...batch.map((each) => rowOf(each, 'left'))])
  } catch (error) {
    // A file that breaks off in its middle: what came before the break is told.
    if (error instanceof FileRefused) await flush()
    throw error
  } finally {
    refusedFile = await refusedRows.end()
    await keptRows?.end()
  }
  return {
    ...counts,
    cancelled: signal?.aborted ?? false,
    refusedPath: refusedFile,
    format,
    encoding,
    headers,
    mapping,
    preview,
    reasons: reasons.list(),
  }
}
