/** After a line: inside a quoted cell, outside, or a quote stands where none may. */
export type Quoting = 'in' | 'out' | 'bad'

/** Where the quotes of a line of CSV (RFC 4180) leave its end, when its beginning is inside or outside a quoted cell. */
export function quotingAfter(line: string, delimiter: string, before: 'in' | 'out'): Quoting {
  let inside = before === 'in'
  for (let i = line.indexOf('"'); i >= 0; i = line.indexOf('"', i + 1)) {
    // A quote in the middle of a bare cell is just a quote.
    if (!inside) inside = i === 0 || line[i - 1] === delimiter
    else if (line[i + 1] === '"') i += 1
    else if (i + 1 === line.length || line[i + 1] === delimiter) inside = false
    else return 'bad'
  }
  return inside ? 'in' : 'out'
}

/** End of the quoted cell that begins at `start`: index of its closing quote, -1 when it has none that closes it. */
function closingOf(text: string, start: number, delimiter: string): number {
  for (let i = text.indexOf('"', start + 1); i >= 0; i = text.indexOf('"', i + 1)) {
    if (text[i + 1] === '"') i += 1
    else return i + 1 === text.length || text[i + 1] === delimiter ? i : -1
  }
  return -1
}

/** Cells of one record of CSV; a cell whose quotes make no sense is taken as it stands. */
export function cellsOf(text: string, delimiter: string): string[] {
  if (!text.includes('"')) return text.split(delimiter)
  const cells: string[] = []
  for (let i = 0; i <= text.length;) {
    const closing = text[i] === '"' ? closingOf(text, i, delimiter) : -1
    if (closing >= 0) {
      cells.push(text.slice(i + 1, closing).replaceAll('""', '"'))
      i = closing + 2
      // A delimiter at the very end opens one more cell, an end without one does not.
      if (closing + 1 === text.length) break
    } else {
      const next = text.indexOf(delimiter, i)
      const end = next < 0 ? text.length : next
      cells.push(text.slice(i, end))
      i = end + 1
    }
  }
  return cells
}
