import { DISTRICT_OFFSET_MS } from '../../../server/contract/time.ts'
import type { Chance } from '../chance.ts'

export const DAY_MS = 86_400_000
export const HOUR_MS = 3_600_000
export const MINUTE_MS = 60_000

/** A district day as a number: days since 1970-01-01 on the district's clock. */
export const dayNumber = (at: number): number => Math.floor((at + DISTRICT_OFFSET_MS) / DAY_MS)

/** Epoch ms at which a numbered district day begins. */
export const dayStart = (day: number): number => day * DAY_MS - DISTRICT_OFFSET_MS

/** Number of a written day, `2026-11-23`. Throws on anything else. */
export function dayOfText(text: string): number {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN
  if (Number.isNaN(at)) throw new RangeError(`a day is written 2026-11-23, got “${text}”`)
  return at / DAY_MS
}

/** `20261123`, as numbers of records carry it. */
export const compactDay = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10).replaceAll('-', '')

/** 0 is Sunday. */
export const weekday = (day: number): number => (((day + 4) % 7) + 7) % 7

/** Hours of the district's day, as ms since its midnight. */
export const hourOf = (at: number): number => Math.floor((at + DISTRICT_OFFSET_MS - dayNumber(at) * DAY_MS) / HOUR_MS)

/** Twenty-four weights, one per hour. */
export type HourCurve = readonly number[]

/** A moment of the day in whole seconds, drawn by an hour curve; evenly within its hour. */
export const momentOf = (day: number, curve: HourCurve, luck: Chance): number =>
  dayStart(day) + luck.weighted(curve) * HOUR_MS + luck.int(0, 3_599) * 1_000

/** A moment between two hours of the day, in whole seconds. */
export const momentBetween = (day: number, fromHour: number, toHour: number, luck: Chance): number =>
  dayStart(day) + Math.floor((fromHour + luck.next() * (toHour - fromHour)) * 3_600) * 1_000
