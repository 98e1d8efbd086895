import { describe, expect, test } from 'vitest'
import { after, at, desk, received, refusal, stationOfficer } from './matter.fixture.ts'
import { clockOf, ended } from './matter.ts'

const tipOff = () => received({ kind: 'tipOff' })
const filed = () => after(tipOff(), { verb: 'file', note: '涉嫌违法' })
const OLD = { kind: 'tipOff', receivedAt: at('2026-03-02') } as const

describe('a tip-off', () => {
  test('is sent to a station to be verified there, and goes on being verified', () => {
    const there = after(tipOff(), { verb: 'dispatch', station: '布吉所' })
    expect(there).toMatchObject({ state: 'verifying', station: '布吉所' })
    const other = { ...stationOfficer, id: 'officer-2', stations: ['布吉所'] }
    expect(refusal(there, { verb: 'file', note: '涉嫌违法' }, stationOfficer).refused).toContain('所属监管所')
    expect(after(there, { verb: 'file', note: '涉嫌违法' }, other).state).toBe('filed')
  })

  test('goes from a station back to the centre only, by Art. 41, and not back from the centre to itself', () => {
    const there = after(tipOff(), { verb: 'dispatch', station: '龙城所' })
    expect(refusal(there, { verb: 'dispatch', station: '布吉所' }).article).toBe('总局令第121号第41条')
    const back = after(there, { verb: 'returnToDesk', note: '不属本所辖区' }, stationOfficer)
    expect(back).toMatchObject({ state: 'verifying', station: null })
    expect(back.stationDispatchedAt).not.toBeNull()
    expect(refusal(back, { verb: 'returnToDesk', note: '再退' }).refused).toBe(
      '此件就在指挥中心坐席，没有可退回的单位。',
    )
  })

  test('rests while something is tested, and its last day moves by the working days left out', () => {
    const still = after(tipOff(), { verb: 'pause', cause: 'appraisal', note: '送检' }, desk, at('2026-06-08'))
    expect(still).toMatchObject({ state: 'verifying', clocks: [{ state: 'paused' }] })
    const on = after(still, { verb: 'resume' }, desk, at('2026-06-15'))
    expect(clockOf(on, 'reportVerification')?.dueDay).toBe('2026-06-30')
    expect(refusal(tipOff(), { verb: 'resume' }).refused).toContain('没有中止')
  })
})

describe('a filed case', () => {
  test('is decided in 90 days, 30 more by the head, then as long as a discussion decides', () => {
    expect(clockOf(filed(), 'caseDecision')?.warnDay).toBe('2026-08-30')
    const more = (matter = filed(), days = 30, as = 'head') =>
      ({ matter, typed: { verb: 'extendCase', days, approvedBy: 'head-1', as } }) as const
    const by = ({ matter, typed }: ReturnType<typeof more>) => after(matter, typed)
    expect(refusal(more().matter, more(filed(), 31).typed).refused).toContain('可延长 1 至 30 日')
    const once = by(more())
    expect(clockOf(once, 'caseDecision')?.warnDay).toBe('2026-09-29')
    expect(refusal(once, more(once).typed).refused).toContain('集体讨论')
    expect(clockOf(by(more(once, 45, 'collective')), 'caseDecision')?.extendedBy).toHaveLength(2)
  })

  test('is open until it is decided, and then until it is closed', () => {
    const decided = after(filed(), { verb: 'decideCase', outcome: 'penalty', record: '龙市监处罚〔2026〕1号' })
    expect(decided).toMatchObject({ state: 'decided' })
    expect(clockOf(decided, 'caseDecision')?.state).toBe('met')
    expect([filed(), decided].map(({ state }) => ended.has(state))).toEqual([false, false])
    const closed = after(decided, { verb: 'close' })
    expect(ended.has(closed.state)).toBe(true)
    expect(refusal(closed, { verb: 'decideCase', outcome: 'noPenalty', record: '再定' }).refused).toContain('已结案')
  })

  test('that stands still is taken up again before it is decided', () => {
    const still = after(filed(), { verb: 'pause', cause: 'hearing', note: '听证' })
    const decide = { verb: 'decideCase', outcome: 'penalty', record: '处罚决定书' }
    expect(refusal(still, decide).refused).toContain('请先恢复')
    expect(after(after(still, { verb: 'resume' }), decide).state).toBe('decided')
  })
})

describe('whoever told under their name', () => {
  test('is told within 5 working days whether it was filed, under Order 20, before it is closed', () => {
    const not = after(received(OLD), { verb: 'notFile', note: '查无实据' })
    const clock = clockOf(not, 'realNameNotice')
    expect(clock).toMatchObject({ article: '总局令第20号第31条', dueDay: '2026-03-09' })
    expect(refusal(not, { verb: 'close' })).toMatchObject({ article: '总局令第20号第31条' })
    expect(after(after(not, { verb: 'notify', record: '短信告知' }), { verb: 'close' }).state).toBe('closed')
  })

  test('who did not give one cannot be told, and that is on record', () => {
    const not = after(received(OLD), { verb: 'notFile', note: '查无实据' })
    const told = after(not, { verb: 'notify', record: '未留联系方式', anonymous: true })
    expect(clockOf(told, 'realNameNotice')).toMatchObject({ state: 'stopped', stoppedFor: '匿名举报，无从告知' })
  })

  test('has no such time under Order 121', () => {
    const not = after(tipOff(), { verb: 'notFile', note: '查无实据' })
    expect(clockOf(not, 'realNameNotice')).toBeNull()
    expect(after(not, { verb: 'close' }).state).toBe('closed')
  })
})
