/** Longest line that is kept; the rest of a longer one is dropped, and the line says so. */
export const LONGEST_LINE = 1_048_576
export const CUT = '\u0000cut'

/** Splits text into physical lines, many at a time; LF, CRLF and lone CR all end one. */
export async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<string[]> {
  let rest = ''
  let dropping = false
  let heldCr = false
  for await (const piece of text) {
    // A CR at the end of a piece may be half of a CRLF.
    let whole: string = heldCr ? `\r${piece}` : piece
    heldCr = whole.endsWith('\r')
    if (heldCr) whole = whole.slice(0, -1)
    const parts = whole.includes('\r') ? whole.split(/\r\n|\n|\r/) : whole.split('\n')
    if (parts.length === 1) {
      if (!dropping) rest += parts[0]
    } else {
      parts[0] = dropping ? rest : rest + parts[0]
      dropping = false
      rest = parts.pop() ?? ''
      yield parts
    }
    if (rest.length > LONGEST_LINE) {
      rest = rest.slice(0, LONGEST_LINE) + CUT
      dropping = true
    }
  }
  if (heldCr || rest !== '') yield [rest]
}
