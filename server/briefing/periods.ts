import { startOfDistrictDay, startOfHalfYear, districtDay, DISTRICT_OFFSET_MS } from '../contract/time.ts'
import { halfUp } from './numbers.ts'
import type { Period } from './plan.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const MOST_DAYS = 3_660

/** A day and what has passed of the hour: its first point on a curve is a whole one. */
export const last24Hours = (now: number): Period => ({ from: Math.floor((now - DAY_MS) / HOUR_MS) * HOUR_MS, to: now })

/** Today and the six days before. */
export const lastSevenDays = (now: number): Period => ({ from: startOfDistrictDay(now) - 6 * DAY_MS, to: now })

/** The last whole week, Monday to Sunday. */
export function lastWeek(now: number): Period {
  const today = startOfDistrictDay(now)
  const sinceMonday = (new Date(today + DISTRICT_OFFSET_MS).getUTCDay() + 6) % 7
  const monday = today - sinceMonday * DAY_MS
  return { from: monday - 7 * DAY_MS, to: monday }
}

/** The last whole calendar month. */
export function lastMonth(now: number): Period {
  const first = (at: number) => Date.parse(`${districtDay(at).slice(0, 7)}-01T00:00:00+08:00`)
  const to = first(now)
  return { from: first(to - DAY_MS), to }
}

/** The half-year so far. */
export const halfYearToDate = (now: number): Period => ({ from: startOfHalfYear(now), to: now })

/**
 * The period that was asked for, completed from the usual one; a sentence where it cannot be told. All epoch ms; what lies after
 * `now` has not happened yet.
 */
export function periodAsked(usual: Period, asked: Partial<Period>, now: number): Period | { readonly refused: string } {
  const period = { from: asked.from ?? usual.from, to: asked.to ?? usual.to }
  if (period.to > now) return { refused: '结束时间还没有到，请选到当前时刻为止。' }
  if (period.from >= period.to) return { refused: '起始时间不早于结束时间，请对调。' }
  if (period.to - period.from > MOST_DAYS * DAY_MS)
    return { refused: `期间超过${halfUp(MOST_DAYS / 366, 0)}年，请分段汇报。` }
  return period
}
