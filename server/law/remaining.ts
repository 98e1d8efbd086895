import type { Calendar } from './calendar/calendar.ts'
import { dayNumber, dayOfMoment } from './calendar/day.ts'
import { dueAt, type Clock } from './clock.ts'
import { counts } from './count.ts'

export interface Remaining {
  readonly unit: Clock['unit']
  /** Days of the clock's unit after today, up to and with the due day: 0 on the due day itself, negative once it is over. */
  readonly days: number
  /** Milliseconds to 24:00 of the due day, negative once it is over. */
  readonly ms: number
  readonly provisional: boolean
}

/** The moment at which the clock stands still, or now. */
function standing(clock: Clock, now: number): number {
  const at = clock.endedAt === null ? now : Math.min(now, clock.endedAt)
  const pause = clock.pauses.find(({ from, to }) => at >= from && (to === null || at < to))
  return pause === undefined ? at : (pause.to ?? pause.from)
}

/**
 * What is left of a clock at a moment (epoch ms), counted as the limit is (today not counted, 总局令第121号 Art. 45). It stands
 * still while paused and after the clock has ended.
 */
export function remaining(clock: Clock, now: number, calendar: Calendar): Remaining {
  const at = standing(clock, now)
  const today = dayOfMoment(at)
  const due = dayNumber(clock.dueDay)
  const [first, last] = today < due ? [today, due] : [due, today]
  let days = 0
  for (let day = first + 1; day <= last; day += 1) if (counts(clock, day, calendar).counted) days += 1
  return {
    unit: clock.unit,
    days: today <= due ? days : -days,
    ms: dueAt(clock) - at,
    provisional: clock.provisional,
  }
}
