import type { Refusal } from './map-row.ts'
import { writingTo } from './writing.ts'

const NUMBER = /^[+-]?\d+(?:\.\d+)?$/

/** JSON of a value without the quotes that JSON puts around a date. */
const plainJson = (value: unknown) => JSON.stringify(value).replace(/^"(.*)"$/s, '$1')

/** A CSV cell that no spreadsheet takes for a formula: text beginning with = + - @ or a control character gets an apostrophe. Plain numbers stay. */
export function safeCell(value: unknown): string {
  const text = typeof value === 'string' ? value : value === undefined || value === null ? '' : plainJson(value)
  const safe = /^[\s]*[=+\-@]|^[\t\r\n]/.test(text) && !NUMBER.test(text) ? `'${text}` : text
  return /[",\r\n;\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Writes refused rows with their reasons to a CSV that a person can mend and import again; the file is made with the first row. */
export function refusedWriter(path: string, headers: () => readonly string[]) {
  const file = writingTo(path)
  let columns: readonly string[] | null = null
  return {
    async write({ row, pointer, message }: Refusal, record: Readonly<Record<string, unknown>>): Promise<void> {
      // The byte order mark tells a Chinese spreadsheet that this is UTF-8.
      const head =
        columns === null ? `\ufeff${['row', 'pointer', 'reason', ...headers()].map(safeCell).join(',')}\r\n` : ''
      columns ??= headers()
      const line = [row, pointer, message, ...columns.map((column) => record[column])].map(safeCell).join(',')
      await file.write(`${head}${line}\r\n`)
    },
    end: file.end,
  }
}
