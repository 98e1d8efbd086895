import { dayNumber, dayText, isWeekend } from './day.ts'
import { publishedYears } from './index.ts'
import { fixedHolidays } from './statutory.ts'
import { yearOfHolidays, type YearOfHolidays } from './year-of-holidays.ts'

/** An answer is 暂定 when a day it rests on lies in a year whose notice is not published. */
export interface Provisional {
  readonly provisional: boolean
}
export type WorkingDay = Provisional & { readonly working: boolean }
export type CountedDay = Provisional & { readonly day: string }
/** `over`: what the last day was that it was moved from; `nothing` when it stands. */
export type RolledDay = CountedDay & { readonly over: 'nothing' | 'weekend' | 'holiday' }

export interface Calendar {
  /** Whether a district day is worked: a weekday that is no day off, or a weekend that the notice makes a workday. */
  isWorkingDay(day: string): WorkingDay
  /** The n-th working day after a day, that day itself not counted (总局令第121号 Art. 45). n = 0 is the day itself. */
  addWorkingDays(day: string, n: number): CountedDay
  /**
   * The first day after, when a period's last day is a day off (Art. 45). `weekendsToo: false` is the strict reading, in
   * which an ordinary weekend is no statutory holiday and stands.
   */
  rollHoliday(day: string, options?: { readonly weekendsToo?: boolean }): RolledDay
  /** Working days after `from` up to and with `to`; 0 when `to` is not later. */
  workingDaysBetween(from: string, to: string): Provisional & { readonly days: number }
}

/** No limit of the house is near this; it keeps a mistyped number from walking for ever. */
const MOST_DAYS = 5000

interface KindOfDay {
  readonly working: boolean
  readonly holiday: boolean
  readonly published: boolean
}

/** A calendar over the published years and an administrator's lists, which replace or add a year. ZodError for a list that is not sound. */
export function openCalendar(overrides: readonly YearOfHolidays[] = []): Calendar {
  const years = new Map([...publishedYears, ...overrides].map((each) => [each.year, yearOfHolidays.parse(each)]))
  const told = new Map<number, 'off' | 'work'>()
  // Oldest first: a later notice may move days of the December before it, and is then the one that counts.
  for (const { off, work } of [...years.values()].sort((a, b) => a.year - b.year)) {
    for (const day of off) told.set(dayNumber(day), 'off')
    for (const day of work) told.set(dayNumber(day), 'work')
  }
  const kindOf = (number: number): KindOfDay => {
    const text = dayText(number)
    const year = Number(text.slice(0, 4))
    const published = years.has(year)
    const named = told.get(number) ?? (!published && fixedHolidays(year).includes(text) ? 'off' : undefined)
    return { working: named === undefined ? !isWeekend(number) : named === 'work', holiday: named === 'off', published }
  }

  return {
    isWorkingDay(day) {
      const { working, published } = kindOf(dayNumber(day))
      return { working, provisional: !published }
    },
    addWorkingDays(day, n) {
      if (!Number.isInteger(n) || n < 0 || n > MOST_DAYS)
        throw new RangeError(`工作日数要是 0 至 ${MOST_DAYS} 的整数，现在是 ${n}。`)
      let number = dayNumber(day)
      let provisional = false
      for (let left = n; left > 0;) {
        const { working, published } = kindOf(++number)
        provisional ||= !published
        if (working) left -= 1
      }
      return { day: dayText(number), provisional }
    },
    rollHoliday(day, { weekendsToo = true } = {}) {
      let number = dayNumber(day)
      let { working, holiday, published } = kindOf(number)
      let provisional = !published
      const over = working ? 'nothing' : holiday ? 'holiday' : weekendsToo ? 'weekend' : 'nothing'
      while (holiday || (weekendsToo && !working)) {
        ;({ working, holiday, published } = kindOf(++number))
        provisional ||= !published
      }
      return { day: dayText(number), provisional, over }
    },
    workingDaysBetween(from, to) {
      const last = dayNumber(to)
      let days = 0
      let provisional = false
      for (let number = dayNumber(from) + 1; number <= last; number += 1) {
        const { working, published } = kindOf(number)
        provisional ||= !published
        if (working) days += 1
      }
      return { days, provisional }
    },
  }
}
