import { describe, expect, test } from 'vitest'
import { dueAt } from '../law/clock.ts'
import {
  after,
  ask,
  at,
  confirmation,
  desk,
  fitting,
  member,
  model,
  received,
  refusal,
  stationOfficer,
} from './matter.fixture.ts'
import { clockOf } from './matter.ts'
import { plainLane } from './models/plain-lane.ts'

const inLane = (lane = 'C1', over = {}) => after(received(over), { verb: 'route', lane })
const accepted = () => after(received(), { verb: 'accept' })
const atStation = () => after(accepted(), { verb: 'dispatch', station: '龙城所' })
const mediating = () => after(atStation(), { verb: 'mediate' }, stationOfficer)
const { consents: _asked, ...unasked } = fitting

describe('a lane', () => {
  test('takes nothing once working day 5 is over, by Art. 15', () => {
    const late = refusal(received(), { verb: 'route', lane: 'C1' }, desk, at('2026-06-09', '00:00'))
    expect(late).toEqual({
      refused: '前端拦截窗口已于 2026-06-09 00:00 届满，请作出是否受理的决定（总局令第121号第15条）。',
      article: '总局令第121号第15条',
    })
    expect(after(received(), { verb: 'route', lane: 'C1' }, desk, at('2026-06-08', '23:59')).lane?.due.at).toBe(
      at('2026-06-09', '00:00'),
    )
  })

  test('of a mediator takes nothing without both consents, even in a model that does not ask', () => {
    const own = { ...model, lanes: [plainLane('M', '调解', 'Mediation', 'mediator', '#123456')] }
    const route = { verb: 'route', lane: 'M' }
    const decided = ask(received({ known: unasked }), route, desk, undefined, own)
    expect(decided).toMatchObject({ article: '总局令第121号第19条' })
    const no = after(received(), { verb: 'consent', by: 'respondent', agrees: false, record: '电话' })
    expect(ask(no, route, desk, undefined, own)).toMatchObject({ article: '人民调解法第17条' })
  })

  test('gives back at once when one side will not be mediated', () => {
    const no = after(
      inLane('C4'),
      { verb: 'consent', by: 'respondent', agrees: false, record: '当面' },
      member('mediator'),
    )
    expect(no).toMatchObject({ state: 'atDesk', known: { consents: { respondent: false } } })
  })

  test('refuses what is known not to meet its entry conditions, and lets what is not known be judged', () => {
    const hurt = received({ known: { ...fitting, injury: true } })
    expect(refusal(hurt, { verb: 'route', lane: 'C1' })).toEqual({
      refused: '不符合“ODR 企业在线和解”的进入条件：有人身伤害。',
    })
    expect(after(received({ known: {} }), { verb: 'route', lane: 'C1' }).state).toBe('inLane')
  })

  test('passes nothing to another lane or a station: back to the centre only, by Art. 41', () => {
    expect(refusal(inLane(), { verb: 'route', lane: 'C2' })).toEqual({
      refused: '此件在通道“ODR 企业在线和解”，只能先退回中心，不能直接转出（总局令第121号第41条）。',
      article: '总局令第121号第41条',
    })
    expect(refusal(inLane(), { verb: 'dispatch', station: '龙城所' }).article).toBe('总局令第121号第41条')
    expect(refusal(atStation(), { verb: 'dispatch', station: '平湖所' }).article).toBe('总局令第121号第41条')
    expect(after(inLane(), { verb: 'returnToDesk', note: '企业无答复' }, member('odr')).state).toBe('atDesk')
  })

  test('is worked by its own people: not by another lane’s, another enterprise’s, or the desk', () => {
    const settle = { verb: 'settle', result: 'settled_paid', confirmation }
    const named = after(received(), { verb: 'route', lane: 'C1', to: 'odr-1' })
    expect(refusal(named, settle, member('operator')).refused).toContain('由该通道人员办理')
    expect(refusal(named, settle, member('odr', 'odr-2')).refused).toContain('由该通道人员办理')
    expect(refusal(named, settle, desk).refused).toContain('请先收回')
    expect(after(named, settle, member('odr', 'odr-1')).state).toBe('settled')
  })

  test('of an unknown code names those there are', () => {
    expect(refusal(received(), { verb: 'route', lane: 'C9' }).refused).toContain('请从 ODR 企业在线和解、')
  })
})

describe('a settlement before acceptance', () => {
  test('closes with the complainant’s recorded word, and stops the acceptance clock', () => {
    const settled = after(
      inLane(),
      { verb: 'settle', result: 'settled_paid', recovered: 800, confirmation },
      member('odr'),
    )
    expect(settled).toMatchObject({ state: 'settled', closing: { result: 'settled_paid', lane: 'C1' } })
    expect(clockOf(settled, 'acceptance')?.state).toBe('stopped')
  })

  test('without it waits at the desk while the decision stays due; the word then closes it for the lane that settled it', () => {
    const waiting = after(inLane(), { verb: 'settle', result: 'settled_pending' }, member('odr'))
    expect(waiting).toMatchObject({ state: 'atDesk', pending: { lane: 'C1' }, closing: null })
    expect(clockOf(waiting, 'acceptance')).toMatchObject({ state: 'running', dueDay: '2026-06-10' })
    const done = after(waiting, { verb: 'confirm', confirmation })
    expect(done.closing).toMatchObject({ result: 'settled_paid', lane: 'C1' })
    expect(after(waiting, { verb: 'accept' })).toMatchObject({ state: 'accepted', pending: null })
  })

  test('not yet paid is not closed, whatever the complainant has confirmed', () => {
    const waiting = after(inLane(), { verb: 'settle', result: 'settled_pending', confirmation }, member('odr'))
    expect(waiting).toMatchObject({ state: 'atDesk', closing: null })
  })

  test('by agreement needs both consents on record, in any lane', () => {
    const matter = inLane('C2', { known: unasked })
    const signed = { verb: 'settle', result: 'agreement_signed', confirmation }
    expect(refusal(matter, signed, member('serviceStation')).article).toBe('总局令第121号第19条')
    expect(after(inLane('C2'), signed, member('serviceStation')).state).toBe('settled')
  })

  test('is not one the lane does not have, nor a failure', () => {
    expect(refusal(inLane(), { verb: 'settle', result: 'advance_paid', confirmation }, member('odr')).refused).toBe(
      '此通道不能以“先行赔付”办结，只能是和解并履行、和解待履行。',
    )
    expect(refusal(inLane(), { verb: 'settle', result: 'no_reply' }, member('odr')).refused).toContain('请退回中心')
  })
})

describe('acceptance and mediation', () => {
  test('are decided by the desk or by the station that has it; mediation runs 60 days from then', () => {
    expect(clockOf(accepted(), 'mediation')).toMatchObject({ article: '总局令第121号第23条第5项', state: 'running' })
    const sent = after(received(), { verb: 'dispatch', station: '龙城所' })
    expect(refusal(sent, { verb: 'accept' }).refused).toContain('由该所人员办理')
    expect(after(sent, { verb: 'accept' }, stationOfficer)).toMatchObject({ state: 'dispatched', station: '龙城所' })
  })

  test('a refusal to accept names one of the items of Art. 16', () => {
    expect(refusal(received(), { verb: 'notAccept', item: 8, note: '其他' }).refused).toBe(
      '不予受理须写明第 1 至 7 项中的一项，请改写。',
    )
    const declined = after(received(), { verb: 'notAccept', item: 6, note: '拒不核验身份' })
    expect(declined).toMatchObject({ state: 'notAccepted', closing: { result: 'not_accepted', lane: null } })
    expect(refusal(inLane(), { verb: 'notAccept', item: 1, note: '不属职责' }, member('odr')).refused).toContain(
      '退回中心',
    )
  })

  test('only the desk’s own lane may decline, and it is then the lane that closed it', () => {
    const declined = after(inLane('C5'), { verb: 'notAccept', item: 2, note: '法院已受理' })
    expect(declined.closing).toMatchObject({ result: 'not_accepted', lane: 'C5' })
  })

  test('nothing is mediated before it is accepted, nor without both consents', () => {
    expect(refusal(received(), { verb: 'mediate' }).article).toBe('总局令第121号第15条')
    const once = after(received({ known: unasked }), { verb: 'accept' })
    expect(refusal(once, { verb: 'mediate' })).toEqual({
      refused: '调解须双方同意，请先记录投诉人和被投诉人是否同意（总局令第121号第18条）。',
      article: '总局令第121号第18条',
    })
  })

  test('pause only for appraisal or recusal, and run on when resumed', () => {
    expect(refusal(mediating(), { verb: 'pause', cause: 'hearing', note: '听证' }, stationOfficer).refused).toContain(
      '第22条',
    )
    const paused = after(mediating(), { verb: 'pause', cause: 'appraisal', note: '送检' }, stationOfficer)
    const was = dueAt(clockOf(paused, 'mediation')!)
    const resumed = after(paused, { verb: 'resume' }, stationOfficer, at('2026-06-11'))
    expect(resumed.state).toBe('mediating')
    expect(dueAt(clockOf(resumed, 'mediation')!)).toBeGreaterThan(was)
  })

  test('past its last day nothing is agreed, only ended by item 5; before it, not by item 5', () => {
    const late = at('2026-09-01')
    const ending = { verb: 'terminate', item: 5, note: '超期' }
    expect(refusal(mediating(), { verb: 'agree', record: '调解书' }, stationOfficer, late).article).toBe(
      '总局令第121号第23条第5项',
    )
    expect(refusal(mediating(), ending, stationOfficer).refused).toContain('才届满')
    expect(after(mediating(), ending, stationOfficer, late).state).toBe('terminated')
  })

  test('a termination is told to both before it is closed', () => {
    const ended = after(mediating(), { verb: 'terminate', item: 3, note: '无法达成' }, stationOfficer)
    expect(refusal(ended, { verb: 'close' }, stationOfficer).refused).toContain('请写明何时怎样告知')
    const closed = after(ended, { verb: 'close', notice: '6 月 3 日邮寄' }, stationOfficer)
    expect(clockOf(closed, 'terminationNotice')?.state).toBe('met')
  })

  test('a withdrawal before acceptance ends the matter, after it the mediation by item 1', () => {
    expect(after(received(), { verb: 'withdraw', confirmation }).state).toBe('withdrawn')
    expect(after(mediating(), { verb: 'withdraw', confirmation }, stationOfficer)).toMatchObject({
      state: 'terminated',
      closing: { result: 'withdrawn' },
    })
  })

  test('a reopened matter begins anew: acceptance from that day, consents asked again', () => {
    const settled = after(inLane(), { verb: 'settle', result: 'settled_paid', confirmation }, member('odr'))
    const again = after(settled, { verb: 'reopen', why: '未退款' }, desk, at('2026-06-15'))
    expect(again).toMatchObject({ state: 'reopened', round: 2, closing: null, known: { amount: 8_000 } })
    expect(again.known.consents).toBeUndefined()
    expect(clockOf(again, 'acceptance')).toMatchObject({ state: 'running', dueDay: '2026-06-25' })
    expect(again.returns).toEqual([{ afterCloseAt: at('2026-06-01'), at: at('2026-06-15') }])
  })

  test('a duplicate goes into one of its own kind that is not itself merged', () => {
    const into = { id: 'T0', kind: 'complaint', state: 'atDesk' }
    expect(after(received(), { verb: 'merge', into, note: '重复' })).toMatchObject({
      state: 'merged',
      mergedInto: 'T0',
    })
    expect(refusal(received(), { verb: 'merge', into: { ...into, state: 'merged' }, note: '重复' }).refused).toContain(
      'T0',
    )
    expect(refusal(received(), { verb: 'merge', into: { ...into, kind: 'tipOff' }, note: '重复' }).refused).toContain(
      '投诉只能并入投诉',
    )
    expect(refusal(received(), { verb: 'merge', into: { ...into, id: 'T1' }, note: '重复' }).refused).toContain('自己')
  })
})

describe('an order on a matter that has moved on', () => {
  test('is told what happened and when', () => {
    const settled = after(
      inLane(),
      { verb: 'settle', result: 'settled_paid', confirmation },
      member('odr'),
      at('2026-06-02', '11:20'),
    )
    expect(refusal(settled, { verb: 'returnToDesk', note: '再看' }, member('odr')).refused).toBe(
      '不能退回中心：此件 2026-06-02 11:20 已由 odr-1 办结，现为“已办结”。',
    )
  })

  test('and that was given on an older view, is refused although it would fit', () => {
    const seen = received()
    const now = after(seen, { verb: 'learn', known: { injury: true } })
    expect(refusal(now, { verb: 'route', lane: 'C2', basedOn: seen.version }).refused).toBe(
      '不能转入通道：此件 2026-06-01 10:00 已由 desk-1 补充情况，请看过最新情况再定。',
    )
    expect(after(now, { verb: 'route', lane: 'C2', basedOn: now.version }).state).toBe('inLane')
  })

  test('cannot be dated before it', () => {
    expect(refusal(received(), { verb: 'take' }, desk, at('2026-05-31')).refused).toContain('时间不能早于上一步')
  })

  test('a lane’s settlement after its time is too late: the house had it returned', () => {
    const late = refusal(
      inLane(),
      { verb: 'settle', result: 'settled_paid', confirmation },
      member('odr'),
      at('2026-06-09', '09:00'),
    )
    expect(late.refused).toBe('不能办结：此件 2026-06-09 00:00 已由 系统 退回中心，现为“在坐席”。')
  })
})
