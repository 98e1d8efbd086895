import type { Calendar } from '../law/calendar/calendar.ts'
import { windowEnd, type LaneDue } from './lane-due.ts'
import type { Matter } from './matter.ts'
import type { ReturnCause, Step } from './step.ts'
import { HOUSE } from './who.ts'

/**
 * When the house must take a matter out of its lane: the lane's limit, the end of working day 5, or, while nobody was spoken to,
 * the lane's time for an answer or a first contact, whichever is earliest; null when it is in none. The window is counted
 * anew, so that a notice of holidays published since cannot let a lane outlive it. The desk's own lane is not taken from it
 * for a late first contact: it is the desk that would get it back.
 */
export function runsOut({ state, lane, procedure, countedFrom }: Matter, calendar: Calendar): LaneDue | null {
  if (state !== 'inLane' || lane === null) return null
  const window = windowEnd(countedFrom, procedure, calendar)
  const own = { article: null, provisional: lane.due.provisional }
  const silent: LaneDue[] = []
  if (typeof lane.contactedAt !== 'number') {
    if (typeof lane.noReplyBy === 'number') silent.push({ ...own, at: lane.noReplyBy, boundBy: 'noReply' })
    if (lane.firstContactBy !== null && lane.actorRole !== 'desk')
      silent.push({ ...own, at: lane.firstContactBy, boundBy: 'firstContact' })
  }
  return [window, lane.due, ...silent].reduce((first, each) => (each.at < first.at ? each : first))
}

/** Why the house takes it, and the sentence on record. */
const CAUSES: Readonly<Record<LaneDue['boundBy'], (title: string) => { why: ReturnCause; note: string }>> = {
  window: () => ({ why: 'window', note: '第五个工作日终了，自动退回中心' }),
  lane: (title) => ({ why: 'laneLimit', note: `“${title}”时限已到，自动退回中心` }),
  noReply: (title) => ({ why: 'noReply', note: `“${title}”到答复时限仍无答复，自动退回中心` }),
  firstContact: (title) => ({ why: 'noContact', note: `“${title}”未按时首次联系，自动退回中心` }),
}

/**
 * What the house itself does by `now` (epoch ms): what is still in a lane when its limit or working day 5 is over goes back to
 * the desk, at that moment and not at the moment somebody looked (Art. 15). Empty when nothing is due.
 */
export function timeouts(matter: Matter, now: number, calendar: Calendar): readonly Step[] {
  const due = runsOut(matter, calendar)
  if (due === null || now < due.at) return []
  const { why, note } = CAUSES[due.boundBy](matter.lane?.title ?? '')
  const at = Math.max(due.at, matter.last.at)
  return [{ what: 'returned', on: matter.id, at, by: HOUSE, clocks: [], why, note }]
}
