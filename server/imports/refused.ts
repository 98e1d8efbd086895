import { createWriteStream, type WriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import type { Refusal } from './map-row.ts'

const NUMBER = /^[+-]?\d+(?:\.\d+)?$/

/** JSON of a value without the quotes that JSON puts around a date. */
const plainJson = (value: unknown) => JSON.stringify(value).replace(/^"(.*)"$/s, '$1')

/** A CSV cell that no spreadsheet takes for a formula: text beginning with = + - @ or a control character gets an apostrophe. Plain numbers stay. */
export function safeCell(value: unknown): string {
  const text = typeof value === 'string' ? value : value === undefined || value === null ? '' : plainJson(value)
  const safe = /^[\s]*[=+\-@]|^[\t\r\n]/.test(text) && !NUMBER.test(text) ? `'${text}` : text
  return /[",\r\n;\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** When a stream takes more again, or is closed by a failure. */
const drained = (stream: WriteStream) =>
  new Promise<void>((resolve) => {
    const done = () => {
      stream.off('drain', done).off('close', done)
      resolve()
    }
    stream.on('drain', done).on('close', done)
  })

/** Writes refused rows with their reasons to a CSV that a person can mend and import again; the file is made with the first row. */
export function refusedWriter(path: string, headers: () => readonly string[]) {
  let stream: WriteStream | null = null
  let columns: readonly string[] = []
  let failed: Error | null = null
  const begin = (): WriteStream => {
    columns = headers()
    const made = createWriteStream(path, { encoding: 'utf8' })
    made.on('error', (error) => (failed = error))
    // The byte order mark tells a Chinese spreadsheet that this is UTF-8.
    made.write(`\ufeff${['row', 'pointer', 'reason', ...columns].map(safeCell).join(',')}\r\n`)
    return made
  }
  return {
    async write({ row, pointer, message }: Refusal, record: Readonly<Record<string, unknown>>): Promise<void> {
      stream ??= begin()
      const line = [row, pointer, message, ...columns.map((column) => record[column])].map(safeCell).join(',')
      if (!stream.write(`${line}\r\n`) && !failed) await drained(stream)
      if (failed) throw failed
    },
    /** Path of the file when there is one. */
    async end(): Promise<string | null> {
      if (!stream) return null
      stream.end()
      await finished(stream)
      return path
    },
  }
}
