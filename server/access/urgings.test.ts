import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Browser } from '../browser.fixture.ts'
import { verbs } from '../contract/identity.ts'
import type { League } from '../contract/league.ts'
import { districtDay } from '../contract/time.ts'
import { urgingOrders, type UrgingDetail, type UrgingRowShown } from '../contract/urging.ts'
import type { Running } from '../main.ts'
import { temporaryFolder } from '../journal/postgres.fixture.ts'
import { openCalendar } from '../law/calendar/calendar.ts'
import { endOfDay } from '../law/calendar/day.ts'
import { complaintEvent, event, openTestHouse, push, signedIn, SQUARE } from '../running.fixture.ts'

/* A slip from the urging to the striking off over the doors; the machine's own rules are tested in server/dispatch/urging. */

let house: Running & { url: string }
const people = new Map<string, Browser>()
const who = (name: string) => people.get(name)!
const station = (id: string) => ({ id, name: `${id} 所`, streetCode: '440307001', lng: 114.2, lat: 22.7 })

async function seat(name: string, role: Parameters<typeof signedIn>[1], over: Parameters<typeof signedIn>[2] = {}) {
  const browser = new Browser(() => house.url)
  browser.cookies.set('qs_session', await signedIn(house, role, { id: `p-${name}`, ...over }))
  people.set(name, browser)
}

beforeAll(async () => {
  const file = join(temporaryFolder(), 'district.json')
  writeFileSync(file, JSON.stringify({ ...SQUARE, stations: ['st-1', 'st-2', 'st-3'].map(station) }))
  house = await openTestHouse({ DISTRICT: file })
  await seat('commander', 'commander')
  await seat('duty', 'dutyOfficer')
  await seat('leader', 'leader')
  await seat('desk', 'deskOfficer')
  await seat('field', 'fieldOfficer', { scope: { stations: ['st-1'] } })
  await seat('roaming', 'fieldOfficer', { scope: { stations: ['st-1', 'st-2'] } })
  await seat('station 1', 'stationOfficer', { scope: { stations: ['st-1'] } })
  await seat('station 2', 'stationOfficer', { scope: { stations: ['st-2'] } })
  await seat('auditor', 'auditor')
  await push(
    house.url,
    event('site-1', 'site.registered', {
      siteId: 'lift-1',
      kind: 'elevator',
      name: '某小区 1 号梯',
      lng: 114.15,
      lat: 22.7,
    }),
  )
  await push(house.url, complaintEvent('c-1'))
})
afterAll(() => house.close())

const give = (name: string, verb: string, order: object, id?: ReturnType<typeof crypto.randomUUID>) =>
  who(name).order({ verb, ...order }, id)
async function done(...given: Parameters<typeof give>) {
  const { body } = await give(...given)
  expect(body, `${given[1]} by ${given[0]}`).toMatchObject({ state: 'accepted' })
  return body.result as unknown as { taskId: string; urgingId: string; version: number; state: string }
}
async function refused(...given: Parameters<typeof give>) {
  const { status, body } = await give(...given)
  expect(body.state, `${given[1]} by ${given[0]}`).toBe('refused')
  return { status, reason: body.reason!, code: body.code }
}
const ask = async <Answer>(name: string, path: string) => (await who(name).ask<Answer>('GET', path)).body
type Page = { items: UrgingRowShown[]; next: string | null; total: number }
const list = (name: string, query = '') => ask<Page>(name, `/api/v1/urgings${query}`)
const one = (name: string, id: string) => ask<UrgingDetail>(name, `/api/v1/urgings/${id}`)
const urge = async (over: object = {}, by = 'leader') =>
  (
    await done(by, 'urging.open', {
      ...{ level: 'yellow', instruction: '三日内整改到位', unit: 'st-1', title: '占道经营专项' },
      ...over,
    })
  ).urgingId
const task = async (over: object = {}) =>
  (
    await done('commander', 'task.open', {
      ...{ kind: 'inspection', title: '检查电梯', priority: 2, siteId: 'lift-1', issue: true, unit: 'st-1' },
      ...over,
    })
  ).taskId
const ofTask = async (taskId: string) => (await list('commander', `?taskId=${taskId}`)).items

test('every order of the contract is an order of the doors', () => {
  expect(verbs.filter((verb) => verb.startsWith('urging.')).sort()).toEqual(Object.keys(urgingOrders).sort())
})

describe('the whole way', () => {
  test('a leader urges, the station replies, another checks again and strikes it off', async () => {
    const id = await urge({ instruction: '请核实住户 13800138000 反映的问题' })
    expect(id).toMatch(/^DB\d{8}-\d{4}$/)
    expect((await one('station 1', id)).may).toEqual(['reply'])
    await done('station 1', 'urging.reply', { urgingId: id, text: '已整改，附现场记录' })
    await done('duty', 'urging.recheck', { urgingId: id, passed: false, note: '现场仍有占道' })
    await done('station 1', 'urging.reply', { urgingId: id, text: '已全部清理' })
    await done('duty', 'urging.recheck', { urgingId: id, passed: true, note: '现场复查属实' })
    expect(await done('commander', 'urging.close', { urgingId: id })).toMatchObject({ state: 'closed', version: 6 })

    const slip = await one('leader', id)
    expect(slip).toMatchObject({
      state: 'closed',
      unitName: 'st-1 所',
      cause: 'leader',
      title: '占道经营专项',
      may: [],
    })
    expect(slip.steps.map(({ what, byName }) => [what, byName])).toEqual([
      ['opened', '测试leader'],
      ['replied', '测试stationOfficer'],
      ['failed', '测试dutyOfficer'],
      ['replied', '测试stationOfficer'],
      ['passed', '测试dutyOfficer'],
      ['closed', '测试commander'],
    ])
    expect(slip.instruction).toContain('请核实住户')
    expect(JSON.stringify(slip)).not.toContain('13800138000')
  })

  test('a yellow slip is due at the end of the third working day, a red one in four hours', async () => {
    const before = Date.now()
    const yellow = await one('leader', await urge())
    const { day } = openCalendar().addWorkingDays(districtDay(yellow.openedAt), 3)
    expect(yellow.replyBy).toBe(endOfDay(day))
    const red = await one('leader', await urge({ level: 'red' }))
    expect(red.replyBy - red.openedAt).toBe(4 * 3_600_000)
    expect(red.openedAt).toBeGreaterThanOrEqual(before)
  })

  test('about a task the unit is its own; a second slip about the same is refused with the first', async () => {
    const taskId = await task()
    const id = await urge({ taskId, unit: undefined, title: undefined })
    expect(await one('leader', id)).toMatchObject({ unit: 'st-1', taskId, title: '检查电梯' })
    expect(await refused('duty', 'urging.open', { level: 'red', instruction: '立即处理', taskId })).toMatchObject({
      ...{ status: 409, code: 'conflict' },
      reason: expect.stringContaining(id) as string,
    })
  })

  test('a complaint that no station has needs a unit named; its slip bears its number and no words of it', async () => {
    const bare = { level: 'yellow', instruction: '依法限时办理', complaintId: 'c-1' }
    expect((await refused('leader', 'urging.open', bare)).reason).toContain('请指明督办哪个监管所')
    const { urgingId } = await done('leader', 'urging.open', { ...bare, unit: 'st-2' })
    expect(await one('station 2', urgingId)).toMatchObject({ complaintId: 'c-1', title: '投诉举报 c-1', taskId: null })
  })

  test('the same order given twice is one slip', async () => {
    const key = crypto.randomUUID()
    const order = { level: 'yellow', instruction: '三日内整改到位', unit: 'st-3', title: '重复点击' }
    const first = await give('leader', 'urging.open', order, key)
    const again = await give('leader', 'urging.open', order, key)
    expect(again.body).toMatchObject({
      repeated: true,
      result: { urgingId: (first.body.result as unknown as { urgingId: string }).urgingId },
    })
    expect((await list('leader', '?unit=st-3')).total).toBe(1)
  })
})

describe('who may', () => {
  test('a station neither sees nor answers another’s slip, and does not learn that it exists', async () => {
    const id = await urge()
    const { reason } = await refused('station 2', 'urging.reply', { urgingId: id, text: '已整改到位' })
    expect(reason).toBe(
      (await refused('station 2', 'urging.reply', { urgingId: 'DB-none', text: '已整改到位' })).reason,
    )
    expect((await who('station 2').ask('GET', `/api/v1/urgings/${id}`)).status).toBe(404)
    expect((await list('station 2', '?unit=st-1')).total).toBe(0)
    expect(house.house.picture.snapshot(Date.now(), 'public').shelves.urgings).toEqual({})
  })

  test('the desk, the field and the auditor urge nobody; a station does not strike off', async () => {
    const id = await urge()
    for (const name of ['desk', 'field', 'auditor', 'station 1'])
      expect((await refused(name, 'urging.close', { urgingId: id })).code).toBe('forbidden')
    expect((await refused('leader', 'urging.reply', { urgingId: id, text: '已整改到位' })).code).toBe('forbidden')
    expect((await who('auditor').ask('GET', '/api/v1/urgings')).status).toBe(403)
  })

  test('the field sees that its station is urged, not in which words nor by whom', async () => {
    const slip = await one('field', await urge())
    expect(slip).toMatchObject({ unit: 'st-1', instruction: null, may: [] })
    expect(slip.steps[0]).toMatchObject({ what: 'opened', byName: null })
    expect(JSON.stringify(slip)).not.toContain('三日内整改到位')
  })

  test('a broken order is refused with a sentence and changes nothing', async () => {
    const { total } = await list('leader')
    for (const [order, say] of [
      [{ unit: 'st-9' }, '没有这个单位'],
      [{ unit: undefined }, '请指明督办哪个监管所'],
      [{ title: undefined }, '请写督办事项'],
      [{ instruction: '改' }, '请写明督办要求'],
      [{ level: 'blue' }, '督办等级只能是'],
      [{ taskId: 'RW-none' }, '没有这项任务'],
      [{ replyBy: 5 }, '答复期限应晚于现在'],
    ] as const)
      expect(
        (
          await refused('leader', 'urging.open', {
            ...{ level: 'yellow', instruction: '三日内整改到位', unit: 'st-1', title: '占道经营专项' },
            ...order,
          })
        ).reason,
      ).toContain(say)
    expect((await list('leader')).total).toBe(total)
  })
})

describe('what the house urges by itself', () => {
  test('a task that runs out of time brings one slip, red in the end, in the same breath', async () => {
    const taskId = await task({ dueAt: Date.now() + 2_000 })
    await expect
      .poll(async () => (await ofTask(taskId)).map(({ level, cause, unit }) => [level, cause, unit]), {
        timeout: 20_000,
      })
      .toEqual([['red', 'overdue', 'st-1']])
  })

  test('a campaign whose time runs out brings each unit one slip for all its tasks, and not one for each', async () => {
    for (const n of [1, 2, 3]) {
      const site = { siteId: `shop-${n}`, kind: 'restaurant', name: `某店 ${n}`, lng: 114.15, lat: 22.7 }
      await push(house.url, event(`shop-${n}`, 'site.registered', site))
    }
    const campaign = { campaign: { title: '节前食品安全检查' }, kind: 'inspection', priority: 3, per: 'site' }
    const sites = {
      sites: ['shop-1', 'shop-2', 'shop-3'],
      to: { unit: 'st-3' },
      dueAt: Date.now() + 2_000,
      issue: true,
    }
    await done('commander', 'task.openMany', { ...campaign, ...sites })
    const all = () => ask<{ items: { overdue: number }[] }>('commander', '/api/v1/tasks?unit=st-3')
    await expect
      .poll(async () => (await all()).items.map(({ overdue }) => overdue), { timeout: 20_000 })
      .toEqual([100, 100, 100])
    const slips = (await list('leader', '?unit=st-3&open=true')).items
    const byRule = slips.filter(({ cause }) => cause === 'overdue')
    expect(byRule.map(({ title, level, cause }) => [title, level, cause])).toEqual([
      ['节前食品安全检查', 'red', 'overdue'],
    ])
  })

  test('a task sent back a second time brings an orange slip, the first time none', async () => {
    const taskId = await task({ unit: undefined, handler: 'p-field', chosenWhy: '只有他在' })
    const submit = async () => {
      await done('field', 'task.arrive', {
        taskId,
        place: { lng: 114.15, lat: 22.7, accuracyM: 20, at: Date.now() },
      }).catch(() => undefined)
      await done('field', 'task.submit', { taskId, found: 'nothing', result: '未发现问题', evidence: [] })
    }
    await submit()
    await done('duty', 'task.reject', { taskId, reason: '没有拍到铭牌' })
    expect(await ofTask(taskId)).toEqual([])
    await done('field', 'task.submit', { taskId, found: 'nothing', result: '未发现问题', evidence: [] })
    await done('duty', 'task.reject', { taskId, reason: '还是没有铭牌' })
    expect(await ofTask(taskId)).toMatchObject([{ level: 'orange', cause: 'repeat', unit: 'st-1', state: 'open' }])
  })

  test('a task of somebody of two stations urges nobody by rule', async () => {
    const taskId = await task({ unit: undefined, handler: 'p-roaming', dueAt: Date.now() + 1_000 })
    await expect
      .poll(async () => (await ask<{ overdue: number }>('commander', `/api/v1/tasks/${taskId}`)).overdue, {
        timeout: 20_000,
      })
      .toBe(100)
    expect(await ofTask(taskId)).toEqual([])
  })

  test('that a reply is overdue is told once', async () => {
    const id = await urge({ replyBy: Date.now() + 500 })
    await expect.poll(async () => (await one('leader', id)).lateReply, { timeout: 20_000 }).toBe(true)
    expect((await one('leader', id)).steps.map(({ what }) => what)).toEqual(['opened', 'late'])
  })
})

describe('the league', () => {
  const league = (name: string, query = '') => ask<League>(name, `/api/v1/units/league${query}`)

  test('every figure is the number of records behind its link', async () => {
    const told = await league('commander')
    expect(told.units.map(({ unit }) => unit).sort()).toEqual(['st-1', 'st-2', 'st-3'])
    expect(told.formula.zh).toContain('本系统内定口径')
    for (const { figures } of told.units)
      for (const [name, { value, denominator, records }] of Object.entries(figures)) {
        const { total } = await ask<{ total: number }>('commander', `${records}&limit=1`)
        expect(total, `${name}: ${records}`).toBe(denominator ?? value)
      }
  })

  test('slips are counted by level and cause, replies by their date, the score by the table of points', async () => {
    const row = (await league('leader')).units.find(({ unit }) => unit === 'st-1')!
    const { slips, yellow, orange, red, leader, repeat, overdue, open, closed, inTime, failed } = row.figures
    expect(yellow.value! + orange.value! + red.value!).toBe(slips.value)
    expect(leader.value! + repeat.value! + overdue.value!).toBe(slips.value)
    expect(open.value! + closed.value!).toBe(slips.value)
    expect([closed.value, repeat.value, failed.value]).toEqual([1, 1, 1])
    // One was answered in time, one is overdue.
    expect([inTime.numerator, inTime.denominator, inTime.value]).toEqual([1, 2, 50])
    expect(row.figures.replyHours).toMatchObject({ denominator: 1 })
    expect(row.score).toBe(100 - yellow.value! - 3 * orange.value! - 6 * red.value! - 2 - 2)
  })

  test('nothing to measure is null, not nought', async () => {
    const { units, ranked } = await league('commander', '?from=2020-01-01&to=2020-01-31')
    for (const { place, score, figures } of units)
      expect([place, score, figures.inTime.value, figures.replyHours.value, figures.tasksInTime.value]).toEqual([
        null,
        null,
        null,
        null,
        null,
      ])
    expect(ranked).toBe(0)
  })

  test('a withdrawn slip counts for nothing', async () => {
    const before = (await league('leader')).units.find(({ unit }) => unit === 'st-3')!
    const id = await urge({ unit: 'st-3', level: 'red' })
    await done('commander', 'urging.withdraw', { urgingId: id, reason: '误开，撤销' })
    const after = (await league('leader')).units.find(({ unit }) => unit === 'st-3')!
    expect([after.score, after.figures.slips.value, after.figures.withdrawn.value]).toEqual([
      before.score,
      before.figures.slips.value,
      1,
    ])
  })

  test('a station gets its own row and its place among all, and nobody else’s', async () => {
    const all = await league('commander')
    const own = await league('station 2')
    const told = ({ unit, place, score, figures }: League['units'][number]) => [
      ...[unit, place, score],
      ...Object.values(figures).map(({ value, denominator }) => [value, denominator]),
    ]
    expect(own.units.map(told)).toEqual(all.units.filter(({ unit }) => unit === 'st-2').map(told))
    expect(own.ranked).toBe(all.ranked)
    const others = all.units.find(({ unit }) => unit === 'st-1')!.figures.tasksInTime.records
    expect((await who('station 2').ask('GET', others)).status).toBe(403)
  })

  test('a task counts as in time by when it was handed in', async () => {
    const taskId = await task({ unit: 'st-2', dueAt: Date.now() + 3_600_000 })
    const place = { lng: 114.15, lat: 22.7, accuracyM: 20, at: Date.now() }
    await done('station 2', 'task.arrive', { taskId, place })
    await done('station 2', 'task.submit', { taskId, found: 'nothing', result: '未发现问题', evidence: [] })
    await done('duty', 'task.verify', { taskId, note: '情况属实' })
    await done('duty', 'task.close', { taskId })
    const row = (await league('commander')).units.find(({ unit }) => unit === 'st-2')!
    expect(row.figures.tasksInTime).toMatchObject({ value: 100, numerator: 1, denominator: 1 })
    expect(row.figures.tasksLate.value).toBe(0)
  })

  test('days that run backwards are refused', async () => {
    const { status } = await who('commander').ask('GET', '/api/v1/units/league?from=2026-02-01&to=2026-01-01')
    expect(status).toBe(400)
  })
})
