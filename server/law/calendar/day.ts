import { DISTRICT_OFFSET_MS, districtDay } from '../../contract/time.ts'

const DAY_MS = 86_400_000

/** Days since 1970-01-01 of a calendar day `YYYY-MM-DD`. RangeError for text that is no day, such as 2026-02-30. */
export function dayNumber(day: string): number {
  const number = Date.parse(`${day}T00:00:00Z`) / DAY_MS
  // The round trip catches 02-30, which the engine would read as 03-02, and anything that is not ten characters of date.
  if (!Number.isInteger(number) || dayText(number) !== day)
    throw new RangeError(`“${day}”不是日期，请写成 YYYY-MM-DD。`)
  return number
}

/** The calendar day `YYYY-MM-DD` of a number of days since 1970-01-01. RangeError outside the years 0001–9999. */
export function dayText(number: number): string {
  const date = new Date(number * DAY_MS)
  const year = date.getUTCFullYear()
  if (!(year >= 1 && year <= 9999)) throw new RangeError('算出的日期超出公元 1 至 9999 年，请核对天数。')
  return date.toISOString().slice(0, 10)
}

/** The day so many calendar days later (earlier if negative). */
export const addDays = (day: string, days: number) => dayText(dayNumber(day) + days)

/** Calendar days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string) => dayNumber(to) - dayNumber(from)

/** 0 Sunday … 6 Saturday. 1970-01-01 was a Thursday. */
export const weekdayOf = (number: number) => (((number + 4) % 7) + 7) % 7

/** Saturday or Sunday, whatever the notices say (国务院关于职工工作时间的规定, Art. 7). */
export const isWeekend = (number: number) => weekdayOf(number) % 6 === 0

/** Epoch ms at which a district day is over: 24:00, which is 00:00 of the next (UTC+8). */
export const endOfDay = (day: string) => (dayNumber(day) + 1) * DAY_MS - DISTRICT_OFFSET_MS

/** Day number of the district day in which a moment (epoch ms) lies. */
export const dayOfMoment = (at: number) => dayNumber(districtDay(at))
