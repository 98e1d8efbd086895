import { openCalendar } from '../law/calendar/calendar.ts'
import { apply, applyAll } from './apply.ts'
import { decide } from './decide.ts'
import type { Known } from './known.ts'
import type { Matter } from './matter.ts'
import { onePlusFive } from './models/one-plus-five.model.ts'
import { interceptionOrder } from './order.ts'
import { receive, type Submission } from './receive.ts'
import { HOUSE, type Who } from './who.ts'

export const calendar = openCalendar()
export const model = onePlusFive

/** Epoch ms of a district day and time. */
export const at = (day: string, time = '10:00') => Date.parse(`${day}T${time}:00+08:00`)

export const desk: Who = { id: 'desk-1', role: 'deskOfficer', lane: null, stations: null }
export const stationOfficer: Who = { id: 'officer-1', role: 'stationOfficer', lane: null, stations: ['龙城所'] }
export const member = (kind: 'odr' | 'serviceStation' | 'operator' | 'mediator', id = `${kind}-1`): Who => ({
  ...{ id, role: 'laneMember', lane: { kind, id }, stations: null },
})
export const confirmation = { how: 'sms', record: '短信 20260601-7' } as const

/** What lets a complaint into every lane of the default model. */
export const fitting: Known = {
  flags: { odr: true, pledged: true, inCatchment: true, inOperatorSite: true },
  ...{ amount: 8_000, injury: false, facts: 1, earlierOnDispute: 0, groundItem: null },
  reachable: { complainant: true, respondent: true },
  consents: { complainant: true, respondent: true },
}

/** A complaint received on a Monday with seven plain working days before it. */
export const MONDAY = '2026-06-01'
export const received = (over: Partial<Submission> = {}): Matter => {
  const submission: Submission = {
    ...{ id: 'T1', kind: 'complaint', receivedAt: at(MONDAY), wouldBeStation: '龙城所', known: fitting },
    ...over,
  }
  return apply(null, receive(submission, { by: HOUSE, at: submission.receivedAt }, calendar))
}

/** What is typed into a form: defaults are the schema’s. */
export type Typed = { verb: string } & Record<string, unknown>
export const given = (typed: Typed) => interceptionOrder.parse(typed)

export const ask = (matter: Matter, typed: Typed, who: Who = desk, now = matter.last.at, of = model) =>
  decide(matter, given(typed), { who, now, model: of, calendar })

/** All matters after an order that must be carried out. */
export function all(matter: Matter, typed: Typed, who: Who = desk, now = matter.last.at): Map<string, Matter> {
  const decided = ask(matter, typed, who, now)
  if ('refused' in decided) throw new Error(decided.refused)
  return applyAll(new Map([[matter.id, matter]]), decided.steps)
}
/** The matter itself after such an order. */
export const after = (matter: Matter, typed: Typed, who: Who = desk, now = matter.last.at): Matter =>
  all(matter, typed, who, now).get(matter.id)!

/** The sentence of an order that must be refused. */
export function refusal(matter: Matter, typed: Typed, who: Who = desk, now = matter.last.at) {
  const decided = ask(matter, typed, who, now)
  if (!('refused' in decided)) throw new Error(`carried out: ${decided.steps.map((each) => each.what).join(', ')}`)
  return decided
}
