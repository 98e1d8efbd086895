import { describe, expect, test } from 'vitest'
import {
  at,
  calendar,
  confirmation,
  desk,
  member,
  received,
  after,
  type Typed,
} from '../interception/matter.fixture.ts'
import { decide } from '../interception/decide.ts'
import { given, model } from '../interception/matter.fixture.ts'
import { apply } from '../interception/apply.ts'
import type { Matter } from '../interception/matter.ts'
import { receive } from '../interception/receive.ts'
import type { Step } from '../interception/step.ts'
import { HOUSE, type Who } from '../interception/who.ts'
import { timeouts } from '../interception/timeouts.ts'
import { pastOf, type PastMatter } from './past.ts'
import { AS_OF, plantedPast, result } from './planted.fixture.ts'

const T = (day: string, time = '10:00') => at(`2026-06-${day}`, time)
const KNOWN = { flags: { odr: true }, injury: false, amount: 300 }

type Orders = readonly (readonly [number, Typed, Who?])[]
/** The past of one complaint after orders at their times. */
function lived(...orders: Orders) {
  const { matter, steps } = stepsOf(...orders)
  return pastOf(matter, steps, AS_OF, calendar)[0]!
}

function stepsOf(...orders: Orders) {
  const begin = receive(
    { id: 'T1', kind: 'complaint', receivedAt: T('01'), wouldBeStation: '龙城所', known: {} },
    { by: HOUSE, at: T('01') },
    calendar,
  )
  const steps: Step[] = [begin]
  let matter: Matter = apply(null, begin)
  for (const [now, typed, who = desk] of orders) {
    const decided =
      typed.verb === 'wait'
        ? { steps: timeouts(matter, now, calendar) }
        : decide(matter, given(typed), { who, now, model, calendar })
    if ('refused' in decided) throw new Error(decided.refused)
    const own = decided.steps.filter(({ on }) => on === matter.id)
    steps.push(...own)
    matter = own.reduce<Matter>(apply, matter)
  }
  return { matter, steps }
}
const learn: Typed = { verb: 'learn', known: KNOWN }
const route: Typed = { verb: 'route', lane: 'C1', to: null }
const odr = member('odr')

describe('what is learned of the past', () => {
  test('a stay that a lane closed has its result and its times, and no fate at the desk', () => {
    const past = lived([T('01', '11:00'), learn], [T('01', '15:00'), route], [T('03'), { verb: 'settle', result: 'settled_paid', confirmation }, odr]) // prettier-ignore
    expect(past.attempts).toEqual([
      { lane: 'C1', role: 'odr', from: T('01', '15:00'), left: T('03'), end: 'closed', boundBy: null, result: 'settled_paid', closedAt: T('03') }, // prettier-ignore
    ])
    expect([past.fate, past.late]).toEqual([null, false])
    expect(past.routable?.known).toMatchObject(KNOWN)
  })

  test('a settlement reported and confirmed later leaves the lane at the report and closes at the word', () => {
    const past = lived([T('01', '11:00'), learn], [T('01', '15:00'), route], [T('03'), { verb: 'settle', result: 'settled_pending' }, odr], [T('04'), { verb: 'confirm', confirmation }]) // prettier-ignore
    expect(past.attempts[0]).toMatchObject({ left: T('03'), end: 'closed', result: 'settled_paid', closedAt: T('04') })
  })

  test('a settlement that nobody confirmed is a return; the desk decided, and its time runs from the return', () => {
    const past = lived([T('01', '11:00'), learn], [T('01', '15:00'), route], [T('03'), { verb: 'settle', result: 'settled_pending' }, odr], [T('04'), { verb: 'accept' }]) // prettier-ignore
    expect(past.attempts[0]).toMatchObject({ end: 'returned', left: T('03'), closedAt: null })
    expect(past.fate).toEqual({ since: T('03'), returned: true, decidedAt: T('04'), closed: null })
  })

  test('a stay that time ended is cut: what more time would have given is not known', () => {
    const past = lived([T('01', '11:00'), learn], [T('01', '15:00'), route], [T('09'), { verb: 'wait' }])
    expect(past.attempts[0]).toMatchObject({ end: 'cut', boundBy: 'window', left: at('2026-06-09', '00:00') })
    expect(past.fate).toMatchObject({ returned: true, decidedAt: null })
    expect(past.late).toBe(true)
  })

  test('what was learned after the decision, or after the window, is not used to route', () => {
    const past = lived([T('02'), { verb: 'accept' }], [T('02', '11:00'), learn])
    expect(past.routable?.known).toEqual({})
    expect(past.fate).toMatchObject({ returned: false, decidedAt: T('02') })
  })

  test('what came to light in a lane is not used to route: it was not known when the lane was chosen', () => {
    const late: Typed = { verb: 'learn', known: { ...KNOWN, amount: 90_000 } }
    const past = lived([T('01', '11:00'), learn], [T('01', '15:00'), route], [T('02'), { verb: 'returnToDesk', note: '未和解' }, odr], [T('02', '11:00'), late]) // prettier-ignore
    expect(past.routable?.known).toMatchObject(KNOWN)
  })

  test('a clue leaves the lane; one found before any lane was chosen is known to whoever chooses', () => {
    const clue: Typed = { verb: 'foundClue', found: '过期食品' }
    const past = lived([T('01', '11:00'), learn], [T('01', '15:00'), route], [T('02'), clue], [T('03'), { verb: 'accept' }]) // prettier-ignore
    expect(past.attempts).toMatchObject([{ end: 'returned', left: T('02'), boundBy: null, closedAt: null }])
    expect(past.fate).toMatchObject({ since: T('02'), returned: true, decidedAt: T('03') })
    expect(past.routable?.known.clue).toBeUndefined()
    expect(lived([T('01', '11:00'), clue]).routable?.known.clue).toBe(true)
  })

  test('a clue alone ends the stay, even where no return was written beside it', () => {
    const steps = stepsOf([T('01', '11:00'), learn], [T('01', '15:00'), route], [T('02'), { verb: 'foundClue', found: '过期食品' }]) // prettier-ignore
    const [past] = pastOf(
      steps.matter,
      steps.steps.filter(({ what }) => what !== 'returned'),
      AS_OF,
      calendar,
    )
    expect(past?.attempts).toMatchObject([{ end: 'returned', left: T('02') }])
    expect(past?.fate).toMatchObject({ since: T('02'), returned: true })
  })

  test('nobody answered: the lane did not close it, and that is no want of time; the reader is told how many', () => {
    const known = { ...KNOWN, flags: { pledged: true }, earlierOnDispute: 0 }
    const toOwner: Typed = { verb: 'route', lane: 'C3', to: null }
    const past = lived([T('01', '11:00'), { verb: 'learn', known }], [T('01', '15:00'), toOwner], [T('04'), { verb: 'wait' }]) // prettier-ignore
    expect(past.attempts).toMatchObject([{ lane: 'C3', end: 'returned', boundBy: null, silent: true }])
    const said = (of: readonly PastMatter[]) => result(of).assumptions.map(({ zh }) => zh)
    const others = plantedPast(60)
    expect(said([...others, past]).join('')).toContain('未按时首次联系退回的 1 次')
    expect(said(others).join('')).not.toContain('未按时首次联系')
  })

  test('not accepted at the desk is closed there; a reopening does not rewrite it', () => {
    const orders = [[T('02'), { verb: 'notAccept', item: 1, note: '不属职责' }]] as const
    expect(lived(...orders).fate).toMatchObject({ closed: 'not_accepted', decidedAt: T('02') })
    expect(lived(...orders, [T('03'), { verb: 'reopen', why: '有误' }]).fate).toMatchObject({ closed: 'not_accepted' })
  })

  test('tip-offs and merged complaints are counted and not routed; an unsplit mixed one is two', () => {
    const of = (matter: Matter) => pastOf(matter, [], AS_OF, calendar)
    expect(of(received({ kind: 'tipOff' })).map(({ routable }) => routable)).toEqual([null])
    const into = { id: 'T0', kind: 'complaint', state: 'received' }
    expect(of(after(received(), { verb: 'merge', into, note: '重复' }))[0]?.routable).toBeNull()
    const both = of(received({ kind: 'mixed' }))
    expect(both.map(({ record, routable }) => [record.kind, routable?.window?.at])).toEqual([
      ['complaint', received().window?.at],
      ['tipOff', undefined],
    ])
  })
})
