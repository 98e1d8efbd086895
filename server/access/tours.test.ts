import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Browser } from '../browser.fixture.ts'
import type { CampaignPlanned, CampaignRow, CampaignShown, CampaignSite } from '../contract/campaign.ts'
import type { TaskDetail, TaskRowShown } from '../contract/task.ts'
import type { LeftOut, TourPlanned } from '../contract/tour.ts'
import { temporaryFolder } from '../journal/postgres.fixture.ts'
import type { Running } from '../main.ts'
import { bearer, event, openTestHouse, push, signedIn, SQUARE } from '../running.fixture.ts'

/* Tours and campaigns over the doors; the rules of a tour are tested in server/dispatch. */

let house: Running & { url: string }
const people = new Map<string, Browser>()
const tokens = new Map<string, string>()
const who = (name: string) => people.get(name)!
const box = (west: number, east: number) =>
  [
    [west, 22.6],
    [east, 22.6],
    [east, 22.8],
    [west, 22.8],
    [west, 22.6],
  ] as [number, number][]
const STREETS = [
  { code: '440307001', name: '甲街道', lng: 114.15, lat: 22.7, rings: [box(114.1, 114.2)] },
  { code: '440307002', name: '乙街道', lng: 114.25, lat: 22.7, rings: [box(114.2, 114.3)] },
  { code: '440307003', name: '丙街道', lng: 114.29, lat: 22.79, rings: [] },
]
const STATIONS = [
  { id: 'st-1', name: '甲所', streetCode: '440307001', lng: 114.15, lat: 22.7 },
  { id: 'st-2', name: '乙所', streetCode: '440307002', lng: 114.25, lat: 22.7 },
]

async function seat(name: string, role: Parameters<typeof signedIn>[1], over: Parameters<typeof signedIn>[2] = {}) {
  const browser = new Browser(() => house.url)
  const token = await signedIn(house, role, { id: `p-${name}`, ...over })
  browser.cookies.set('qs_session', token)
  people.set(name, browser)
  tokens.set(name, token)
}
const siteOf = (siteId: string, over: object = {}) =>
  event(`site ${siteId}`, 'site.registered', { siteId, kind: 'restaurant', name: `${siteId} 店`, ...over })

/** A routing service: `away`, or it answers the questions of the test below, and none of the others. */
let away = true
const asked: string[] = []
const service = createServer((request, response) => {
  asked.push(request.url!)
  const of = new URL(request.url!, 'http://x')
  const spots = of.pathname.split('/').at(-1)!.split(';')
  const rows = of.searchParams.get('sources')!.split(';').map(Number)
  const columns = of.searchParams.get('destinations')!.split(';').map(Number)
  const seconds = (from: number, to: number) => {
    if (columns.length === 1) return 400
    const [x, y] = [spots[from]!.slice(0, 7), spots[to]!.slice(0, 7)].sort()
    if (x === y) return 0
    if (x === '114.150') return y === '114.160' ? 30 : 90
    if (x === '114.160' && y === '114.180') return 90
    return x === '114.170' && y === '114.180' ? 900 : 60
  }
  const table = (per: number) => rows.map((from) => columns.map((to) => seconds(from, to) * per))
  const distances = columns.length === 1 ? rows.map(() => [4_300]) : table(500 / 60)
  response.writeHead(away ? 503 : 200, { 'content-type': 'application/json' })
  response.end(JSON.stringify({ code: 'Ok', durations: table(1), distances }))
})

beforeAll(async () => {
  await new Promise<void>((listening) => service.listen(0, '127.0.0.1', listening))
  const file = join(temporaryFolder(), 'district.json')
  writeFileSync(file, JSON.stringify({ ...SQUARE, streets: STREETS, stations: STATIONS }))
  house = await openTestHouse({
    DISTRICT: file,
    ROUTING_URL: `http://127.0.0.1:${(service.address() as AddressInfo).port}`,
  })
  await seat('commander', 'commander')
  await seat('duty', 'dutyOfficer')
  await seat('field', 'fieldOfficer', { scope: { stations: ['st-1'] } })
  await seat('auditor', 'auditor')
  const row = ['a', 'b', 'c', 'd'].map((id, at) =>
    siteOf(id, { lng: 114.16 + at / 100, lat: 22.7, streetCode: '440307001' }),
  )
  const others = [
    siteOf('e', { lng: 114.21, lat: 22.7, streetCode: '440307002' }),
    siteOf('nowhere', { address: '不详' }),
    siteOf('far street', { lng: 114.29, lat: 22.79, streetCode: '440307003' }),
    siteOf('no place', { streetCode: '440307001', address: '甲街道某村' }),
  ]
  await push(house.url, [...row, ...others])
})
afterAll(async () => {
  await house.close()
  service.closeAllConnections()
  service.close()
})

async function done(name: string, verb: string, order: object, id?: ReturnType<typeof crypto.randomUUID>) {
  const { body } = await who(name).order({ verb: `task.${verb}`, ...order }, id)
  expect(body, `${verb} by ${name}`).toMatchObject({ state: 'accepted' })
  return body.result as Record<string, unknown>
}
async function refused(name: string, verb: string, order: object) {
  const { body } = await who(name).order({ verb: `task.${verb}`, ...order })
  expect(body.state).toBe('refused')
  return body.reason!
}
const at = (siteIds: readonly string[]) => siteIds.map((siteId) => ({ siteId }))
const TOUR = { kind: 'inspection', title: '节前巡查', priority: 3, issue: true, unit: 'st-1' }
const one = async (name: string, id: unknown) =>
  (await who(name).ask<TaskDetail>('GET', `/api/v1/tasks/${String(id)}`)).body
const post = async <Answer>(name: string, path: string, body: object) => who(name).ask<Answer>('POST', path, body)
async function photo(taskId: string): Promise<string> {
  const answer = await fetch(`${house.url}/api/v1/evidence?taskId=${taskId}`, {
    method: 'POST',
    headers: { 'content-type': 'image/jpeg', ...bearer(tokens.get('field')!) },
    body: Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(2_000, 7)]),
  })
  return ((await answer.json()) as { hash: string }).hash
}
const HERE = { lng: 114.16, lat: 22.7, accuracyM: 10, at: Date.now() }

describe('by road', () => {
  test('where a routing service answers, times and order are by road and said so; where it does not, the straight line is, and is said', async () => {
    away = false
    const to = (kind: string) => `/api/v1/tasks/recommend?kind=${kind}&lng=114.15&lat=22.7`
    const told = { at: Date.now(), sentAt: Date.now(), lng: 114.195, lat: 22.7, accuracyM: 10 }
    expect((await post('field', '/api/v1/positions', told)).status).toBe(204)
    const why = async () => {
      const { items } = (
        await who('commander').ask<{ items: { id: string; reasons: { code: string; zh: string }[] }[] }>(
          'GET',
          to('inspection'),
        )
      ).body
      return items.find((each) => each.id === 'p-field')!.reasons.find(({ code }) => code === 'near')!.zh
    }
    const stops = { stops: at(['a', 'b', 'c', 'd']), unit: 'st-1' }
    expect(await why()).toBe('路程 4.3 公里，约 7 分钟（按路网）')
    const { body } = await post<TourPlanned>('commander', '/api/v1/tasks/tour', stops)
    // The service says that the way from b to c is long, and from b to d short.
    expect(body.stops.map(({ siteId }) => siteId)).toEqual(['a', 'b', 'd', 'c'])
    expect(body.estimate).toEqual({ metres: 1_750, minutes: 4, basis: 'roads', unplaced: 0 })
    expect(asked.every((url) => !/\d\.\d{4}/.test(url))).toBe(true)
    away = true
    expect((await post<TourPlanned>('commander', '/api/v1/tasks/tour', { ...stops, unit: 'st-2' })).body).toMatchObject(
      {
        estimate: { basis: 'straight' },
      },
    )
    const other = { ...told, at: Date.now() + 5, sentAt: Date.now() + 5, lng: 114.18 }
    expect((await post('field', '/api/v1/positions', other)).status).toBe(204)
    expect(await why()).toMatch(/^直线 3\.1 公里，估计 13 分钟（按直线距离×1\.4 估算）$/)
  })
})

describe('a tour', () => {
  test('an inspection round is one task, its stops in a sensible order from the station on, its length said as an estimate', async () => {
    const { taskId } = await done('commander', 'open', { ...TOUR, stops: at(['d', 'b', 'a', 'c']) })
    const task = await one('commander', taskId)
    expect(task.stops).toEqual({ n: 4, done: 0, skipped: 0 })
    expect(task.tour?.stops.map(({ siteId, id, state }) => [id, siteId, state])).toEqual([
      ['s1', 'a', 'open'],
      ['s2', 'b', 'open'],
      ['s3', 'c', 'open'],
      ['s4', 'd', 'open'],
    ])
    expect(task.tour).toMatchObject({ basis: 'straight', unplaced: 0 })
    // 0.03° of longitude at 22.7° N × 1.4, at 20 km/h.
    expect(task.tour!.metres).toBeGreaterThan(4_250)
    expect(task.tour!.metres).toBeLessThan(4_360)
    expect(task).toMatchObject({ lng: 114.16, lat: 22.7, siteId: null, unit: 'st-1' })
  })

  test('the commander may keep his own order', async () => {
    const { taskId } = await done('commander', 'open', { ...TOUR, stops: at(['d', 'b', 'a']), ownOrder: true })
    expect((await one('commander', taskId)).tour?.stops.map(({ siteId }) => siteId)).toEqual(['d', 'b', 'a'])
  })

  test('a stop that is not in the register, or named twice, is refused by name and costs none of the others', async () => {
    const result = await done('commander', 'open', { ...TOUR, stops: at(['a', 'gone', 'a', 'b']) })
    expect((await one('commander', result.taskId)).stops?.n).toBe(2)
    const left = result.left as LeftOut[]
    expect(left.map(({ siteId }) => siteId)).toEqual(['gone', 'a'])
    expect(left[0]?.why).toContain('名录里没有 gone')
    expect(await refused('commander', 'open', { ...TOUR, stops: at(['a', 'gone']) })).toContain('名录里没有 gone')
    expect(await refused('commander', 'open', { ...TOUR, stops: at(['a']) })).toContain('至少 2 站')
    expect(await refused('commander', 'open', { ...TOUR, siteId: 'a', stops: at(['a', 'b']) })).toContain('各站决定')
  })

  test('before it is ordered the order and the length can be seen, and nothing is written', async () => {
    const { total } = (await who('commander').ask<{ total: number }>('GET', '/api/v1/tasks')).body
    const { body, status } = await post<TourPlanned>('commander', '/api/v1/tasks/tour', {
      ...{ stops: at(['d', 'no place', 'a', 'c']), unit: 'st-1' },
    })
    expect(status).toBe(200)
    expect(body.stops.map(({ siteId }) => siteId)).toEqual(['a', 'c', 'd', 'no place'])
    expect(body).toMatchObject({ from: 'station', estimate: { unplaced: 1 }, left: [] })
    expect(body.asGiven.metres).toBeGreaterThan(body.estimate.metres)
    expect((await who('commander').ask<{ total: number }>('GET', '/api/v1/tasks')).body.total).toBe(total)
    expect((await post('field', '/api/v1/tasks/tour', { stops: at(['a', 'b']) })).status).toBe(403)
  })

  test('its handler’s fresh position is where it begins', async () => {
    const told = { at: Date.now(), sentAt: Date.now(), lng: 114.195, lat: 22.7, accuracyM: 10 }
    expect((await post('field', '/api/v1/positions', told)).status).toBe(204)
    const { body } = await post<TourPlanned>('commander', '/api/v1/tasks/tour', {
      ...{ stops: at(['a', 'b', 'c', 'd']), handler: 'p-field' },
    })
    expect(body.from).toBe('handler')
    expect(body.stops.map(({ siteId }) => siteId)).toEqual(['d', 'c', 'b', 'a'])
  })

  test('the field tells stop by stop, each with its findings, and hands the whole in at the end', async () => {
    const plan = [{ id: 'licence', text: '证照公示', need: 'tick', required: true, per: 'stop' }]
    const { taskId } = (await done('commander', 'open', { ...TOUR, plan, stops: at(['a', 'b', 'c']) })) as {
      taskId: string
    }
    await done('field', 'accept', { taskId })
    const hash = await photo(taskId)
    const answers = { licence: true }
    const id = crypto.randomUUID()
    const stop = {
      taskId,
      stopId: 's2',
      found: 'something',
      result: '无证经营，电话 13800138000',
      answers,
      evidence: [hash],
    }
    await done('field', 'stop', stop, id)
    expect((await who('field').order({ verb: 'task.stop', ...stop }, id)).body).toMatchObject({ repeated: true })
    expect(await refused('field', 'stop', stop)).toContain('第 2 站（b 店）已由测试fieldOfficer于')
    await done('field', 'skipStop', { taskId, stopId: 's1', because: 'closedShop', reason: '关门停业' })
    const submit = { taskId, found: 'something', result: '一家无证', evidence: [] }
    expect(await refused('field', 'submit', submit)).toContain('还有 1 站没有报（第 3 站（c 店））')
    const nothing = { taskId, stopId: 's3', found: 'nothing', result: '正常', answers, evidence: [], place: HERE }
    await done('field', 'stop', nothing)
    await done('field', 'submit', submit)
    const task = await one('commander', taskId)
    expect(task.stops).toEqual({ n: 3, done: 2, skipped: 1 })
    expect(task.tour?.stops.map(({ state, found, reason }) => [state, found, reason])).toEqual([
      ['closedShop', null, '关门停业'],
      ['done', 'something', null],
      ['done', 'nothing', null],
    ])
    expect(task.tour?.stops[1]?.result).not.toContain('13800138000')
    await done('duty', 'verify', { taskId, note: '核实' })
    await done('duty', 'close', { taskId })
  })
})

const CAMPAIGN = {
  ...{ campaign: { title: '校园周边专项' }, kind: 'inspection', priority: 3, per: 'site', to: 'station' },
  ...{ plan: [], dueAt: Date.now() + 7 * 86_400_000 },
}
const plan = async (over: object) =>
  (await post<CampaignPlanned & { error?: string }>('commander', '/api/v1/tasks/plan', { ...CAMPAIGN, ...over })).body
const campaign = async (id: unknown) =>
  (await who('commander').ask<CampaignShown>('GET', `/api/v1/campaigns/${String(id)}`)).body
const sitesOf = async (id: unknown, of: string) =>
  (
    await who('commander').ask<{ items: CampaignSite[]; total: number }>(
      'GET',
      `/api/v1/campaigns/${String(id)}/sites?of=${of}`,
    )
  ).body

describe('a campaign', () => {
  const ALL = ['a', 'e', 'nowhere', 'far street', 'no place', 'ghost', 'e']

  test('the preview says how many tasks for which unit, and of every site that is not taken why; nothing is written', async () => {
    const found = await plan({ sites: ALL, again: true })
    expect(found).toMatchObject({ asked: 7, tasks: 3, sites: 3, noPlace: 1 })
    expect(found.units).toEqual([
      { unit: 'st-1', name: '甲所', tasks: 2, sites: 2 },
      { unit: 'st-2', name: '乙所', tasks: 1, sites: 1 },
    ])
    expect(found.leftCounts).toEqual({ noStation: 2, unknown: 1, twice: 1 })
    expect(found.left.map(({ siteId, code }) => [siteId, code])).toEqual([
      ['nowhere', 'noStation'],
      ['far street', 'noStation'],
      ['ghost', 'unknown'],
      ['e', 'twice'],
    ])
    expect(found.left[1]?.why).toContain('所在街道 440307003 没有对应的监管所')
    expect((await who('commander').ask<{ items: CampaignRow[] }>('GET', '/api/v1/campaigns')).body.items).toEqual([])
  })

  test('a filter names sites by kind, street and drawn area; none, all, or too many are refused by a sentence', async () => {
    const ring = [
      [114.155, 22.69],
      [114.185, 22.69],
      [114.185, 22.71],
    ]
    expect(await plan({ where: { kind: 'restaurant', ring }, again: true })).toMatchObject({ asked: 2 })
    expect(await plan({ where: { streets: ['440307002'] }, again: true })).toMatchObject({ asked: 1 })
    expect((await plan({ where: {} })).error).toContain('至少给出一个条件')
    expect((await plan({ where: { kind: 'market' } })).error).toContain('没有符合条件')
    expect((await plan({ sites: ['a'], where: { kind: 'market' } })).error).toContain('二者取一')
    expect((await plan({ sites: ['a'], to: { unit: 'st-9' } })).error).toContain('没有这个承办单位')
  })

  let id: string
  test('all its tasks are opened in one order, or none; the same order told twice is one campaign', async () => {
    const order = { ...CAMPAIGN, sites: ALL, again: true, issue: true, unannounced: true, note: '先看后厨' }
    expect(await refused('commander', 'openMany', { ...order, expects: 9 })).toContain('请重新预览')
    expect(await refused('commander', 'openMany', { ...order, dueAt: 1 })).toContain('完成时限应晚于现在')
    expect(await refused('commander', 'openMany', { ...order, sites: ['ghost'] })).toContain('没有可派的监管对象')
    const orderId = crypto.randomUUID()
    const result = await done('commander', 'openMany', { ...order, expects: 3 }, orderId)
    id = result.campaignId as string
    expect(id).toMatch(/^ZX\d{8}-\d{4}$/)
    expect(result).toMatchObject({ tasks: 3, sites: 3 })
    const again = (await who('commander').order({ verb: 'task.openMany', ...order, expects: 3 }, orderId)).body
    expect(again).toMatchObject({ repeated: true, result: { campaignId: id } })
    const { items, total } = (
      await who('commander').ask<{ items: TaskRowShown[]; total: number }>('GET', `/api/v1/tasks?campaign=${id}`)
    ).body
    expect(total).toBe(3)
    expect(new Set(items.map((task) => task.id)).size).toBe(3)
    for (const task of items)
      expect(task).toMatchObject({
        state: 'issued',
        causes: { campaign: id },
        acceptBy: null,
        unannounced: true,
        late: [],
      })
    expect(items.map(({ title }) => title).sort()).toEqual([
      '校园周边专项 · a 店',
      '校园周边专项 · e 店',
      '校园周边专项 · no place 店',
    ])
  })

  test('a site that has an open task of the same kind, or of the same campaign, is not taken twice', async () => {
    const found = await plan({ sites: ['a', 'e'] })
    expect(found).toMatchObject({ tasks: 0, leftCounts: { already: 2 } })
    expect(found.left[1]?.why).toMatch(/“e 店”在同名专项行动中已有未完成的任务 RW\d{8}-\d{4}/)
    expect(await plan({ sites: ['e'], kind: 'sampling', campaign: { title: '另一个' } })).toMatchObject({ tasks: 1 })
    expect(await plan({ sites: ['e'], again: true })).toMatchObject({ tasks: 1 })
  })

  test('its figures are counted from its tasks, each with its records, and what nobody has begun can be cancelled', async () => {
    const { items } = (await who('commander').ask<{ items: TaskRowShown[] }>('GET', `/api/v1/tasks?campaign=${id}`))
      .body
    const taskId = items.find(({ title }) => title.endsWith('a 店'))!.id
    await done('field', 'accept', { taskId })
    const nothing = { taskId, found: 'nothing', result: '正常', place: HERE }
    await done('field', 'submit', nothing)
    expect(await campaign(id)).toMatchObject({
      ...{ population: 7, tasks: 3, should: 3, done: 1, skipped: 0, unbegun: 2, byName: '测试commander' },
      states: { issued: 2, submitted: 1 },
      leftCounts: { noStation: 2, unknown: 1, twice: 1 },
      days: [{ done: 1, skipped: 0, cancelled: 0, left: 2 }],
    })
    expect((await sitesOf(id, 'done')).items).toMatchObject([{ siteId: 'a', taskId, taskState: 'submitted' }])
    expect(await sitesOf(id, 'open')).toMatchObject({ total: 2 })
    const result = await done('commander', 'cancelMany', { campaign: id, reason: '行动提前结束' })
    expect(result).toMatchObject({ tasks: 2 })
    expect(await campaign(id)).toMatchObject({
      ...{ should: 1, done: 1, cancelledSites: 2, unbegun: 0, states: { cancelled: 2, submitted: 1 } },
      days: [{ done: 1, cancelled: 2, left: 0 }],
    })
    expect(await refused('commander', 'cancelMany', { campaign: id, reason: '再取消一次' })).toContain('无可取消')
    expect(await refused('commander', 'cancelMany', { campaign: 'ZX1', reason: '没有的行动' })).toContain(
      '没有这个专项行动',
    )
    expect((await who('field').ask('GET', `/api/v1/campaigns/${id}`)).status).toBe(403)
  })

  test('as tours it groups neighbours by station; a rejected result opens its sites in the figures again', async () => {
    const result = await done('commander', 'openMany', {
      ...{ ...CAMPAIGN, campaign: { title: '电梯巡查' }, per: 'tour', stopsPerTour: 2, again: true, issue: true },
      sites: ['a', 'b', 'c', 'd', 'e', 'no place'],
    })
    expect(result).toMatchObject({ tasks: 4, sites: 6 })
    const shown = await campaign(result.campaignId)
    expect(shown).toMatchObject({
      should: 6,
      per: 'tour',
      units: [
        { unit: 'st-1', should: 5 },
        { unit: 'st-2', should: 1 },
      ],
    })
    const { items } = (
      await who('commander').ask<{ items: TaskRowShown[] }>(
        'GET',
        `/api/v1/tasks?campaign=${String(result.campaignId)}`,
      )
    ).body
    expect(items.map(({ title, stops }) => [title, stops?.n]).sort()).toEqual([
      ['电梯巡查 · e 店', undefined],
      ['电梯巡查 · no place 店', undefined],
      ['电梯巡查 · 第 1 线 甲所', 2],
      ['电梯巡查 · 第 2 线 甲所', 2],
    ])
    const single = items.find(({ title }) => title.endsWith('no place 店'))!.id
    await done('field', 'submit', { taskId: single, found: 'nothing', result: '正常', place: HERE })
    expect(await campaign(result.campaignId)).toMatchObject({ done: 1 })
    await done('duty', 'reject', { taskId: single, reason: '未拍门头' })
    expect(await campaign(result.campaignId)).toMatchObject({ done: 0 })
  })
})
