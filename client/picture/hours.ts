import { districtHour, startOfDistrictDay } from '@contract/time.ts'

export const HOUR_MS = 3_600_000
export const DAY_MS = 24 * HOUR_MS
export const WEEK_MS = 7 * DAY_MS

type Tallies = ReadonlyMap<string, number>

/** Epoch ms at which the hour of `at` began; district hours are whole hours of UTC. */
export const startOfHour = (at: number) => Math.floor(at / HOUR_MS) * HOUR_MS

/** The tally `name` of the district hour that holds `at`: a count, 0 when nothing was counted. */
export const tallyAt = (tallies: Tallies, name: string, at: number) => tallies.get(`${name}|${districtHour(at)}`) ?? 0

/** Sum of the tally `name` over the whole hours from `from` (an hour's start) up to but without `to`. */
export function sumHours(tallies: Tallies, name: string, from: number, to: number): number {
  let sum = 0
  for (let at = from; at < to; at += HOUR_MS) sum += tallyAt(tallies, name, at)
  return sum
}

/** Starts of the last `count` hours, oldest first; the last one is the running hour. */
export function lastHours(now: number, count: number): number[] {
  const running = startOfHour(now)
  return Array.from({ length: count }, (_, index) => running - (count - 1 - index) * HOUR_MS)
}

/** Starts of the 24 hours of the district day of `now`, those to come included. */
export function hoursOfToday(now: number): number[] {
  const start = startOfDistrictDay(now)
  return Array.from({ length: 24 }, (_, index) => start + index * HOUR_MS)
}
