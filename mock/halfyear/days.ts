import type { Chance } from '../district/chance.ts'
import { dayOfText, hourOf, dayNumber, momentOf, weekday } from '../district/day/calendar.ts'
import { CURVE, WEEK } from '../district/day/orders.ts'
import { apportion } from './quota.ts'

/** The half-year that is played: the first of 2022, district days, both ends included. */
export const FIRST_DAY = dayOfText('2022-01-01')
export const LAST_DAY = dayOfText('2022-06-30')

/** Stretches of days on which people complain less, or, before and after, more. From, to, factor. */
const SEASONS: readonly (readonly [string, string, number])[] = [
  ['2022-01-01', '2022-01-03', 0.8],
  ['2022-01-20', '2022-01-28', 1.15],
  ['2022-01-31', '2022-02-06', 0.42],
  ['2022-02-07', '2022-02-11', 0.85],
  ['2022-03-14', '2022-03-20', 0.75],
  ['2022-04-03', '2022-04-05', 0.8],
  ['2022-04-30', '2022-05-04', 0.85],
  ['2022-06-03', '2022-06-05', 0.85],
  ['2022-06-16', '2022-06-22', 1.2],
]
const seasons = SEASONS.map(([from, to, factor]) => ({ from: dayOfText(from), to: dayOfText(to), factor }))
const seasonOf = (day: number) => seasons.find(({ from, to }) => day >= from && day <= to)

/** Weekdays that are holidays by the seasons above, and weekends: nobody sits at the desk for more than to take calls. */
const off = (day: number) =>
  weekday(day) % 6 === 0 ||
  ['2022-01-31', '2022-04-03', '2022-04-30', '2022-06-03', '2022-01-01'].some(
    (first) => seasonOf(day)?.from === dayOfText(first),
  )

/** Whether the desk can begin with it at once: a working day between nine and four. */
export const prompt = (at: number): boolean => !off(dayNumber(at)) && hourOf(at) >= 9 && hourOf(at) < 16

/** So many moments of receipt, in order of time: by weekday, season and hour, with a slow rise over the half-year. */
export function receipts(count: number, luck: Chance): number[] {
  const days = Array.from({ length: LAST_DAY - FIRST_DAY + 1 }, (_, n) => FIRST_DAY + n)
  const weights = days.map(
    (day, n) =>
      (WEEK[weekday(day)] ?? 1) *
      (seasonOf(day)?.factor ?? 1) *
      (1 + (0.15 * n) / days.length) *
      Math.exp(luck.normal() * 0.07),
  )
  return apportion(count, weights)
    .flatMap((each, n) => Array.from({ length: each }, () => momentOf(days[n] as number, CURVE, luck)))
    .sort((a, b) => a - b)
}
