import type { Calendar } from './calendar.ts'

/**
 * The same calendar, which remembers what it was asked: for counting many matters in one go, over a bounded stretch of days. Let it
 * go afterwards: it does not hear of lists that are loaded since.
 */
export function remembered(calendar: Calendar): Calendar {
  const known = new Map<string, unknown>()
  const once = <Answer>(key: string, ask: () => Answer): Answer => {
    const before = known.get(key) as Answer | undefined
    if (before !== undefined) return before
    const answer = ask()
    known.set(key, answer)
    return answer
  }
  return {
    isWorkingDay: (day) => once(`w/${day}`, () => calendar.isWorkingDay(day)),
    addWorkingDays: (day, n) => once(`a/${day}/${n}`, () => calendar.addWorkingDays(day, n)),
    rollHoliday: (day, options) =>
      once(`r/${day}/${options?.weekendsToo ?? true}`, () => calendar.rollHoliday(day, options)),
    workingDaysBetween: (from, to) => once(`b/${from}/${to}`, () => calendar.workingDaysBetween(from, to)),
  }
}
