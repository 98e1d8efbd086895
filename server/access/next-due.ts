import type { Matter } from '../interception/matter.ts'
import { runsOut } from '../interception/timeouts.ts'
import type { Calendar } from '../law/calendar/calendar.ts'
import { endOfDay } from '../law/calendar/day.ts'

/** A deadline as a queue shows it: a moment, or the last day it may be met on. */
export interface NextDue {
  readonly kind: string
  readonly at: number | null
  readonly day: string
}

const LANE_KINDS = {
  window: 'interceptionWindow',
  lane: 'lane',
  noReply: 'noReply',
  firstContact: 'firstContact',
} as const

/** The deadline that stands next for a matter, or null when none runs. */
export function nextDue(matter: Matter, calendar: Calendar): NextDue | null {
  const out = runsOut(matter, calendar)
  if (out !== null) {
    const contact = matter.lane?.contactedAt == null ? (matter.lane?.firstContactBy ?? null) : null
    // At the desk's own lane a late first contact is only shown.
    if (contact !== null && contact < out.at) return { kind: 'firstContact', at: contact, day: '' }
    return { kind: LANE_KINDS[out.boundBy], at: out.at, day: '' }
  }
  const running = matter.clocks.filter(({ endedAt, state }) => endedAt === null && state !== 'paused')
  const [first] = running.toSorted((a, b) => (a.dueDay < b.dueDay ? -1 : 1))
  return first ? { kind: first.kind, at: null, day: first.dueDay } : null
}

/** The same as a moment (epoch ms): the end of its day. */
export function nextDueAt(matter: Matter, calendar: Calendar): number | null {
  const due = nextDue(matter, calendar)
  return due === null ? null : (due.at ?? endOfDay(due.day))
}
