import { describe, expect, test } from 'vitest'
import { limits } from './limits.ts'
import { momentOf } from './moment.ts'
import { nextLook, silences } from './silences.ts'
import { apply, applyAll } from './apply.ts'
import { decideOpen } from './open.ts'
import { markOf, type Task } from './task.ts'
import {
  after,
  colleague,
  commander,
  duty,
  handled,
  MINUTE,
  NOW,
  officer,
  opened,
  order,
  PHOTO,
  placed,
  refusal,
  stranger,
  SUBMIT,
  to,
} from './task.fixture.ts'

const at = (minutes: number) => NOW + minutes * MINUTE
const whats = (task: Task) => task.trail.map(({ what }) => what)

describe('the way of a task', () => {
  test('whoever arrives without a word has been told, has accepted and has departed', () => {
    const task = handled(opened(), ['task.arrive'])
    expect(whats(task)).toEqual(['opened', 'issued', 'delivered', 'accepted', 'departed', 'arrived'])
    expect(markOf(task)).toMatchObject({ state: 'onScene', departedAt: at(1), arrivedAt: at(1), handler: officer.id })
  })

  test('what was told is not told again, and the sentence says when it was', () => {
    const task = handled(opened(), ['task.arrive'])
    expect(refusal(task, order('task.depart'), { who: officer, now: at(3) })).toBe(
      '任务已到现场（11-27 10:01），“出发”不用再报。',
    )
  })

  test('a task of a station is his who takes it, and nobody else’s', () => {
    const forStation = opened({ unit: 'st-1' }, { handler: null, unit: 'st-1' })
    expect(refusal(forStation, order('task.accept'), { who: stranger, now: at(1) })).toContain('单位 st-1')
    const taken = after(forStation, order('task.accept'), { who: colleague, now: at(1) })
    expect(taken.handler).toBe(colleague.id)
    expect(refusal(taken, order('task.accept'), { who: officer, now: at(2) })).toContain(`⟦${colleague.id}⟧`)
  })

  test('a declined task goes back to the commander, who sends another', () => {
    const declined = after(opened(), order('task.decline', { reason: '车辆故障' }), { who: officer, now: at(1) })
    expect(markOf(declined)).toMatchObject({ state: 'declined', handler: null })
    const again = after(declined, order('task.issue', { handler: colleague.id }), {
      ...{ who: commander, now: at(2), chosen: to(colleague) },
    })
    expect(markOf(again)).toMatchObject({ state: 'issued', handler: colleague.id, acceptBy: at(7) })
  })

  test('the former handler’s step after a reassignment is refused with who has it now and what to do', () => {
    const accepted = handled(opened(), ['task.accept'])
    const moved = after(accepted, order('task.reassign', { handler: colleague.id, reason: '换近的人' }), {
      ...{ who: commander, now: at(3), chosen: to(colleague) },
    })
    const sentence = refusal(moved, order('task.arrive'), { who: officer, now: at(4) })
    expect(sentence).toContain(`⟦${colleague.id}⟧承办（11-27 10:03 派发）`)
    expect(sentence).toContain('已留在审计记录')
  })

  test('a suspended task rests and goes on where it stood', () => {
    const arrived = handled(opened(), ['task.arrive'])
    const resting = after(arrived, order('task.suspend', { reason: '等待配件', until: at(60) }), {
      ...{ who: commander, now: at(5) },
    })
    expect(refusal(resting, order('task.handle'), { who: officer, now: at(6) })).toContain('暂停至 11-27 11:00')
    expect(silences(resting, at(59))).toEqual([])
    expect(silences(resting, at(60))).toMatchObject([{ what: 'late', limit: 'notResumed' }])
    const going = after(resting, order('task.resume'), { who: commander, now: at(61) })
    expect(markOf(going)).toMatchObject({ state: 'onScene', late: [] })
  })
})

describe('closing on proof', () => {
  const submitted = handled(opened(), ['task.arrive'], ['task.submit', SUBMIT])

  test('found something without evidence is not handed in; found nothing needs a photo or a place', () => {
    const arrived = handled(opened(), ['task.arrive'])
    const bare = { ...SUBMIT, evidence: [] }
    expect(refusal(arrived, order('task.submit', bare), { who: officer, now: at(2) })).toContain('须附证据')
    const nothing = { ...bare, found: 'nothing', result: '未发现问题' }
    expect(refusal(arrived, order('task.submit', nothing), { who: officer, now: at(2) })).toContain('打开定位')
    const place = { lng: 114.2, lat: 22.7, accuracyM: 20, at: at(2) }
    const proven = after(arrived, order('task.submit', { ...nothing, place }), { who: officer, now: at(2) })
    expect(proven.state).toBe('submitted')
  })

  test('evidence that was not uploaded to the task is no evidence', () => {
    const arrived = handled(opened(), ['task.arrive'])
    const context = { who: officer, now: at(2), stored: new Set<string>() }
    expect(refusal(arrived, order('task.submit', SUBMIT), context)).toContain('还没有上传')
  })

  test('what the plan requires is answered, each item in its own way', () => {
    const plan = [
      { id: 'door', text: '层门完好', need: 'tick', required: true },
      { id: 'load', text: '载重', need: 'number', required: false },
      { id: 'label', text: '标志照片', need: 'photo', required: true },
    ]
    const arrived = handled(opened({ plan }), ['task.arrive'])
    const give = (answers: object) => order('task.submit', { ...SUBMIT, answers })
    const says = (answers: object) => refusal(arrived, give(answers), { who: officer, now: at(2) })
    expect(says({ label: PHOTO })).toBe('检查单“层门完好”必填，请勾选后再提交。')
    expect(says({ door: true, label: 'b'.repeat(64) })).toContain('标志照片')
    expect(says({ door: true, label: PHOTO, load: 'ten' })).toBe('检查单“载重”应填写数字，请更正后再提交。')
    expect(says({ door: true, label: PHOTO, strange: 1 })).toContain('strange')
    const good = give({ door: true, label: PHOTO, load: 630 })
    expect(after(arrived, good, { who: officer, now: at(2) }).state).toBe('submitted')
  })

  test('nobody verifies or closes his own work, and nothing is closed before it is verified', () => {
    const own = { ...officer, role: 'commander' }
    expect(refusal(submitted, order('task.verify', { note: '已看' }), { who: own, now: at(5) })).toContain('承办人不能')
    expect(refusal(submitted, order('task.close'), { who: duty, now: at(5) })).toContain('先由承办人以外的人核验')
    const verified = after(submitted, order('task.verify', { note: '已看' }), { who: duty, now: at(5) })
    expect(refusal(verified, order('task.close'), { who: own, now: at(6) })).toContain('承办人不能')
    const closed = after(verified, order('task.close'), { who: duty, now: at(6) })
    expect(refusal(closed, order('task.submit', SUBMIT), { who: officer, now: at(7) })).toContain('任务已办结')
  })

  test('a rejected result goes back to the hands that made it', () => {
    const back = after(submitted, order('task.reject', { reason: '照片不清' }), { who: duty, now: at(5) })
    expect(markOf(back)).toMatchObject({ state: 'handling', submittedAt: null, handler: officer.id })
  })
})

describe('two commanders', () => {
  test('the second is told who did what and when, and may then choose', () => {
    const task = opened()
    const first = after(task, order('task.reassign', { handler: colleague.id, reason: '换近的人' }), {
      ...{ who: commander, now: at(1), chosen: to(colleague) },
    })
    const second = order('task.cancel', { reason: '重复派发', basedOn: task.version })
    const sentence = refusal(first, second, { who: duty, now: at(2) })
    expect(sentence).toContain(`⟦${commander.id}⟧已于 11-27 10:01 改派`)
    const chosen = order('task.cancel', { reason: '重复派发', basedOn: first.version })
    expect(after(first, chosen, { who: duty, now: at(3) }).state).toBe('cancelled')
  })

  test('what he did himself, and what the house noted, is no news to him', () => {
    const task = opened()
    const late = silences(task, at(6)).reduce((now, step) => apply(now, step, 'RW1'), task)
    const cancel = order('task.cancel', { reason: '误报取消', basedOn: task.version })
    expect(after(late, cancel, { who: commander, now: at(7) }).state).toBe('cancelled')
  })

  test('somebody on an unfinished task gets a second only for a reason that is kept', () => {
    const open = { kind: 'inspection', title: '第二项', priority: 3, issue: true } as const
    const busy = { who: commander, now: NOW, chosen: to(officer, { id: 'RW0', title: '第一项' }) }
    const given = (rest: object) => order('task.open', { ...open, ...rest }) as Parameters<typeof decideOpen>[0]
    expect(decideOpen(given({}), placed, busy)).toEqual({
      refused: `⟦${officer.id}⟧正在办理“第一项”（RW0）；仍要派给他，请写明选派理由。`,
    })
    const why = decideOpen(given({ chosenWhy: '离得最近' }), placed, busy)
    expect(applyAll(null, 'steps' in why ? why.steps : [], 'RW2')?.chosenWhy).toBe('离得最近')
  })
})

describe('silence is timed', () => {
  const told = (task: Task, now: number) => silences(task, now).map(({ limit, percent }) => limit ?? percent)

  test('not delivered in 2, not accepted in 5, not moving in 10, not reporting in 60 minutes: each once', () => {
    let task = opened()
    expect(nextLook(task)).toBe(at(2))
    expect(told(task, at(2) - 1)).toEqual([])
    expect(told(task, at(5))).toEqual(['notDelivered', 'notAccepted'])
    task = applyAll(task, silences(task, at(5)), 'RW1')!
    expect(told(task, at(50))).toEqual([])
    task = after(task, order('task.accept'), { who: officer, now: at(6) })
    expect([task.late, nextLook(task)]).toEqual([[], at(16)])
    expect(told(task, at(16))).toEqual(['notMoving'])
    task = after(task, order('task.arrive'), { who: officer, now: at(20) })
    expect(told(task, at(80))).toEqual(['notReporting'])
    task = applyAll(task, silences(task, at(80)), 'RW1')!
    task = after(task, order('task.progress', { note: '还在修' }), { who: officer, now: at(90) })
    expect([task.late, nextLook(task)]).toEqual([[], at(150)])
  })

  test('a rescue counts from the alarm: 10 minutes to depart, 30 to arrive, 120 to an accident by law', () => {
    const task = opened({ kind: 'rescue' }, to(officer), { ...placed, clockFrom: at(-3) })
    expect(task.dueAt).toBe(at(117))
    expect(told(task, at(27))).toEqual(expect.arrayContaining(['departure', 'arrival']))
    const late = applyAll(task, silences(task, at(27)), 'RW1')!
    const arrived = after(late, order('task.arrive'), { who: officer, now: at(28) })
    expect(arrived.late).toEqual(['departure', 'arrival'])
    expect(told(arrived, at(117))).toEqual(expect.arrayContaining(['accident', 100]))
  })

  test('half, four fifths and all of the time are each told once, until it is handed in', () => {
    const task = handled(opened({ dueAt: at(100) }), ['task.arrive'])
    expect(told(task, at(50))).toContain(50)
    const half = applyAll(task, silences(task, at(85)), 'RW1')!
    expect(half.overdue).toBe(80)
    const submitted = after(half, order('task.submit', SUBMIT), { who: officer, now: at(90) })
    expect([told(submitted, at(900)), nextLook(submitted)]).toEqual([[], null])
  })

  test('every limit names its source', () => {
    for (const { source } of limits) expect(source.zh.length).toBeGreaterThan(5)
    expect(limits.find(({ name }) => name === 'accident')?.source.zh).toContain('第六十四条')
    expect(limits.find(({ name }) => name === 'arrival')?.source.zh).toContain('TSG T5002')
  })
})

describe('the device’s clock', () => {
  test('two hours off is corrected by what it showed at sending, never into the future, never before the last step', () => {
    const off = 120 * MINUTE
    const now = at(30)
    const task = { spokenAt: at(10) }
    expect(momentOf({ doneAt: at(20) + off, sentAt: now + off }, task, now)).toEqual({
      ...{ at: at(20), told: { doneAt: at(20) + off, sentAt: now + off, seenAt: now } },
    })
    expect(momentOf({ doneAt: at(20) - off, sentAt: now - off }, task, now).at).toBe(at(20))
    expect(momentOf({ doneAt: at(90) }, task, now).at).toBe(now)
    expect(momentOf({ doneAt: at(1) }, task, now).at).toBe(at(10))
    expect(momentOf({}, task, now)).toEqual({ at: now })
  })

  test('a step told late stands where it was done, although the house has spoken since', () => {
    const task = opened()
    const late = applyAll(task, silences(task, at(30)), 'RW1')!
    const accepted = after(late, order('task.accept', { doneAt: at(1), sentAt: at(40) }), { who: officer, now: at(40) })
    expect([accepted.acceptedAt, accepted.spokenAt]).toEqual([at(1), at(1)])
  })
})
