import { bytesOf, headOf, isGzip, isZip, readingOf, type Reading } from './bytes.ts'
import { csvRows } from './csv.ts'
import { detectEncoding, textOf, type Encoding } from './encoding.ts'
import { FileRefused } from './fault.ts'
import { geojsonRows } from './geojson.ts'
import type { Row } from './row.ts'
import { xlsxRows } from './xlsx.ts'

export const formats = ['csv', 'xlsx', 'geojson'] as const
export type Format = (typeof formats)[number]

export interface RowsQuestion {
  readonly path: string
  /** Seen from the content when absent. */
  readonly format?: Format | undefined
  readonly encoding?: Encoding | undefined
}
export interface OpenedRows {
  readonly format: Format
  readonly encoding: Encoding | null
  readonly rows: AsyncIterable<Row>
  readonly reading: Reading
}

async function firstBytes(path: string): Promise<Buffer> {
  for await (const chunk of bytesOf(path, { bytes: 0, total: 0 })) return chunk
  return Buffer.alloc(0)
}

async function formatOf(path: string): Promise<Format> {
  const head = await headOf(path, 8)
  if (isZip(head)) return 'xlsx'
  const start = (isGzip(head) ? await firstBytes(path) : await headOf(path, 4_096))
    .toString('latin1')
    .replace(/^(?:\xef\xbb\xbf)?\s+/, '')
  if (start.startsWith('\xd0\xcf\x11\xe0'))
    throw new FileRefused('the file is an old .xls workbook: save it as .xlsx or CSV')
  return /^(?:\xef\xbb\xbf)?\{/.test(start) ? 'geojson' : 'csv'
}

/** Opens a CSV, XLSX or GeoJSON file, packed with gzip or not, for reading row by row. */
export async function openRows({ path, format: told, encoding: said }: RowsQuestion): Promise<OpenedRows> {
  const format = told ?? (await formatOf(path))
  const reading = await readingOf(path)
  if (format === 'xlsx') {
    if (!isZip(await headOf(path, 4)))
      throw new FileRefused('the file is no .xlsx workbook: is it a CSV, or an old .xls? Save it as .xlsx or CSV')
    return { format, encoding: null, rows: xlsxRows(path), reading }
  }
  const encoding = said ?? (await detectEncoding(bytesOf(path, { bytes: 0, total: 0 })))
  const text = textOf(bytesOf(path, reading), encoding)
  return { format, encoding, rows: format === 'csv' ? csvRows(text) : geojsonRows(text), reading }
}

/** Rows of a file, one by one; see openRows. */
export async function* readRows(question: RowsQuestion): AsyncGenerator<Row> {
  yield* (await openRows(question)).rows
}
