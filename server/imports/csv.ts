import { cellsOf, quotingAfter } from './cells.ts'
import { FileRefused } from './fault.ts'
import { CUT, linesOf, LONGEST_LINE } from './lines.ts'
import type { Row } from './row.ts'

/** Most characters of a record that runs over several lines: an open quote must not swallow the rest of a file. */
const LONGEST_RECORD = 65_536
const DELIMITERS = [',', '\t', ';', '|'] as const

/** The delimiter of a header line: the one that stands in it most often, outside quotes. */
export function delimiterOf(header: string): string {
  const bare = header.replace(/"[^"]*"/g, '')
  const counts = DELIMITERS.map((delimiter) => bare.split(delimiter).length)
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ','
}

/** Header cells as column names: trimmed, none empty, none twice. */
export function namesOf(header: readonly unknown[]): string[] {
  const seen = new Map<string, number>()
  return header.map((cell, i) => {
    const name =
      (typeof cell === 'string' ? cell : typeof cell === 'number' ? String(cell) : '').trim().slice(0, 200) ||
      `column ${i + 1}`
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return times === 1 ? name : `${name} (${times})`
  })
}

/** Physical lines one at a time, with the possibility to give some back. */
function lineSource(batches: AsyncIterator<string[]>) {
  let batch: string[] = []
  let at = 0
  const returned: string[] = []
  return {
    async next(): Promise<string | undefined> {
      const again = returned.pop()
      if (again !== undefined) return again
      while (at >= batch.length) {
        const more = await batches.next()
        if (more.done) return undefined
        batch = more.value
        at = 0
      }
      return batch[at++]
    },
    giveBack(lines: readonly string[]) {
      for (let i = lines.length - 1; i >= 0; i--) returned.push(lines[i]!)
    },
  }
}

type Source = ReturnType<typeof lineSource>
type Cells = { readonly cells: readonly string[] } | { readonly cells: readonly string[]; readonly fault: string }

/** The record that begins with `line`. When its quotes do not close as they should, the line stands alone and the next ones go back. */
async function recordFrom(line: string, source: Source, delimiter: string, width: number | null): Promise<Cells> {
  if (line.includes(CUT))
    return { cells: [line.slice(0, 200)], fault: `the line is longer than ${LONGEST_LINE} characters` }
  const lines = [line]
  let quoting = quotingAfter(line, delimiter, 'out')
  let length = line.length
  while (quoting === 'in' && length <= LONGEST_RECORD) {
    const next = await source.next()
    if (next === undefined) break
    lines.push(next)
    length += next.length + 1
    quoting = quotingAfter(next, delimiter, 'in')
  }
  const cells = quoting === 'out' ? cellsOf(lines.join('\n'), delimiter) : null
  if (cells && (lines.length === 1 || width === null || cells.length === width)) return { cells }
  source.giveBack(lines.slice(1))
  if (lines.length === 1 && quoting === 'bad') return { cells: cellsOf(line, delimiter) }
  return {
    cells: line.split(delimiter),
    fault: 'a quotation mark is opened in this line and not closed as it should be',
  }
}

const blank = (cells: readonly string[]) => cells.every((cell) => cell.trim() === '')

function rowOf(row: number, names: readonly string[], read: Cells): Row {
  const { cells } = read
  const record: Record<string, unknown> = {}
  names.forEach((name, i) => (record[name] = cells[i] ?? ''))
  if ('fault' in read) return { row, record, fault: read.fault }
  if (cells.length < names.length || !blank(cells.slice(names.length))) {
    return { row, record, fault: `has ${cells.length} cells where the header has ${names.length}` }
  }
  if (cells.every((cell) => !cell.includes('\ufffd'))) return { row, record }
  return { row, record, fault: 'holds bytes that are no character in the encoding of the file' }
}

/** Rows of a CSV text: first line the header, a row that does not fit it given with its fault, never the end of the reading. */
export async function* csvRows(text: AsyncIterable<string>): AsyncGenerator<Row> {
  const lines = linesOf(text)
  const source = lineSource(lines)
  try {
    let first = await source.next()
    while (first !== undefined && first.trim() === '') first = await source.next()
    if (first === undefined) throw new FileRefused('the file is empty: it needs a header line and rows')
    const delimiter = delimiterOf(first)
    const names = namesOf((await recordFrom(first, source, delimiter, null)).cells)
    let row = 1
    for (let line = await source.next(); line !== undefined; line = await source.next()) {
      const read = await recordFrom(line, source, delimiter, names.length)
      row += 1
      if (!blank(read.cells)) yield rowOf(row, names, read)
    }
  } finally {
    // Whoever stops reading early closes the file.
    await lines.return(undefined)
  }
}
