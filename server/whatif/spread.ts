import type { WhatIfBand } from '../contract/what-if.ts'
import { shareOf } from '../interception/rate.ts'

/** n of d. */
export interface Pair {
  readonly n: number
  readonly d: number
}

/** Difference of two shares in hundredths of a percentage point, half away from zero, in whole numbers; null when one has nothing to divide by. */
export function hundredths(a: Pair, b: Pair): number | null {
  if (a.d === 0 || b.d === 0) return null
  const top = BigInt(a.n) * BigInt(b.d) - BigInt(b.n) * BigInt(a.d)
  const bottom = BigInt(a.d) * BigInt(b.d)
  const size = ((top < 0n ? -top : top) * 20_000n + bottom) / (2n * bottom)
  return Number(top < 0n ? -size : size)
}

/** Hundredths of a percentage point with their sign: `+1.25`, `−0.40`, `0.00`. */
export function signed(value: number | null): string | null {
  if (value === null) return null
  const size = Math.abs(value)
  const text = `${Math.floor(size / 100)}.${String(size % 100).padStart(2, '0')}`
  return value === 0 ? text : `${value > 0 ? '+' : '−'}${text}`
}

/** Places of the 5th and the 95th percentile among so many, by nearest rank. */
const ranks = (count: number) => [Math.ceil(count * 0.05) - 1, Math.ceil(count * 0.95) - 1] as const

/** The band of shares over the runs, as percents. */
export function bandOf(pairs: readonly Pair[]): WhatIfBand {
  const sorted = pairs.filter(({ d }) => d > 0).toSorted((a, b) => a.n * b.d - b.n * a.d)
  const at = (place: number) => {
    const pair = sorted[place]
    return pair === undefined ? null : shareOf(pair.n, pair.d).percent
  }
  const [low, high] = ranks(sorted.length)
  return { low: at(low), high: at(high) }
}

/** The band of differences over the runs, in percentage points with their sign. */
export function differenceBand(pairs: readonly (readonly [Pair, Pair])[]): WhatIfBand {
  const sorted = pairs
    .map(([a, b]) => hundredths(a, b))
    .filter((each) => each !== null)
    .sort((a, b) => a - b)
  const [low, high] = ranks(sorted.length)
  return { low: signed(sorted[low] ?? null), high: signed(sorted[high] ?? null) }
}

/** Place of the run whose difference lies in the middle (the lower of two), the earlier of equals. */
export function middleOf(differences: readonly number[]): number {
  const order = differences.map((value, at) => ({ value, at })).sort((a, b) => a.value - b.value || a.at - b.at)
  const middle = order[Math.floor((order.length - 1) / 2)]
  return order.find(({ value }) => value === middle?.value)?.at ?? 0
}
