import { describe, expect, test } from 'vitest'
import { after, all, at, confirmation, desk, member, received, refusal } from './matter.fixture.ts'
import { clockOf } from './matter.ts'

const inLane = () => after(received(), { verb: 'route', lane: 'C1' })

describe('a report half', () => {
  test.each(['route', 'settle', 'mediate', 'withdraw', 'accept'])('refuses to %s, by Art. 9', (verb) => {
    const typed = { verb, lane: 'C1', result: 'settled_paid', confirmation }
    const fields: Record<string, object> = {
      ...{ route: { lane: 'C1' }, settle: { result: 'settled_paid', confirmation }, withdraw: { confirmation } },
    }
    expect(refusal(received({ kind: 'tipOff' }), { verb, ...fields[typed.verb] })).toMatchObject({
      article: '总局令第121号第9条',
    })
  })

  test('and the complaint half of one submission are two matters that know each other', () => {
    const mixed = received({ kind: 'mixed' })
    expect(refusal(mixed, { verb: 'route', lane: 'C1' }).refused).toBe(
      '此件既有投诉又有举报，请先拆分，分别处理（总局令第121号第9条）。',
    )
    const halves = all(mixed, { verb: 'split' })
    expect(halves.get('T1')).toMatchObject({ state: 'split', halves: { complaint: 'T1-c', tipOff: 'T1-t' } })
    expect(halves.get('T1-c')).toMatchObject({ state: 'received', origin: { of: 'T1', as: 'half' } })
    expect(halves.get('T1-t')).toMatchObject({ state: 'verifying', window: null })
    expect(after(halves.get('T1-c')!, { verb: 'route', lane: 'C1' }).state).toBe('inLane')
  })

  test('is verified in 15 working days, once 15 more by the head, then filed or not', () => {
    const tipOff = received({ kind: 'tipOff' })
    expect(tipOff.clocks.map(({ kind, dueDay }) => [kind, dueDay])).toEqual([['reportVerification', '2026-06-23']])
    const longer = after(tipOff, { verb: 'extendVerification', days: 15, approvedBy: 'head-1' })
    expect(clockOf(longer, 'reportVerification')?.dueDay).toBe('2026-07-14')
    expect(refusal(longer, { verb: 'extendVerification', days: 1, approvedBy: 'head-1' }).refused).toContain(
      '已经延长过',
    )
    expect(after(longer, { verb: 'file', note: '涉嫌违法' })).toMatchObject({
      state: 'filed',
      clocks: [{ state: 'met' }, { kind: 'caseDecision', state: 'running', dueDay: '2026-08-31' }],
    })
  })

  test('begins anew when the same reporter adds facts, by Art. 35', () => {
    const tipOff = received({ kind: 'tipOff' })
    const now = at('2026-06-10')
    const again = after(tipOff, { verb: 'addFacts', from: 'T9', reportedAt: now }, desk, now)
    expect(again.clocks.map((each) => each.state)).toEqual(['stopped', 'running'])
  })
})

describe('a clue', () => {
  test('found in a lane leaves it: the complaint is back at the desk, the clue is verified from that day, by Art. 27', () => {
    const now = at('2026-06-02')
    const matters = all(inLane(), { verb: 'foundClue', found: '标签造假' }, member('odr'), now)
    expect(matters.get('T1')).toMatchObject({ state: 'atDesk', lane: null, clues: ['T1-x1'] })
    const clue = matters.get('T1-x1')!
    expect(clue).toMatchObject({ state: 'verifying', kind: 'tipOff', origin: { of: 'T1', as: 'clue' } })
    expect(clue.clocks[0]).toMatchObject({ kind: 'clueVerification', article: '总局令第121号第27条', startedAt: now })
  })

  test('is verified although the complaint is settled, and the complaint stays settled', () => {
    const settled = after(inLane(), { verb: 'settle', result: 'settled_paid', confirmation }, member('odr'))
    const matters = all(settled, { verb: 'foundClue', found: '无证经营' })
    expect(matters.get('T1')!.state).toBe('settled')
    expect(matters.get('T1-x1')!.state).toBe('verifying')
  })

  test('cannot be merged away or withdrawn', () => {
    const clue = all(received(), { verb: 'foundClue', found: '无证经营' }).get('T1-x1')!
    const into = { id: 'T8', kind: 'tipOff', state: 'verifying' }
    expect(refusal(clue, { verb: 'merge', into, note: '重复' }).article).toBe('总局令第121号第27条')
    expect(refusal(clue, { verb: 'withdraw', confirmation }).refused).toContain('违法线索不进入通道')
  })
})
