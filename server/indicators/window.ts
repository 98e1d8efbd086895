import type { NowPeriod } from '../contract/indicator.ts'
import { startOfDistrictDay, startOfHalfYear } from '../contract/time.ts'

const DAY_MS = 86_400_000
/** How long the last 24 hours are. */
export const LAST_MS = DAY_MS

/** [from, to) epoch ms. */
export interface Window {
  readonly from: number
  readonly to: number
}

/** The period that an indicator means by now; null: what stands. Day and half-year run to the end of the day, so that a clock that is a little ahead loses nothing. */
export function windowOf(now: Exclude<NowPeriod, 'standing'>, asOf: number): Window
export function windowOf(now: NowPeriod, asOf: number): Window | null
export function windowOf(now: NowPeriod, asOf: number): Window | null {
  if (now === 'standing') return null
  if (now === 'last24h') return { from: asOf - DAY_MS, to: asOf + 1 }
  const to = startOfDistrictDay(asOf) + DAY_MS
  return { from: now === 'today' ? startOfDistrictDay(asOf) : startOfHalfYear(asOf), to }
}
