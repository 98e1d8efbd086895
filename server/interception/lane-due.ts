import { districtDay } from '../contract/time.ts'
import type { Calendar } from '../law/calendar/calendar.ts'
import { endOfDay } from '../law/calendar/day.ts'
import { dueAt, startClock } from '../law/clock.ts'
import type { ProcedureId } from '../law/procedure.ts'
import type { Lane, LaneLimit } from './model.ts'
import { addWorkingHours } from './working-hours.ts'

export interface LaneDue {
  /** Epoch ms from which the lane's time is over. */
  readonly at: number
  /** `noReply`, `firstContact`: nobody has spoken to anybody by then. */
  readonly boundBy: 'lane' | 'window' | 'noReply' | 'firstContact'
  /** What sets it: the lane's rule, or the article that bounds the window. Null: the house's own rule. */
  readonly article: string | null
  /** 暂定: rests on a year whose notice is not published. */
  readonly provisional: boolean
}

/** Epoch ms at which a lane's own limit is over; the day of routing is not counted in days (总局令第121号 Art. 45). */
export function limitEnd(limit: LaneLimit, routedAt: number, calendar: Calendar): { at: number; provisional: boolean } {
  const today = districtDay(routedAt)
  if (limit.unit === 'workingHours') return addWorkingHours(routedAt, limit.amount, calendar)
  const worked = calendar.isWorkingDay(today)
  // The same day for what comes on a day off is the next day that is worked.
  const { day, provisional } =
    limit.unit === 'workingDays'
      ? calendar.addWorkingDays(today, limit.amount)
      : worked.working
        ? { day: today, provisional: worked.provisional }
        : calendar.addWorkingDays(today, 1)
  return { at: endOfDay(day), provisional }
}

/** The interception window of what was received at a moment: the end of working day 5, two before the decision of Art. 15 is due. */
export function windowEnd(receivedAt: number, procedure: ProcedureId, calendar: Calendar): LaneDue {
  const clock = startClock('interceptionWindow', procedure, receivedAt, calendar)
  return { at: dueAt(clock), boundBy: 'window', article: clock.article, provisional: clock.provisional }
}

/**
 * When a lane's time is over: its own limit or the window, whichever is earlier, so that no lane outlives the decision on
 * acceptance (总局令第121号 Art. 15). Times in epoch ms.
 */
export function laneDue(
  lane: Pick<Lane, 'limit'>,
  receivedAt: number,
  routedAt: number,
  procedure: ProcedureId,
  calendar: Calendar,
): LaneDue {
  const window = windowEnd(receivedAt, procedure, calendar)
  const own = limitEnd(lane.limit, routedAt, calendar)
  return own.at < window.at ? { ...own, boundBy: 'lane', article: lane.limit.article } : window
}
