import { digitsOf, isBetween, isInvisible, isSpoken, isTen } from './digits.ts'

/** Digits that stand together. */
export interface Run {
  /** ASCII. */
  readonly digits: string
  /** Where in the text each digit begins. */
  readonly at: readonly number[]
  /** Where the text goes on after each digit. */
  readonly ends: readonly number[]
  /** Where the text goes on after the last. */
  readonly end: number
  /** Written in Chinese. */
  readonly spoken: boolean
  /** End of an X that follows, or null. */
  readonly ten: number | null
}

/** More than this between two runs (a wide column, a blank paragraph), and they are two numbers. */
const WIDEST_GAP = 8

const charAt = (text: string, i: number) => String.fromCodePoint(text.codePointAt(i)!)

function runAt(text: string, start: number): Run | null {
  const spoken = isSpoken(charAt(text, start))
  const at: number[] = []
  const ends: number[] = []
  let digits = ''
  let end = start
  while (end < text.length) {
    const char = charAt(text, end)
    const found = digitsOf(char)
    if (found === '' || isSpoken(char) !== spoken) break
    for (const digit of found) {
      digits += digit
      at.push(end)
      ends.push(end + char.length)
    }
    end += char.length
  }
  return digits === '' ? null : { digits, at, ends, end, spoken, ten: tenAfter(text, end) }
}

/** An X right after, or after one sign. */
function tenAfter(text: string, end: number): number | null {
  for (const i of [end, end + 1]) {
    if (i >= text.length) return null
    const char = charAt(text, i)
    if (isTen(char)) return i + char.length
    if (!isBetween(char) && !isInvisible(char)) return null
  }
  return null
}

/** Where what only parts the digits of one number ends, and whether there is a comma in it. */
function gapAfter(text: string, end: number): { readonly next: number; readonly comma: boolean } {
  let seen = 0
  let comma = 0
  let i = end
  while (i < text.length && seen <= WIDEST_GAP) {
    const char = charAt(text, i)
    if (char === ',' || char === '，') comma++
    else if (!isInvisible(char) && !isBetween(char)) break
    if (!isInvisible(char)) seen++
    i += char.length
  }
  return { next: i, comma: comma > 0 }
}

/**
 * Runs of digits with only spaces, dashes and the like between them: what may be one number, however it is split. A comma
 * parts a number only where three digits stand on both sides: `138,0013,8000`, but not `15, 2026-08-07`.
 */
export function clustersOf(text: string): Run[][] {
  const clusters: Run[][] = []
  let open: Run[] = []
  let comma = false
  const close = () => {
    if (open.length > 0) clusters.push(open)
    open = []
  }
  for (let i = 0; i < text.length;) {
    const run = runAt(text, i)
    if (!run) {
      close()
      i += charAt(text, i).length
      continue
    }
    const last = open.at(-1)
    if (last && comma && (last.digits.length < 3 || run.digits.length < 3)) close()
    open.push(run)
    const gap = gapAfter(text, run.end)
    comma = gap.comma
    // The gap ends at a digit, or at something that parts two numbers: the next turn sees which.
    i = gap.next
  }
  close()
  return clusters
}
