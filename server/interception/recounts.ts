import type { Calendar } from '../law/calendar/calendar.ts'
import { recount } from '../law/count.ts'
import type { Matter } from './matter.ts'
import type { Step } from './step.ts'
import { HOUSE } from './who.ts'

/**
 * What the house does when another list of holidays counts: deadlines that still run are counted anew, so that no lane is
 * measured by one calendar and its decision by another (总局令第121号 Art. 45). What is over stays as it was. Empty when no
 * day moved.
 */
export function recounts(matter: Matter, now: number, calendar: Calendar): readonly Step[] {
  const clocks = matter.clocks.flatMap((clock) => {
    if (clock.endedAt !== null) return []
    const next = recount(clock, calendar)
    const same =
      next.dueDay === clock.dueDay && next.warnDay === clock.warnDay && next.provisional === clock.provisional
    return same ? [] : [next]
  })
  return clocks.length === 0 ? [] : [{ what: 'recounted', on: matter.id, at: now, by: HOUSE, clocks }]
}
