import type { Calendar } from './calendar/calendar.ts'
import { addDays, dayNumber, dayOfMoment, dayText } from './calendar/day.ts'
import type { Clock, Pause } from './clock.ts'
import { limitOf } from './procedure.ts'
import { procedures } from './procedures/index.ts'

const closed = (pause: Pause): pause is Pause & { readonly to: number } => pause.to !== null

/**
 * Which days a pause leaves out: from the day it began, up to the day it ended, that one not. So a pause on the last day
 * still leaves a day to act when it ends, pauses that touch leave no day out twice, and one within a day leaves out none.
 */
const leftOut = (pauses: readonly Pause[], day: number) =>
  pauses.filter(closed).some(({ from, to }) => day >= dayOfMoment(from) && day < dayOfMoment(to))

/** What is counted of a clock's days: not those left out, and of a working-day limit only working days. */
export function counts(
  clock: Pick<Clock, 'unit' | 'pauses'>,
  day: number,
  calendar: Calendar,
): { readonly counted: boolean; readonly provisional: boolean } {
  if (leftOut(clock.pauses, day)) return { counted: false, provisional: false }
  if (clock.unit === 'calendar') return { counted: true, provisional: false }
  const { working, provisional } = calendar.isWorkingDay(dayText(day))
  return { counted: working, provisional }
}

/** The last of a clock's days, the start day not counted; extensions lengthen the period itself (总局令第121号 Art. 45). */
function lastCounted(clock: Clock, calendar: Calendar): { readonly day: string; readonly provisional: boolean } {
  const { days } = limitOf(clock.kind, clock.procedure)
  let day = dayOfMoment(clock.startedAt)
  let provisional = false
  for (let left = clock.extendedBy.reduce((sum, { by }) => sum + by, days); left > 0;) {
    const step = counts(clock, ++day, calendar)
    provisional ||= step.provisional
    if (step.counted) left -= 1
  }
  return { day: dayText(day), provisional }
}

/** The clock with its days counted anew: after a pause, after an extension, and when a year's notice has come out. */
export function recount(clock: Clock, calendar: Calendar): Clock {
  const last = lastCounted(clock, calendar)
  const warnDay = last.day
  if (clock.unit === 'working')
    return { ...clock, dueDay: warnDay, warnDay, rolledOver: 'nothing', provisional: last.provisional }
  const weekendsToo = procedures[clock.procedure].weekendLastDayRolls
  const rolled = calendar.rollHoliday(warnDay, { weekendsToo })
  let { day: dueDay, provisional } = rolled
  // A pause that began in the days over which the end was rolled finds the period itself used up; it moves the legal day.
  for (const { from, to } of clock.pauses.filter(closed)) {
    const began = dayOfMoment(from)
    if (began <= dayNumber(warnDay) || began > dayNumber(dueDay)) continue
    const moved = calendar.rollHoliday(addDays(dueDay, dayOfMoment(to) - began), { weekendsToo })
    dueDay = moved.day
    provisional ||= moved.provisional
  }
  return { ...clock, dueDay, warnDay, rolledOver: rolled.over, provisional }
}
