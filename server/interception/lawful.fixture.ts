import { runsOut } from './timeouts.ts'
import { expect } from 'vitest'
import type { Calendar } from '../law/calendar/calendar.ts'
import { dueAt, startClock } from '../law/clock.ts'
import { clockOf, ended, type Matter } from './matter.ts'
import { closeResults, type Step } from './step.ts'
import { calendar as printed } from './matter.fixture.ts'

const open = (matter: Matter) => matter.clocks.filter((each) => each.endedAt === null).map((each) => each.kind)

/** What must hold of every matter at every moment, said without the machine’s own guards. */
export function mustBeLawful(matter: Matter, all: ReadonlyMap<string, Matter>, calendar: Calendar = printed): void {
  const { state, kind, lane, acceptedAt, station } = matter
  if (kind === 'tipOff') {
    expect(['verifying', 'filed', 'notFiled', 'decided', 'closed', 'merged']).toContain(state)
    const telling = open(matter).filter((each) => each === 'realNameNotice')
    const running = open(matter).filter((each) => each !== 'realNameNotice')
    if (state === 'verifying') expect(running).toEqual([expect.stringMatching(/Verification$/)])
    else expect(running).toEqual(state === 'filed' ? ['caseDecision'] : [])
    if (matter.procedure === 'R121' || matter.origin?.as === 'clue' || state === 'closed') expect(telling).toEqual([])
  }
  if (kind === 'mixed') expect(['received', 'split']).toContain(state)
  if (state === 'split') {
    expect(all.get(matter.halves!.tipOff)?.kind).toBe('tipOff')
    expect(all.get(matter.halves!.complaint)?.kind).toBe('complaint')
  }
  if (kind !== 'complaint') return

  for (const clue of matter.clues) {
    const half = all.get(clue)!
    expect(half.kind).toBe('tipOff')
    expect(half.clocks[0]?.kind).toBe('clueVerification')
    expect(half.state).not.toBe('merged')
  }
  expect(state === 'inLane').toBe(lane !== null)
  if (lane !== null) {
    const window = startClock('interceptionWindow', matter.procedure, matter.countedFrom, calendar)
    // What was copied at routing may rest on an older calendar: what is in force is counted anew.
    const inForce = runsOut(matter, calendar)!
    expect(inForce.at).toBeLessThanOrEqual(dueAt(window))
    expect(inForce.at).toBeLessThan(dueAt(clockOf(matter, 'acceptance')!))
    expect(inForce.at).toBeGreaterThan(matter.last.at)
    expect([acceptedAt, station]).toEqual([null, null])
    if (lane.actorRole === 'mediator') expect(matter.known.consents).toEqual({ complainant: true, respondent: true })
  }
  if (['accepted', 'mediating', 'paused', 'agreed', 'terminated', 'closed'].includes(state))
    expect(acceptedAt).not.toBeNull()
  if (!ended.has(state)) {
    const due = acceptedAt === null ? 'acceptance' : state === 'terminated' ? 'terminationNotice' : 'mediation'
    expect(open(matter)).toEqual(state === 'agreed' ? [] : [due])
  } else expect(open(matter)).toEqual([])
  if (state === 'paused') expect(clockOf(matter, 'mediation')?.state).toBe('paused')
}

/** What must hold of one step, given the matter before it. */
export function mustBeLawfulStep(before: Matter | undefined, step: Step): void {
  if (before === undefined) {
    expect(step.what).toBe('received')
    return
  }
  expect(step.at).toBeGreaterThanOrEqual(before.last.at)
  const consented = before.known.consents?.complainant === true && before.known.consents.respondent === true
  if (step.what === 'settled') {
    expect(step.confirmation.record).not.toBe('')
    expect(before.acceptedAt).toBeNull()
    expect(closeResults).toContain(step.result)
  }
  // An agreement is signed in the lane; a no that comes later does not unsign it.
  if (before.state === 'inLane' && (step.what === 'settled' || step.what === 'settlementReported'))
    if (step.result === 'agreement_signed') expect(consented).toBe(true)
  if (step.what === 'mediationBegun' || step.what === 'agreed') expect(consented).toBe(true)
  if (step.what === 'agreed') expect(step.at).toBeLessThan(dueAt(clockOf(before, 'mediation')!))
  if (step.what === 'routed' || step.what === 'dispatched') expect([before.lane, before.station]).toEqual([null, null])
  if (step.what === 'withdrawn') expect(before.acceptedAt).toBeNull()
  if (step.what === 'terminated' && step.item === 1) expect(step.confirmation).not.toBeNull()
  if (step.what === 'closed' && before.state === 'terminated') expect(step.notice).not.toBeNull()
  // By itself the house takes a matter out of a lane, parts what came in mixed, and counts anew when other holidays count.
  if (step.by.role === 'house' && step.what !== 'recounted')
    expect(step.what).toBe(before.kind === 'mixed' ? 'split' : 'returned')
  if (step.by.role === 'laneMember')
    expect([
      'settled',
      'settlementReported',
      'returned',
      'learned',
      'contacted',
      'consentRecorded',
      'withdrawn',
      'clueFound',
      'merged',
    ]).toContain(step.what)
}
