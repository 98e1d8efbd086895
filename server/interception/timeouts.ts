import type { Calendar } from '../law/calendar/calendar.ts'
import { windowEnd, type LaneDue } from './lane-due.ts'
import type { Matter } from './matter.ts'
import type { Step } from './step.ts'
import { HOUSE } from './who.ts'

/**
 * When the house must take a matter out of its lane: the lane's limit or the end of working day 5, whichever is earlier; null
 * when it is in none. The window is counted anew, so that a notice of holidays published since cannot let a lane outlive it.
 */
export function runsOut({ state, lane, procedure, countedFrom }: Matter, calendar: Calendar): LaneDue | null {
  if (state !== 'inLane' || lane === null) return null
  const window = windowEnd(countedFrom, procedure, calendar)
  return window.at <= lane.due.at ? window : lane.due
}

/**
 * What the house itself does by `now` (epoch ms): what is still in a lane when its limit or working day 5 is over goes back to
 * the desk, at that moment and not at the moment somebody looked (Art. 15). Empty when nothing is due.
 */
export function timeouts(matter: Matter, now: number, calendar: Calendar): readonly Step[] {
  const due = runsOut(matter, calendar)
  if (due === null || now < due.at) return []
  const why = due.boundBy === 'window' ? 'window' : 'laneLimit'
  const note = why === 'window' ? '第五个工作日终了，自动退回中心' : `“${matter.lane?.title}”时限已到，自动退回中心`
  const at = Math.max(due.at, matter.last.at)
  return [{ what: 'returned', on: matter.id, at, by: HOUSE, clocks: [], why, note }]
}
