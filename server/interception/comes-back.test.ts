import { describe, expect, test } from 'vitest'
import {
  after,
  all,
  ask,
  at,
  calendar,
  confirmation,
  desk,
  member,
  model,
  received,
  refusal,
} from './matter.fixture.ts'
import { plainLane } from './models/plain-lane.ts'
import { timeouts } from './timeouts.ts'

const inLane = (lane: string) => after(received(), { verb: 'route', lane })
const operator = member('operator')

describe('a lane in which nobody is spoken to', () => {
  test('gives back after its time for a first contact', () => {
    const matter = inLane('C3')
    expect(timeouts(matter, at('2026-06-02', '23:59'), calendar)).toEqual([])
    expect(timeouts(matter, at('2026-06-03'), calendar)).toMatchObject([
      { what: 'returned', why: 'noContact', at: at('2026-06-03', '00:00'), by: { role: 'house' } },
    ])
  })

  test('keeps what somebody was spoken to about, up to its own limit', () => {
    const spoken = after(inLane('C3'), { verb: 'contact', record: '已电话联系' }, operator, at('2026-06-02'))
    expect(spoken).toMatchObject({ known: { replied: true }, lane: { contactedAt: at('2026-06-02') } })
    expect(timeouts(spoken, at('2026-06-04'), calendar)).toEqual([])
    expect(timeouts(spoken, at('2026-06-05', '00:00'), calendar)).toMatchObject([{ why: 'laneLimit' }])
  })

  test('gives back at its share of the limit without an answer', () => {
    const lane = plainLane('Q', '快答', 'Quick', 'odr', '#123456', {
      limit: { amount: 4, unit: 'workingDays', article: null },
      escalate: [{ when: 'noReplyAtShare', share: 0.5 }],
    })
    const decided = ask(received(), { verb: 'route', lane: 'Q' }, desk, undefined, { ...model, lanes: [lane] })
    expect(decided).toMatchObject({ steps: [{ lane: { noReplyBy: at('2026-06-04', '00:00') } }] })
  })

  test('is not taken from the desk, which would only get it back', () => {
    expect(timeouts(inLane('C5'), at('2026-06-01', '23:00'), calendar)).toEqual([])
  })
})

describe('a lane’s own rules', () => {
  test('take a matter back when what they name becomes known', () => {
    const matters = all(inLane('C3'), { verb: 'learn', known: { ownerDenies: true } }, operator)
    expect(matters.get('T1')).toMatchObject({ state: 'atDesk', lane: null, last: { what: 'returned' } })
    const decided = ask(inLane('C1'), { verb: 'learn', known: { consumerAsks: true } }, member('odr'))
    expect(decided).toMatchObject({
      steps: [
        { what: 'learned' },
        { what: 'returned', why: 'escalated', note: '消费者要求退出，自动退回中心', by: { role: 'house' } },
      ],
    })
  })

  test('let nothing in that they would send back at once', () => {
    const denied = after(received(), { verb: 'learn', known: { ownerDenies: true } })
    expect(refusal(denied, { verb: 'route', lane: 'C3' }).refused).toBe('转入“经营者首问自治”会立即退回：经营者否认。')
    expect(after(denied, { verb: 'route', lane: 'C1' }).state).toBe('inLane')
  })

  test('do not hold back what is settled', () => {
    const settled = after(inLane('C1'), { verb: 'settle', result: 'settled_paid', confirmation }, member('odr'))
    expect(settled.state).toBe('settled')
  })
})

describe('handing back', () => {
  test('says how the attempt ended, in one of the lane’s own words', () => {
    const back = { verb: 'returnToDesk', note: '商家拒绝' }
    const decided = ask(inLane('C3'), { ...back, result: 'refused' }, operator)
    expect(decided).toMatchObject({ steps: [{ what: 'returned', result: 'refused' }] })
    expect(refusal(inLane('C3'), { ...back, result: 'no_reply' }, operator).refused).toContain('未和解、拒绝')
    expect(refusal(inLane('C3'), { ...back, result: 'settled_paid' }, operator).refused).toContain('和解的请登记结果')
  })
})
