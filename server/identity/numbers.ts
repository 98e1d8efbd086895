import type { Run } from './digit-runs.ts'
import { AREA, LONG, MOBILE_LENGTH, splitNumbers, type NumberKind } from './split-numbers.ts'

/** A stretch of the text that must not be seen, and what is shown in its place. */
export interface Found {
  readonly from: number
  readonly to: number
  readonly shown: string
}

/** Mainland mobiles (11 digits), also behind a country code or a trunk zero. */
const MOBILE = /^(?:0{0,2}86|0)?(1[3-9]\d{9})$/

/** What is shown of digits: enough to tell two of them apart, too little to call or to look up (complaints, 2.7). */
export function shownAs(kind: NumberKind, digits: string): string {
  if (kind === 'mobile') return `${digits.slice(0, 3)}****${digits.slice(-4)}`
  if (kind === 'identity') return `${digits.slice(0, 3)}${'*'.repeat(digits.length - 4)}${digits.slice(-1)}`
  const area = kind === 'landline' ? (AREA.exec(digits)?.[0] ?? '') : ''
  return area + '＊'.repeat(digits.length - area.length)
}

/** A run that is a number by itself, whatever stands around it. */
function whole({ digits, at, end, ten }: Run): Found | null {
  const mobile = MOBILE.exec(digits)?.[1]
  if (mobile !== undefined)
    return { from: at[digits.length - MOBILE_LENGTH]!, to: end, shown: shownAs('mobile', mobile) }
  if (digits.length < LONG) return null
  const full = ten !== null && digits.length === 17 ? `${digits}X` : digits
  const kind = full.length === 18 || full.length === 15 ? 'identity' : 'hidden'
  return { from: at[0]!, to: full === digits ? end : ten!, shown: shownAs(kind, full) }
}

/** Numbers in runs of which none is one by itself: across their borders and anywhere within. */
function split(runs: readonly Run[]): Found[] {
  const last = runs.at(-1)
  if (!last) return []
  const starts = [0]
  for (const run of runs) starts.push(starts.at(-1)! + run.digits.length)
  const own = runs.map((run) => run.digits).join('')
  const digits = last.ten !== null && own.length >= 17 ? `${own}X` : own
  const at = runs.flatMap((run) => run.at)
  const ends = runs.flatMap((run) => run.ends)
  return splitNumbers({ runs, digits, starts }).map(({ from, to, kind }) => ({
    from: at[from]!,
    to: to > own.length ? last.ten! : ends[to - 1]!,
    shown: shownAs(kind, digits.slice(from, to)),
  }))
}

/** Telephone, identity and card numbers in one cluster of digits, in order; none overlaps another. */
export function numbersIn(cluster: readonly Run[]): Found[] {
  const found: Found[] = []
  let loose: Run[] = []
  for (const run of cluster) {
    const one = whole(run)
    if (!one) {
      loose.push(run)
      continue
    }
    found.push(...split(loose), one)
    loose = []
  }
  return [...found, ...split(loose)]
}
