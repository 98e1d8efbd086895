import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { View } from '../contract/picture.ts'
import { jpeg, openStations, type Stations } from './stations.fixture.ts'

/* Joint enforcement over the doors; the machine’s own rules are tested in server/dispatch. */

let at: Stations
beforeAll(async () => {
  at = await openStations()
})
afterAll(() => at.close())

const MEMBERS = [
  { unit: 'st-1', handler: 'p-field-1', lead: true },
  { unit: 'st-2', lead: false },
  { unit: 'st-3', handler: 'p-field-3', lead: false },
]
const open = async (over: object = {}) =>
  (
    await at.done('commander', 'open', {
      ...{ kind: 'joint', title: '联合检查', priority: 2, siteId: 'lift-1', issue: true },
      ...{ members: MEMBERS, chosenWhy: '各所都要有人', ...over },
    })
  ).taskId
const view = (n: number): View => ({ audience: 'officer', stations: [`st-${n}`], streets: [`44030700${n}`] })

describe('several units, one lead', () => {
  test('called, confirmed, there by roll-call, handled by the lead, verified by none of them', async () => {
    const taskId = await open()
    await at.done('field-1', 'accept', { taskId })
    await at.done('field-2', 'join', { taskId })
    await at.done('field-3', 'stayAway', { taskId, reason: '正在处置另一起，电话 13800138000' })
    await at.done('field-1', 'arrive', { taskId })
    const place = { lng: 114.12, lat: 22.7, accuracyM: 20, at: Date.now() }
    await at.done('field-2', 'present', { taskId, place, doneAt: Date.now(), sentAt: Date.now() })
    expect(await at.refused('field-1', 'handle', { taskId })).toContain('参加单位3 号所还没有到场')
    await at.done('commander', 'rollCall', { taskId, absent: [{ unit: 'st-3', reason: '已说明来不了' }] })
    await at.done('field-1', 'handle', { taskId })
    await at.done('field-2', 'progress', { taskId, note: '已封存样品' })
    const hash = ((await (await at.upload('field-2', taskId, jpeg('member'))).json()) as { hash: string }).hash
    const submission = { found: 'something', result: '已责令停用', evidence: [hash] }
    expect(await at.refused('field-2', 'submit', { taskId, ...submission })).toContain(
      '由测试fieldOfficer牵头，“提交结果”由牵头人报',
    )
    await at.done('field-1', 'submit', { taskId, ...submission })
    await at.done('duty', 'verify', { taskId, note: '照片清楚' })
    const task = await at.one('commander', taskId)
    expect(task.members).toMatchObject([
      { unit: 'st-1', lead: true, state: 'present', handlerName: '测试fieldOfficer', unitName: '1 号所' },
      { unit: 'st-2', lead: false, state: 'present', handler: 'p-field-2', handlerName: '测试fieldOfficer' },
      { unit: 'st-3', lead: false, state: 'absent', why: '已说明来不了' },
    ])
    expect(JSON.stringify(task)).not.toContain('13800138000')
    expect(task.steps.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['joined', 'stayedAway', 'attended', 'rollCalled']),
    )
  })

  test('members see the task over every door, a stranger over none; a released one no more', async () => {
    const taskId = await open()
    const shown = (n: number) => at.house.house.picture.snapshot(Date.now(), view(n)).shelves
    for (const name of ['field-1', 'field-2', 'field-2b', 'field-3', 'station-2', 'station-3']) {
      expect(await at.idsOf(name), name).toContain(taskId)
      expect((await at.one(name, taskId)).title, name).toBe('联合检查')
    }
    expect(await at.idsOf('field-3', '?handler=me&open=true')).toContain(taskId)
    expect(await at.idsOf('field-2', '?unit=st-2&open=true')).toContain(taskId)
    for (const n of [2, 3]) {
      expect(shown(n).tasks[taskId]).toMatchObject({ members: MEMBERS.map(({ unit, lead }) => ({ unit, lead })) })
      expect(JSON.stringify(Object.values(shown(n).happenings))).toContain(taskId)
    }
    // Who named himself for the unit has it; his colleague has nothing to do with it any more.
    await at.done('field-2', 'join', { taskId })
    expect(await at.idsOf('field-2b')).not.toContain(taskId)
    expect(await at.idsOf('station-2')).toContain(taskId)
    await at.done('commander', 'release', { taskId, unit: 'st-3', reason: '人手已够' })
    for (const name of ['field-3', 'station-3']) {
      expect(await at.idsOf(name), name).not.toContain(taskId)
      expect((await at.who(name).ask('GET', `/api/v1/tasks/${taskId}`)).status, name).toBe(404)
    }
    expect(shown(3).tasks[taskId]).toBeUndefined()
    expect(await at.refused('field-2b', 'present', { taskId })).toContain('不在您的范围内')
  })

  test('of one rule there are two ways to ask: the list and the single task agree for everybody, however a task stands', async () => {
    const ids = [
      await open(),
      await open({ issue: false }),
      await open({ unannounced: true }),
      await open({ members: [{ unit: 'st-2', handler: 'p-field-2b', lead: true }, MEMBERS[2]] }),
      await open({ members: undefined, handler: 'p-field-2' }),
    ]
    await at.done('field-3', 'stayAway', { taskId: ids[0]!, reason: '正在处置另一起' })
    await at.done('commander', 'release', { taskId: ids[3]!, unit: 'st-3', reason: '人手已够' })
    const everybody = ['commander', 'field-1', 'field-2', 'field-2b', 'field-3', 'station-1', 'station-2', 'station-3']
    for (const name of everybody) {
      const listed = await at.idsOf(name)
      for (const id of ids) {
        const { status } = await at.who(name).ask('GET', `/api/v1/tasks/${id}`)
        expect(listed.includes(id), `${name} ${ids.indexOf(id)}`).toBe(status === 200)
      }
      if (name === 'commander' || name.startsWith('field')) continue
      const onPicture = at.house.house.picture.snapshot(Date.now(), view(Number(name.at(-1)))).shelves.tasks
      for (const id of ids) expect(id in onPicture, `${name} ${ids.indexOf(id)}`).toBe(listed.includes(id))
    }
  })

  test('whom a unit names must belong to it, and somebody on a task is called for a reason only', async () => {
    const order = { kind: 'joint', title: '联合检查', priority: 2, siteId: 'lift-1', issue: true }
    const members = [MEMBERS[0], { unit: 'st-2', handler: 'p-field-3', lead: false }]
    expect(await at.refused('commander', 'open', { ...order, members, chosenWhy: '离得最近' })).toContain(
      '不属于他所代表的单位',
    )
    const taskId = await open()
    expect(await at.refused('commander', 'open', { ...order, members: MEMBERS })).toContain('仍要派给他')
    const { body } = await at.give('commander', 'open', { ...order, members: [MEMBERS[0]] })
    expect(JSON.stringify(body)).toContain('至少要有 2 个单位')
    await at.done('commander', 'cancel', { taskId, reason: '测试取消' })
  })
})
