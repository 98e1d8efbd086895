import { describe, expect, test } from 'vitest'
import { partyOf } from '../contract/task.ts'
import { apply } from './apply.ts'
import { possible } from './possible.ts'
import { silences } from './silences.ts'
import {
  after,
  colleague,
  commander,
  duty,
  handled,
  joint,
  MINUTE,
  NOW,
  officer,
  opened,
  order,
  refusal,
  stands,
  stranger,
  SUBMIT,
  third,
  to,
  UNITS,
} from './task.fixture.ts'
import type { Task } from './task.ts'

const by = (who: typeof officer, now = NOW) => ({ who, now })
const HERE = order('task.rollCall', { present: ['st-2'], absent: [{ unit: 'st-3', reason: '车辆故障，未能到场' }] })
const lateOf = (task: Task, minutes: number) => silences(task, NOW + minutes * MINUTE).map(({ limit }) => limit)

describe('calling several units', () => {
  test('a joint task has exactly one lead, two units at least, each once', () => {
    const says = (members: object[]) => {
      try {
        joint({ members })
        return ''
      } catch (error) {
        return (error as Error).message
      }
    }
    expect(says([UNITS[0]!])).toContain('至少要有 2 个单位')
    expect(says([UNITS[1]!, { unit: 'st-3', lead: false }])).toContain('一个、且只有一个牵头单位')
    expect(says([UNITS[0]!, { unit: 'st-1', lead: false }])).toContain('同一单位只能列一次')
    expect(says(Array.from({ length: 13 }, (_, n) => ({ unit: `st-${n}`, lead: n === 0 })))).toContain('最多 12 个单位')
    expect(says([UNITS[0]!, { unit: 'st-2', handler: 'p-officer', lead: false }])).toContain('被两个单位同时选派')
    expect(says(UNITS)).toBe('')
  })

  test('without members nothing is different', () => {
    const task = opened()
    expect([task.members, partyOf(task)]).toEqual([[], []])
    expect(handled(task, ['task.handle']).state).toBe('handling')
    expect(refusal(task, HERE, by(commander))).toContain('没有参加单位')
  })

  test('from a draft everybody is called when it is sent, and only then has five minutes', () => {
    const draft = joint({ issue: false })
    const sent = after(draft, order('task.issue'), { who: duty, now: NOW + 30 * MINUTE, chosen: to(officer) })
    expect(sent.members.map(({ at, state }) => [at, state])).toEqual(UNITS.map(() => [NOW + 30 * MINUTE, 'called']))
    expect(lateOf(draft, 29)).toEqual([])
    expect(lateOf(sent, 34)).not.toContain('notConfirmed')
    expect(lateOf(sent, 35)).toContain('notConfirmed')
  })
})

describe('members', () => {
  test('a unit that named nobody is joined by whoever of it comes first, and by nobody of another', () => {
    const task = after(joint(), order('task.join'), by(stranger))
    expect(task.members[1]).toMatchObject({ state: 'confirmed', handler: 'p-stranger' })
    expect(refusal(joint(), order('task.join'), by(colleague))).toContain('不是这项任务的参加人员')
    expect(refusal(task, order('task.join'), by(officer))).toContain('您是牵头人')
    expect(refusal(task, order('task.join'), by(stranger))).toContain('已于')
  })

  test('who is there has confirmed; his hour is his own and moves no step of the lead’s', () => {
    const told = { doneAt: NOW + 5 * MINUTE, sentAt: NOW + 20 * MINUTE }
    const task = after(joint(), order('task.present', told), by(third, NOW + 20 * MINUTE))
    expect(task.members[2]).toMatchObject({ state: 'present', at: NOW + 5 * MINUTE })
    expect(task.trail.map(({ what }) => what).slice(-2)).toEqual(['joined', 'attended'])
    const arrived = after(
      task,
      order('task.arrive', { doneAt: NOW + 3 * MINUTE, sentAt: NOW + 21 * MINUTE }),
      by(officer, NOW + 21 * MINUTE),
    )
    expect(arrived.arrivedAt).toBe(NOW + 3 * MINUTE)
    expect(stands(arrived, 'st-1')).toBe('present')
  })

  test('a member declines with a reason, may think again, and cannot once he is there', () => {
    const away = after(joint(), order('task.stayAway', { reason: '正在处置另一起' }), by(third))
    expect(away.members[2]).toMatchObject({ state: 'declined', why: '正在处置另一起' })
    const there = after(away, order('task.present'), by(third, NOW + MINUTE))
    expect(stands(there, 'st-3')).toBe('present')
    expect(refusal(there, order('task.stayAway', { reason: '有事先走' }), by(third))).toContain('您已到场')
  })

  test('not confirmed within five minutes is said; it is over when all have answered', () => {
    let task = joint()
    expect(lateOf(task, 5)).toContain('notConfirmed')
    task = silences(task, NOW + 5 * MINUTE).reduce<Task>((now, step) => apply(now, step, now.id), task)
    expect(task.late).toContain('notConfirmed')
    task = after(task, order('task.join'), by(stranger, NOW + 6 * MINUTE))
    expect(task.late).toContain('notConfirmed')
    task = after(task, order('task.stayAway', { reason: '正在处置另一起' }), by(third, NOW + 7 * MINUTE))
    expect(task.late).not.toContain('notConfirmed')
  })

  test('members report progress, only the lead submits, and nobody who took part judges it', () => {
    let task = after(joint(), order('task.present'), by(stranger))
    task = after(task, order('task.progress', { note: '已封存样品' }), by(stranger, NOW + MINUTE))
    expect(refusal(task, order('task.submit', SUBMIT), by(stranger))).toContain('由牵头人报')
    task = after(task, order('task.release', { unit: 'st-3', reason: '人手已够' }), by(commander, NOW + MINUTE))
    task = after(task, order('task.submit', SUBMIT), by(officer, NOW + 2 * MINUTE))
    for (const who of [officer, stranger])
      expect(refusal(task, order('task.verify', { note: '清楚' }), by(who))).toContain('承办人不能核验自己办的任务')
    expect(after(task, order('task.verify', { note: '清楚' }), by(duty)).state).toBe('verified')
  })
})

describe('the roll', () => {
  const arrived = () => handled(joint(), ['task.arrive'])

  test('nothing is begun before everybody called is there, absent by roll-call, or released', () => {
    const waits = refusal(arrived(), order('task.handle'), by(officer, NOW + 9 * MINUTE))
    expect(waits).toContain('⟪st-2⟫、⟪st-3⟫')
    expect(refusal(arrived(), order('task.submit', SUBMIT), by(officer, NOW + 9 * MINUTE))).toContain('不能开始办理')
    expect(possible(arrived(), officer, { command: false, handle: true })).toEqual(['progress'])
    const called = after(arrived(), HERE, by(commander, NOW + 9 * MINUTE))
    expect([stands(called, 'st-2'), stands(called, 'st-3')]).toEqual(['present', 'absent'])
    expect(possible(called, officer, { command: false, handle: true })).toContain('handle')
    expect(handled(called, ['task.handle']).state).toBe('handling')
    const declined = after(arrived(), order('task.stayAway', { reason: '正在处置另一起' }), by(third))
    expect(refusal(declined, order('task.handle'), by(officer, NOW + 9 * MINUTE))).toContain('⟪st-3⟫')
  })

  test('the commander may let the lead begin without them, with a reason, once', () => {
    const waive = order('task.waive', { reason: '现场情况紧急' })
    const task = after(arrived(), waive, by(commander, NOW + 9 * MINUTE))
    expect(handled(task, ['task.handle']).state).toBe('handling')
    expect(refusal(task, waive, by(duty))).toContain('已于')
    expect(refusal(after(arrived(), HERE, by(commander)), waive, by(duty))).toContain('没有要等的参加单位')
  })

  test('a roll names members only, each once, and not the lead', () => {
    const says = (roll: object) => refusal(joint(), order('task.rollCall', roll), by(commander))
    expect(says({})).toContain('没有点到任何单位')
    expect(says({ present: ['st-9'] })).toContain('不是这项任务的参加单位')
    expect(says({ present: ['st-1'] })).toContain('牵头单位')
    expect(says({ present: ['st-2'], absent: [{ unit: 'st-2', reason: '没有来' + '现场' }] })).toContain('点了两次')
  })

  test('whoever was called absent and comes late is there from then on', () => {
    const task = after(after(joint(), HERE, by(commander)), order('task.present'), by(third, NOW + 30 * MINUTE))
    expect(task.members[2]).toMatchObject({ state: 'present', at: NOW + 30 * MINUTE, why: null })
  })

  test('that the called come is no reason for a commander to decide anew; that one declines is', () => {
    const seen = joint()
    const joined = after(seen, order('task.join'), by(stranger))
    after(joined, order('task.rollCall', { present: ['st-2'], basedOn: seen.version }), by(commander))
    const away = after(seen, order('task.stayAway', { reason: '正在处置另一起' }), by(third))
    expect(
      refusal(away, order('task.rollCall', { present: ['st-2'], basedOn: seen.version }), by(commander)),
    ).toContain('说明不能参加')
  })
})

describe('adding and releasing', () => {
  const muster = (unit: string, handler?: string) => order('task.muster', { unit, ...(handler && { handler }) })

  test('a task of one unit becomes a joint one, its lead as it stands', () => {
    const task = after(handled(opened(), ['task.arrive']), muster('st-2'), by(commander, NOW + 9 * MINUTE))
    expect(task.members).toMatchObject([
      { unit: 'st-1', lead: true, state: 'present', handler: 'p-officer' },
      { unit: 'st-2', lead: false, state: 'called', handler: null },
    ])
    expect(refusal(task, muster('st-2'), by(commander))).toContain('已于')
    expect(refusal(task, muster('st-1'), by(commander))).toContain('牵头单位')
  })

  test('another person of a unit replaces the one before, who is told so', () => {
    const context = { ...by(commander, NOW + MINUTE), chosen: to({ ...third, id: 'p-other' }) }
    const task = after(joint(), muster('st-3', 'p-other'), context)
    expect(task.members.filter(({ unit }) => unit === 'st-3')).toMatchObject([{ handler: 'p-other', state: 'called' }])
    expect(refusal(task, order('task.join'), by(third))).toContain('不是这项任务的参加人员')
  })

  test('a released unit has nothing more to tell; the lead is released by a reassignment alone', () => {
    const release = (unit: string) => order('task.release', { unit, reason: '人手已够' })
    const task = after(joint(), release('st-3'), by(commander))
    expect(refusal(task, order('task.present'), by(third))).toContain('被撤下')
    expect(partyOf(task)).toEqual(['u:st-2', 'f:st-2'])
    expect(refusal(task, release('st-3'), by(commander))).toContain('不用撤下')
    expect(refusal(task, release('st-1'), by(commander))).toContain('改派')
  })

  test('a member that becomes the lead stands in the task once', () => {
    const order_ = order('task.reassign', { handler: 'p-stranger', reason: '换牵头单位' })
    const task = after(joint(), order_, { ...by(commander), chosen: to(stranger) })
    expect(task.members).toMatchObject([
      { unit: 'st-2', lead: true, handler: 'p-stranger', state: 'called' },
      { unit: 'st-3', lead: false },
    ])
    expect(
      refusal(joint(), order_, { ...by(commander), chosen: { handler: 'p-stranger', unit: null, busy: null } }),
    ).toContain('写明由哪个单位牵头')
  })

  test('somebody who is on a task is called with a reason only', () => {
    const busy = { id: 'RW9', title: '别的任务' }
    const context = { ...by(commander), chosen: to({ ...third, id: 'p-other' }, busy) }
    expect(refusal(joint(), muster('st-3', 'p-other'), context)).toContain('RW9')
  })
})
