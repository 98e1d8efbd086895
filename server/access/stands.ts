import type { Flow, Stands } from '../contract/fact.ts'
import { DISTRICT_OFFSET_MS } from '../contract/time.ts'
import { ended, type Matter } from '../interception/matter.ts'
import { inDenominator, inNumerator, type RateRules } from '../interception/rate.ts'
import { halvesOf, rateRecord } from '../interception/rate-record.ts'
import type { Step } from '../interception/step.ts'
import type { Calendar } from '../law/calendar/calendar.ts'
import { endOfDay } from '../law/calendar/day.ts'
import { dueAt, startClock } from '../law/clock.ts'
import { procedureOf } from '../law/procedure.ts'
import { nextDue } from './next-due.ts'

type Due = { readonly kind: string; readonly at: number } | null

/** The deadline that stands next for a matter, as the desk shows it; null when none runs. */
function dueOf(matter: Matter, calendar: Calendar): Due {
  const due = nextDue(matter, calendar)
  return due && { kind: due.kind, at: due.at ?? endOfDay(due.day) }
}

/** How a matter stands, for the sums of the picture. */
export function standsOf(matter: Matter, rules: RateRules, calendar: Calendar): Stands {
  const { state, lane, station, wouldBeStation, receivedAt } = matter
  const open = !ended.has(state)
  const record = rateRecord(matter, true)
  const halves = record === null ? [] : halvesOf(record).filter(inDenominator)
  return {
    ...{ state, open, station, wouldBeStation, receivedAt },
    lane: lane?.code ?? null,
    due: open ? dueOf(matter, calendar) : null,
    counted: halves.length,
    intercepted: halves.filter((each) => inNumerator(each, rules)).length,
  }
}

/** What a step is counted as in the funnel, with the lane that it is of (null: the desk itself). */
export function flowOf(before: Matter | null, step: Step, stood: Stands | null, stands: Stands) {
  const lane = before?.lane ?? null
  const held = lane && { code: lane.code, title: lane.title }
  const as = (flow: Flow, of: { code: string; title: string | null } | null = held) => ({ flow, lane: of })
  if (stands.intercepted > (stood?.intercepted ?? 0)) {
    const closer = 'lane' in step && typeof step.lane === 'string' ? step.lane : null
    return as('settled', closer === null ? null : { code: closer, title: lane?.code === closer ? lane.title : null })
  }
  if (step.what === 'routed') return as('routed', step.lane)
  if (step.what === 'dispatched') return as('dispatched')
  if (step.what === 'returned') return lane === null ? as('handedBack') : as('returned')
  return null
}

/** The first deadline of what nobody touched: decision on acceptance, or verification of a tip-off. Days are counted once each. */
export function deadlinesBy(calendar: Calendar): (kind: string, receivedAt: number) => Due {
  const known = { complaint: new Map<number, Due>(), tipOff: new Map<number, Due>() }
  const count = (kind: 'complaint' | 'tipOff', receivedAt: number): Due => {
    const clock = kind === 'tipOff' ? 'reportVerification' : 'acceptance'
    return { kind: clock, at: dueAt(startClock(clock, procedureOf(receivedAt), receivedAt, calendar)) }
  }
  return (kind, receivedAt) => {
    if (kind === 'consult') return null
    const as = kind === 'tipOff' ? 'tipOff' : 'complaint'
    const day = Math.floor((receivedAt + DISTRICT_OFFSET_MS) / DAY_MS)
    const due = known[as].get(day)
    if (due !== undefined) return due
    if (known[as].size >= DAYS_KEPT) known[as].clear()
    const counted = count(as, receivedAt)
    known[as].set(day, counted)
    return counted
  }
}
const DAY_MS = 86_400_000
const DAYS_KEPT = 20_000
