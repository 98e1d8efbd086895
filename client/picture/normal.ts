import { quantileOf } from '@contract/quantile.ts'
import { startOfDistrictDay } from '@contract/time.ts'
import { HOUR_MS, startOfHour, sumHours, tallyAt, WEEK_MS } from './hours.ts'

/** How many earlier weeks make a normal. With fewer it is provisional. */
export const WEEKS = 4

type Tallies = ReadonlyMap<string, number>

/** What is usual: quartiles of the same weekday and hours in earlier weeks. Null quartiles when no week is known. */
export interface Normal {
  /** Weeks the journal can speak for, at most WEEKS. */
  readonly weeks: number
  readonly low: number | null
  readonly median: number | null
  readonly high: number | null
}

function normalOf(values: readonly number[]): Normal {
  const ordered = [...values].sort((a, b) => a - b)
  return {
    weeks: values.length,
    low: quantileOf(ordered, 0.25),
    median: quantileOf(ordered, 0.5),
    high: quantileOf(ordered, 0.75),
  }
}

/** Starts, one per earlier week, that the journal can speak for: at or after its first fact. */
function earlierWeeks(start: number, firstFactAt: number | undefined): number[] {
  if (firstFactAt === undefined) return []
  const starts: number[] = []
  for (let week = 1; week <= WEEKS; week++) {
    if (start - week * WEEK_MS >= firstFactAt) starts.push(start - week * WEEK_MS)
  }
  return starts
}

/** Normal of one hour (its start) of a tally. `firstFactAt` is the mark of that name. */
export function normalOfHour(tallies: Tallies, name: string, hour: number, firstFactAt: number | undefined): Normal {
  return normalOf(earlierWeeks(hour, firstFactAt).map((start) => tallyAt(tallies, name, start)))
}

/** The finished hours of today against the same hours of earlier weeks: the running hour is left out on both sides. */
export interface SoFar {
  /** End of the last finished hour, epoch ms. */
  readonly until: number
  readonly count: number
  readonly normal: Normal
}

/** Today's finished hours of a tally against their normal; null in the first hour of a day, when nothing compares yet. */
export function soFar(tallies: Tallies, name: string, now: number, firstFactAt: number | undefined): SoFar | null {
  const start = startOfDistrictDay(now)
  const until = startOfHour(now)
  if (until <= start) return null
  const weeks = earlierWeeks(start, firstFactAt)
  return {
    until,
    count: sumHours(tallies, name, start, until),
    normal: normalOf(weeks.map((week) => sumHours(tallies, name, week, week + (until - start)))),
  }
}

/** The band as it is said, in whole things; null: no week is known. */
export const bandOf = ({ low, high }: Normal): { readonly low: number; readonly high: number } | null =>
  low === null || high === null ? null : { low: Math.round(low), high: Math.round(high) }

/** How a count stands to its normal as it is said beside it: outside the quartiles, within, or nobody knows; provisional with too few weeks. */
export function comparison({ count, normal }: SoFar): {
  readonly is: 'above' | 'below' | 'within' | 'unknown'
  readonly provisional: boolean
} {
  const provisional = normal.weeks < WEEKS
  const band = bandOf(normal)
  if (band === null) return { is: 'unknown', provisional }
  return { is: count > band.high ? 'above' : count < band.low ? 'below' : 'within', provisional }
}

/**
 * Whether the journal can say nothing of an hour (its start): it ended before the first fact, or began after the feed was last
 * heard, or nothing was ever told. Such an hour is a gap, not a zero.
 */
export function hourMissing(hour: number, firstFactAt: number | undefined, heardUntil: number): boolean {
  return firstFactAt === undefined || hour + HOUR_MS <= firstFactAt || hour >= heardUntil
}
