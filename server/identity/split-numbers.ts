import type { Run } from './digit-runs.ts'

export type NumberKind = 'mobile' | 'identity' | 'landline' | 'hidden'
/** From one position to another in the digits of some runs put together. */
export interface Range {
  readonly from: number
  readonly to: number
  readonly kind: NumberKind
}
/** Runs put together: their digits (an X at the end where one follows), and where each run starts; the last start is the end. */
export interface Joined {
  readonly runs: readonly Run[]
  readonly digits: string
  readonly starts: readonly number[]
}

/** From here on digits are a number of a person, an account or a card: 15 is the shortest identity number. */
export const LONG = 15
export const MOBILE_LENGTH = 11
export const AREA = /^0(?:10|2\d|[3-9]\d\d)/
const AREA_ONLY = /^0(?:10|2\d|[3-9]\d\d)$/
const AREA_BARE = /^(?:10|2\d|[3-9]\d\d)$/
const ABROAD = /^0{0,2}86$/
/** Identity numbers with a date inside (GB 11643-1999), 18 places and the 15 of before. */
const IDENTITY = /[1-9]\d{5}(?:18|19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]/y
const IDENTITY_15 = /^[1-9]\d{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}$/

const overlap = (a: Range, b: Range) => a.from < b.to && b.from < a.to

/** Whatever reads as a mobile, wherever it begins; of two that overlap, one that begins and ends with runs is the right one. */
function mobiles({ digits, starts }: Joined): Range[] {
  const bounds = new Set(starts)
  const sure: Range[] = []
  const maybe: Range[] = []
  for (let from = 0; from + MOBILE_LENGTH <= digits.length; from++) {
    if (digits[from] !== '1' || digits[from + 1]! < '3' || digits[from + MOBILE_LENGTH - 1] === 'X') continue
    const to = from + MOBILE_LENGTH
    ;(bounds.has(from) && bounds.has(to) ? sure : maybe).push({ from, to, kind: 'mobile' })
  }
  // Both lists are in order: one walk along both finds what overlaps.
  let near = 0
  const left = maybe.filter((range) => {
    while (near < sure.length && sure[near]!.to <= range.from) near++
    return near === sure.length || !overlap(range, sure[near]!)
  })
  return [...sure, ...left]
}

function identities({ digits }: Joined): Range[] {
  const found: Range[] = []
  for (let from = 0; from + 18 <= digits.length; from++) {
    IDENTITY.lastIndex = from
    if (IDENTITY.test(digits)) found.push({ from, to: from + 18, kind: 'identity' })
  }
  return found
}

/** Where a run ends so that there are `least` to `most` digits from `first` on, and how many runs that takes. */
function until({ runs, starts }: Joined, first: number, least: number, most: number): number | null {
  for (let n = 1; n <= most && first + n <= runs.length; n++) {
    const digits = starts[first + n]! - starts[first]!
    if (digits >= least) return digits <= most ? n : null
  }
  return null
}

const isDate = (runs: readonly Run[], i: number) =>
  /^(?:19|20)\d\d$/.test(runs[i]?.digits ?? '') &&
  [1, 2].every((after) => /^(?:0?[1-9]|[12]\d|3[01])$/.test(runs[i + after]?.digits ?? ''))

function landlineAt(joined: Joined, first: number): { readonly parts: number; readonly kind: NumberKind } | null {
  const { runs, digits, starts } = joined
  const own = runs[first]!.digits
  // Of three or four digits a run is an area code by itself, of two it is a month.
  const trunk =
    own.length >= 2 && own.length <= 4
      ? AREA_ONLY.test(own)
      : AREA.test(digits.slice(starts[first], starts[first]! + 4))
  const abroad = ABROAD.test(runs[first - 1]?.digits ?? '') && AREA_BARE.test(own)
  const parts = trunk ? until(joined, first, 10, 12) : abroad ? until(joined, first, 9, 11) : null
  return parts === null ? null : { parts, kind: trunk ? 'landline' : 'hidden' }
}

/**
 * Landlines begin and end with runs. Beside them and beside dates, 15 digits and more are an account or a card, read out in
 * fours or however; what looks like a landline in the middle of one is a part of it.
 */
function landlinesAndCards(joined: Joined): Range[] {
  const { runs, digits, starts } = joined
  const found: Range[] = []
  let first = 0
  const close = (next: number) => {
    const [from, to] = [starts[first]!, starts[next]!]
    if (to - from < LONG) return
    const old = to - from === LONG && IDENTITY_15.test(digits.slice(from, to))
    found.push({ from, to, kind: old ? 'identity' : 'hidden' })
  }
  for (let i = 0; i < runs.length;) {
    const landline = landlineAt(joined, i)
    if (landline) found.push({ from: starts[i]!, to: starts[i + landline.parts]!, kind: landline.kind })
    const alone = landline && (first === i || (first === i - 1 && ABROAD.test(runs[first]!.digits)))
    const parts = alone ? landline.parts : isDate(runs, i) ? 3 : runs[i]!.spoken ? 1 : 0
    if (parts === 0) {
      i++
      continue
    }
    close(i)
    i += parts
    first = i
  }
  close(runs.length)
  return found
}

/** Ranges that touch the same digits become one that shows none, unless one lies within an identity number. */
function merged(ranges: readonly Range[]): Range[] {
  const sorted = [...ranges].sort((a, b) => a.from - b.from || b.to - a.to || (a.kind === 'identity' ? -1 : 1))
  const kept: Range[] = []
  for (const range of sorted) {
    const last = kept.at(-1)
    if (!last || range.from >= last.to) kept.push(range)
    else if (last.kind !== 'identity' || range.to > last.to)
      kept[kept.length - 1] = { from: last.from, to: Math.max(last.to, range.to), kind: 'hidden' }
  }
  return kept
}

/** Numbers that are split over several runs, or have other digits right beside them. In order; none overlaps another. */
export const splitNumbers = (joined: Joined): readonly Range[] =>
  merged([...mobiles(joined), ...identities(joined), ...landlinesAndCards(joined)])
