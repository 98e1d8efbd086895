import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Browser } from '../browser.fixture.ts'
import { taskOrders, type Recommended, type TaskDetail, type TaskMark, type TaskRowShown } from '../contract/task.ts'
import { campaignOrders } from '../contract/campaign.ts'
import { verbs } from '../contract/identity.ts'
import type { View } from '../contract/picture.ts'
import type { Running } from '../main.ts'
import { temporaryFolder } from '../journal/postgres.fixture.ts'
import { bearer, event, openTestHouse, push, signedIn, SQUARE } from '../running.fixture.ts'

/* A task from the order to the closing over the doors; the machine's own rules are tested in server/dispatch. */

let house: Running & { url: string }
const people = new Map<string, Browser>()
const tokens = new Map<string, string>()
const who = (name: string) => people.get(name)!

const STREETS = [
  { code: '440307001', name: '甲街道', lng: 114.15, lat: 22.7, rings: [box(114.1, 114.2)] },
  { code: '440307002', name: '乙街道', lng: 114.25, lat: 22.7, rings: [box(114.2, 114.3)] },
]
function box(west: number, east: number): [number, number][] {
  return [
    [west, 22.6],
    [east, 22.6],
    [east, 22.8],
    [west, 22.8],
    [west, 22.6],
  ]
}
const station = (id: string, streetCode: string) => ({ id, name: `${id} 所`, streetCode, lng: 114.2, lat: 22.7 })

async function seat(name: string, role: Parameters<typeof signedIn>[1], over: Parameters<typeof signedIn>[2] = {}) {
  const browser = new Browser(() => house.url)
  const token = await signedIn(house, role, { id: `p-${name}`, ...over })
  browser.cookies.set('qs_session', token)
  tokens.set(name, token)
  people.set(name, browser)
}

beforeAll(async () => {
  const file = join(temporaryFolder(), 'district.json')
  const stations = [station('st-1', '440307001'), station('st-2', '440307002')]
  writeFileSync(file, JSON.stringify({ ...SQUARE, streets: STREETS, stations }))
  house = await openTestHouse({ DISTRICT: file })
  await seat('commander', 'commander')
  await seat('commander 2', 'commander')
  await seat('duty', 'dutyOfficer')
  await seat('field', 'fieldOfficer', { scope: { stations: ['st-1'] } })
  await seat('field 2', 'fieldOfficer', { scope: { stations: ['st-1'] } })
  await seat('far', 'fieldOfficer', { scope: { streets: ['440307002'] } })
  await seat('station 1', 'stationOfficer', { scope: { stations: ['st-1'] } })
  await seat('station 2', 'stationOfficer', { scope: { stations: ['st-2'] } })
  await seat('auditor', 'auditor')
  const site = { siteId: 'lift-1', kind: 'elevator', name: '某小区 1 号梯', lng: 114.15, lat: 22.7 }
  await push(house.url, event('site-1', 'site.registered', { ...site, streetCode: '440307001' }))
})
afterAll(() => house.close())

const give = (name: string, verb: string, order: object, id?: ReturnType<typeof crypto.randomUUID>) =>
  who(name).order({ verb: `task.${verb}`, ...order }, id)
async function done(...given: Parameters<typeof give>) {
  const { body } = await give(...given)
  expect(body, `${given[1]} by ${given[0]}`).toMatchObject({ state: 'accepted' })
  return body.result as unknown as { taskId: string; version: number; state: string }
}
async function refused(...given: Parameters<typeof give>) {
  const { body } = await give(...given)
  expect(body.state, `${given[1]} by ${given[0]}`).toBe('refused')
  return { reason: body.reason!, code: body.code }
}
const open = async (over: object = {}, by = 'commander') =>
  (
    await done(by, 'open', {
      ...{ kind: 'inspection', title: '检查电梯', priority: 2, siteId: 'lift-1', issue: true },
      ...{ handler: 'p-field', chosenWhy: '离得最近', ...over },
    })
  ).taskId
const one = async (name: string, id: string) => (await who(name).ask<TaskDetail>('GET', `/api/v1/tasks/${id}`)).body
const list = async (name: string, query = '') =>
  (await who(name).ask<{ items: TaskRowShown[]; next: string | null; total: number }>('GET', `/api/v1/tasks${query}`))
    .body
const idsOf = async (name: string, query = '?limit=500') => (await list(name, query)).items.map(({ id }) => id)

const JPEG = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(2_000, 7)])
const upload = (name: string, taskId: string, bytes: Buffer, type = 'image/jpeg', more = '') =>
  fetch(`${house.url}/api/v1/evidence?taskId=${taskId}&lng=114.15&lat=22.7${more}`, {
    method: 'POST',
    headers: { 'content-type': type, ...bearer(tokens.get(name)!) },
    body: new Uint8Array(bytes),
  })
async function photo(name: string, taskId: string, bytes = JPEG): Promise<string> {
  const answer = await upload(name, taskId, bytes)
  expect(answer.status).toBe(201)
  return ((await answer.json()) as { hash: string }).hash
}
const submitting = (evidence: string[], over: object = {}) => ({
  ...{ found: 'something', result: '门锁失灵，已责令停用', evidence },
  ...over,
})

test('every order of the contract is an order of the doors', () => {
  expect(verbs.filter((verb) => verb.startsWith('task.')).sort()).toEqual(
    Object.keys({ ...taskOrders, ...campaignOrders }).sort(),
  )
})

describe('the whole way', () => {
  test('opened, sent, carried out, proven, verified and closed by two people', async () => {
    const plan = [{ id: 'door', text: '层门完好', need: 'tick', required: true }]
    const taskId = await open({ plan, note: '住户电话 13800138000 反映困人' })
    expect(taskId).toMatch(/^RW\d{8}-\d{4}$/)
    for (const verb of ['deliver', 'accept', 'depart', 'arrive', 'handle']) await done('field', verb, { taskId })
    await done('field', 'progress', { taskId, note: '正在检修' })
    const hash = await photo('field', taskId)
    await done('field', 'submit', { taskId, ...submitting([hash], { answers: { door: true } }) })
    await done('duty', 'verify', { taskId, note: '照片清楚' })
    expect(await done('duty', 'close', { taskId })).toMatchObject({ state: 'closed', version: 11 })

    const task = await one('commander', taskId)
    expect(task.steps.map(({ what }) => what)).toEqual([
      ...['opened', 'issued', 'delivered', 'accepted', 'departed', 'arrived', 'handled', 'progressed'],
      ...['submitted', 'verified', 'closed'],
    ])
    expect(task).toMatchObject({
      ...{ state: 'closed', siteName: '某小区 1 号梯', streetCode: '440307001', handlerName: '测试fieldOfficer' },
      ...{ unit: 'st-1', unitName: 'st-1 所', result: '门锁失灵，已责令停用', verifier: { id: 'p-duty' } },
      evidence: [{ hash, type: 'image/jpeg', size: JPEG.length, lng: 114.15, lat: 22.7 }],
    })
    expect(task.note).not.toContain('13800138000')
  })

  test('whoever leaves steps out is recorded as having taken them, marked as implied', async () => {
    const taskId = await open()
    await done('field', 'arrive', { taskId, place: { lng: 114.15, lat: 22.7, accuracyM: 20, at: Date.now() } })
    const { steps } = await one('field', taskId)
    expect(steps.filter(({ implied }) => implied).map(({ what }) => what)).toEqual([
      'delivered',
      'accepted',
      'departed',
    ])
    await done('field', 'submit', { taskId, ...submitting([], { found: 'nothing', result: '未发现问题' }) })
    expect((await refused('field', 'submit', { taskId, ...submitting([]) })).reason).toContain('正等核验')
  })

  test('a draft is nobody’s but the command centre’s until it is sent, to whom it was meant for', async () => {
    const taskId = await open({ issue: false })
    expect((await one('commander', taskId)).state).toBe('draft')
    for (const name of ['field', 'station 1']) expect(await idsOf(name)).not.toContain(taskId)
    expect((await who('field').ask('GET', `/api/v1/tasks/${taskId}`)).status).toBe(404)
    expect((await refused('field', 'accept', { taskId })).reason).toContain('不在您的范围内')
    await done('duty', 'issue', { taskId })
    expect(await one('field', taskId)).toMatchObject({ state: 'issued', handler: 'p-field', unit: 'st-1' })
  })

  test('a submit on a closed task is refused, says by whom it ended, and stands in the audit', async () => {
    const taskId = await open()
    await done('commander', 'cancel', { taskId, reason: '误报取消' })
    const { reason } = await refused('field', 'submit', { taskId, ...submitting([]) })
    expect(reason).toContain('任务已取消（测试commander')
    expect(reason).toContain('没有记入任务')
    const { body } = await who('auditor').ask<{ items: { reason?: string; detail: { result?: string } }[] }>(
      'GET',
      `/api/v1/audit?on=${taskId}&outcome=refused`,
    )
    expect(body.items[0]!.detail.result).toBe('门锁失灵，已责令停用')
    // Names stand in the accounts, which can be forgotten; the record cannot.
    expect(body.items[0]!.reason).not.toContain('测试commander')
    expect((await upload('field', taskId, JPEG)).status).toBe(409)
  })

  test('a task needs a place, a known alarm and somebody who may carry it out', async () => {
    const base = { kind: 'other', title: '某事', priority: 3, issue: true }
    const says = async (over: object) => (await refused('commander', 'open', { ...base, ...over })).reason
    expect(await says({ handler: 'p-field' })).toContain('请选定监管对象')
    expect(await says({ handler: 'p-field', place: { lng: 100, lat: 22.7 } })).toContain('不在本辖区')
    expect(await says({ siteId: 'lift-1', handler: 'p-duty' })).toContain('不能承办任务')
    expect(await says({ siteId: 'lift-1', unit: 'st-9' })).toContain('没有这个承办单位')
    expect(await says({ siteId: 'lift-1', unit: 'st-1', alarmId: 'none' })).toContain('没有这条告警')
    expect(await says({ siteId: 'lift-1', unit: 'st-1', complaintIds: ['c-none'] })).toContain('c-none')
    expect(await says({ siteId: 'lift-1' })).toContain('承办')
    expect((await refused('field', 'open', { ...base, siteId: 'lift-1' })).code).toBe('forbidden')
  })

  test('a rescue keeps the thread of its alarm, and its clock begins when the alarm was raised', async () => {
    const at = new Date(Date.now() - 40 * 60_000).toISOString()
    const trapped = { siteId: 'lift-1', code: '92', trapped: 2, phase: 'raised' }
    await push(house.url, event('trapped-1', 'elevator.alarm', trapped, { time: at }))
    const alarms = [...house.house.picture.state.shelves.alarms.values()]
    const alarm = alarms.find(({ condition }) => condition === 'entrapment')!
    const taskId = await open({ kind: 'rescue', siteId: undefined, alarmId: alarm.id })
    const task = await one('commander', taskId)
    expect(task).toMatchObject({ alarmId: alarm.id, siteId: 'lift-1', causes: { alarms: [alarm.id] } })
    expect(task.dueAt).toBe(Date.parse(at) + 120 * 60_000)
    // Forty minutes after the alarm nobody has departed or arrived: the house says so by itself.
    await expect
      .poll(async () => (await one('commander', taskId)).late, { timeout: 20_000 })
      .toEqual(expect.arrayContaining(['departure', 'arrival']))
    const late = (await one('commander', taskId)).steps.filter(({ what }) => what === 'late')
    expect(late.map(({ by, limit }) => [by.role, limit])).toEqual([
      ['house', 'departure'],
      ['house', 'arrival'],
    ])
  })

  test('a rest that is over is told by the house, once', async () => {
    const taskId = await open()
    await done('commander', 'suspend', { taskId, reason: '等待配件', until: Date.now() + 300 })
    await expect.poll(async () => (await one('commander', taskId)).late, { timeout: 20_000 }).toEqual(['notResumed'])
    await done('commander', 'resume', { taskId })
    expect((await one('commander', taskId)).late).toEqual([])
  })
})

describe('who has it', () => {
  test('two commanders on one task: the second is told who did what and when, and chooses', async () => {
    const taskId = await open()
    const { version } = await one('commander 2', taskId)
    await done('commander', 'reassign', { taskId, handler: 'p-field 2', reason: '换近的人', basedOn: version })
    const { reason, code } = await refused('commander 2', 'cancel', { taskId, reason: '重复派发', basedOn: version })
    expect(code).toBe('conflict')
    expect(reason).toMatch(/测试commander已于 \d\d-\d\d \d\d:\d\d 改派/)
    const now = await one('commander 2', taskId)
    await done('commander 2', 'cancel', { taskId, reason: '重复派发', basedOn: now.version })
  })

  test('two at the same moment: one is carried out, the other is told', async () => {
    const taskId = await open()
    const { version } = await one('commander', taskId)
    const both = await Promise.all([
      give('commander', 'suspend', { taskId, reason: '等待配件', until: Date.now() + 3_600_000, basedOn: version }),
      give('commander 2', 'cancel', { taskId, reason: '重复派发', basedOn: version }),
    ])
    expect(both.map(({ body }) => body.state).sort()).toEqual(['accepted', 'refused'])
  })

  test('accepting after a reassignment is refused with who has it now', async () => {
    const taskId = await open()
    await done('field', 'deliver', { taskId })
    await done('commander', 'reassign', { taskId, unit: 'st-2', reason: '换辖区所' })
    const { reason } = await refused('field', 'accept', { taskId })
    expect(reason).toContain('单位 st-2')
    await done('commander', 'reassign', { taskId, handler: 'p-far', reason: '换近的人' })
    expect((await refused('field', 'accept', { taskId })).reason).toContain('测试fieldOfficer')
    await done('far', 'accept', { taskId })
  })

  test('somebody on a task gets a second only for a reason; the sentence says which he is on', async () => {
    const taskId = await open({ handler: 'p-field 2' })
    const again = {
      kind: 'sampling',
      title: '第二项',
      priority: 3,
      siteId: 'lift-1',
      issue: true,
      handler: 'p-field 2',
    }
    expect((await refused('duty', 'open', again)).reason).toContain(taskId)
    const second = await done('duty', 'open', { ...again, chosenWhy: '离得最近' })
    expect((await one('duty', second.taskId)).chosenWhy).toBe('离得最近')
    for (const id of [taskId, second.taskId]) await done('duty', 'cancel', { taskId: id, reason: '测试取消' })
  })

  test('a station sees only what is its own, a field officer only what he carries out', async () => {
    const own = await open({ handler: 'p-field' })
    const unit2 = await open({ handler: undefined, unit: 'st-2', siteId: undefined, place: { lng: 114.25, lat: 22.7 } })
    expect(await idsOf('commander')).toEqual(expect.arrayContaining([own, unit2]))
    expect(await idsOf('station 1')).toContain(own)
    expect(await idsOf('station 1')).not.toContain(unit2)
    expect(await idsOf('station 2')).toContain(unit2)
    expect(await idsOf('station 2')).not.toContain(own)
    expect(await idsOf('field')).toContain(own)
    expect(await idsOf('field 2')).not.toContain(own)
    expect((await who('field 2').ask('GET', `/api/v1/tasks/${own}`)).status).toBe(404)
    expect((await refused('station 2', 'accept', { taskId: own })).reason).toContain('不在您的范围内')
    expect((await list('field', '?handler=me&open=true')).items.every(({ handler }) => handler === 'p-field')).toBe(
      true,
    )
    await done('station 2', 'accept', { taskId: unit2 })
    expect((await one('station 2', unit2)).handler).toBe('p-station 2')
  })

  test('lists come in pages, and filters mean what they say', async () => {
    const all = await list('commander', '?limit=500')
    expect(all.total).toBe(all.items.length)
    const first = await list('commander', '?limit=2')
    const second = await list('commander', `?limit=2&cursor=${first.next}`)
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(all.items.slice(0, 4).map(({ id }) => id))
    expect((await list('commander', '?state=cancelled')).items.every(({ state }) => state === 'cancelled')).toBe(true)
    expect((await who('commander').ask('GET', '/api/v1/tasks?state=strange')).status).toBe(400)
    expect((await who('commander').ask('GET', '/api/v1/tasks?cursor=strange')).status).toBe(400)
  })
})

describe('bad days of the field', () => {
  test('the same order five times is once, and the answer says so', async () => {
    const id = crypto.randomUUID()
    const order = { kind: 'other', title: '一次', priority: 4, siteId: 'lift-1', issue: false }
    const answers = []
    for (let n = 0; n < 5; n += 1) answers.push((await give('commander', 'open', order, id)).body)
    const [first, ...again] = answers
    const { taskId } = first!.result as unknown as { taskId: string }
    for (const each of again) expect(each).toMatchObject({ state: 'accepted', repeated: true, result: { taskId } })
    await done('commander', 'issue', { taskId, handler: 'p-field', chosenWhy: '离得最近' })
    const accept = crypto.randomUUID()
    const five = await Promise.all(Array.from({ length: 5 }, () => give('field', 'accept', { taskId }, accept)))
    expect(five.every(({ body }) => body.state === 'accepted')).toBe(true)
    expect(five.filter(({ body }) => body.repeated)).toHaveLength(4)
    expect((await one('field', taskId)).steps.filter(({ what }) => what === 'accepted')).toHaveLength(1)
  })

  test('a device whose clock is two hours off tells the right time', async () => {
    const taskId = await open()
    const off = 2 * 3_600_000
    const began = Date.now()
    await done('field', 'arrive', { taskId, doneAt: began + off, sentAt: Date.now() + off })
    const { steps, arrivedAt } = await one('field', taskId)
    expect(arrivedAt).toBeGreaterThanOrEqual(steps[0]!.at)
    expect(arrivedAt).toBeLessThanOrEqual(Date.now())
    expect(steps.at(-1)!.told).toMatchObject({ doneAt: began + off })
  })

  test('two hundred queued steps come in order, in their own times, none lost and none doubled', async () => {
    const taskId = await open()
    const began = (await one('field', taskId)).openedAt
    await done('field', 'arrive', { taskId, doneAt: began, sentAt: Date.now() })
    const queued = Array.from({ length: 200 }, (_, n) => ({
      id: crypto.randomUUID(),
      note: `第 ${n} 条`,
      doneAt: began + n,
    }))
    for (const { id, ...order } of queued) {
      await done('field', 'progress', { taskId, ...order, sentAt: Date.now() }, id)
      if (Number(order.note.slice(2, -2)) % 20 === 0)
        expect((await give('field', 'progress', { taskId, ...order, sentAt: Date.now() }, id)).body.repeated).toBe(true)
    }
    const { steps } = await one('field', taskId)
    const told = steps.filter(({ what }) => what === 'progressed')
    expect(told.map(({ note }) => note)).toEqual(queued.map(({ note }) => note))
    expect(told.map(({ at }) => at)).toEqual(told.map(({ at }) => at).toSorted((a, b) => a - b))
  }, 180_000)
})

describe('evidence', () => {
  let taskId = ''
  beforeAll(async () => (taskId = await open()))

  test('a script in a picture, an archive named .jpg and an empty file are refused by what they are', async () => {
    const svg = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>${' '.repeat(80)}`)
    const zip = Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(100)])
    for (const bytes of [svg, zip]) {
      const answer = await upload('field', taskId, bytes)
      expect(answer.status).toBe(415)
      expect(((await answer.json()) as { error: string }).error).toContain('只收照片')
    }
    expect((await upload('field', taskId, Buffer.alloc(0))).status).toBe(400)
    expect((await upload('field', taskId, Buffer.from([0xff, 0xd8, 0xff]))).status).toBe(415)
  })

  test('a photo that waited for the signal stands at the moment it was taken, whatever the phone’s clock said', async () => {
    const hour = 3_600_000
    const [sentAt, before] = [Date.now() + 2 * hour, Date.now()]
    const bytes = Buffer.concat([JPEG, Buffer.from('taken an hour ago')])
    const answer = await upload('field', taskId, bytes, 'image/jpeg', `&at=${sentAt - hour}&sentAt=${sentAt}`)
    const { hash } = (await answer.json()) as { hash: string }
    const { rows } = await house.house.journal.db.$client.query<{ at: string }>(
      'SELECT at FROM task_evidence WHERE hash = $1',
      [hash],
    )
    const taken = Number(rows[0]!.at)
    expect(taken).toBeGreaterThanOrEqual(before - hour)
    expect(taken).toBeLessThanOrEqual(Date.now() - hour)
  })

  test('a file of 40 MB is refused before it is read', async () => {
    const answer = await upload('field', taskId, Buffer.alloc(40 * 1024 * 1024, 1))
    expect(answer.status).toBe(413)
    expect(((await answer.json()) as { error: string }).error).toContain('20 MB')
  })

  test('a long archive and a stream that does not say how long it is are answered too, and stopped', async () => {
    const zip = Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(8 * 1024 * 1024)])
    expect((await upload('field', taskId, zip)).status).toBe(415)
    let sent = 0
    const endless = new ReadableStream({
      pull(stream) {
        stream.enqueue(new Uint8Array(sent === 0 ? JPEG : Buffer.alloc(64 * 1024, 1)))
        if ((sent += 1) > 800) stream.close()
      },
    })
    const answer = await fetch(`${house.url}/api/v1/evidence?taskId=${taskId}`, {
      ...{ method: 'POST', headers: bearer(tokens.get('field')!), body: endless, duplex: 'half' },
    })
    expect(answer.status).toBe(413)
  })

  test('whoever may see the task sees the file, and nobody else; a browser may guess nothing', async () => {
    const bytes = Buffer.concat([JPEG, Buffer.from('mine')])
    const hash = await photo('field', taskId, bytes)
    expect(await photo('field', taskId, bytes)).toBe(hash)
    const read = (name: string) => fetch(`${house.url}/api/v1/evidence/${hash}`, { headers: bearer(tokens.get(name)!) })
    const answer = await read('commander')
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true)
    expect(answer.headers.get('content-type')).toBe('image/jpeg')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('content-disposition')).toContain('filename=')
    expect((await read('station 1')).status).toBe(200)
    for (const name of ['station 2', 'field 2']) expect((await read(name)).status).toBe(404)
    expect((await upload('field 2', taskId, JPEG)).status).toBe(404)
    expect((await who('commander').ask('GET', '/api/v1/evidence/..%2f..%2fetc')).status).toBe(404)
  })

  test('a result cannot name a file that was not brought to its task', async () => {
    await done('field', 'arrive', { taskId })
    expect((await refused('field', 'submit', { taskId, ...submitting(['c'.repeat(64)]) })).reason).toContain(
      '还没有上传',
    )
  })
})

describe('whom to send', () => {
  const here = (name: string, told: object) => who(name).ask('POST', '/api/v1/positions', told)

  test('where somebody is, is kept coarse and counts; outside the district it is not kept', async () => {
    const at = Date.now()
    expect((await here('field', { at, lng: 114.15123, lat: 22.70456, accuracyM: 15 })).status).toBe(204)
    expect((await here('far', { at, lng: 100, lat: 22.7, accuracyM: 15 })).status).toBe(422)
    expect((await here('commander', { at, lng: 114.15, lat: 22.7, accuracyM: 15 })).status).toBe(403)
    const { body } = await who('commander').ask<{ items: Recommended[] }>(
      'GET',
      '/api/v1/tasks/recommend?siteId=lift-1&kind=rescue',
    )
    const of = (id: string) => body.items.find((each) => each.id === id)!
    expect(of('p-field').travelMin).toBeGreaterThan(0)
    expect(of('p-field').reasons.map(({ code }) => code)).toContain('near')
    expect(of('p-far').cautions.map(({ code }) => code)).toEqual(expect.arrayContaining(['otherArea', 'noPosition']))
    expect(of('p-field').busyWith).toMatch(/^RW/)
    expect(of('p-field').name).toBe('测试fieldOfficer')
  })

  test('a recommendation needs a place, and is for those who command', async () => {
    const ask = (name: string, query: string) => who(name).ask('GET', `/api/v1/tasks/recommend?${query}`)
    expect((await ask('commander', 'kind=rescue')).status).toBe(422)
    expect((await ask('commander', 'kind=rescue&siteId=none')).status).toBe(404)
    expect((await ask('commander', 'kind=rescue&lng=114.2&lat=22.7')).status).toBe(200)
    expect((await ask('field', 'kind=rescue&lng=114.2&lat=22.7')).status).toBe(403)
  })
})

describe('on the picture', () => {
  const VIEWS: Readonly<Record<string, View>> = {
    commander: 'desk',
    'station 1': { audience: 'officer', stations: ['st-1'], streets: ['440307001'] },
    'station 2': { audience: 'officer', stations: ['st-2'], streets: ['440307002'] },
  }
  // As a screen that asks just now would get it: over HTTP a snapshot is made once per version.
  const shelvesOf = (name: string) => house.house.picture.snapshot(Date.now(), VIEWS[name]!).shelves
  const tasksOf = (name: string): Readonly<Record<string, TaskMark>> => shelvesOf(name).tasks
  const linesOf = (name: string) => Object.values(shelvesOf(name).happenings)

  test('a task lives on the command centre’s picture and on that of its station alone, without a name or a word', async () => {
    const taskId = await open({ note: '不外传的话' })
    expect(tasksOf('commander')[taskId]).toMatchObject({ state: 'issued', unit: 'st-1', handler: 'p-field' })
    expect(tasksOf('station 1')[taskId]).toBeDefined()
    expect(tasksOf('station 2')[taskId]).toBeUndefined()
    const text = JSON.stringify(tasksOf('commander'))
    for (const word of ['不外传的话', '测试fieldOfficer', '"units"']) expect(text).not.toContain(word)
  })

  test('an unannounced visit is not to be seen by the station that is visited until somebody has arrived', async () => {
    const taskId = await open({ kind: 'supervision', unannounced: true, handler: 'p-far', title: '暗访一所' })
    const hidden = async () =>
      tasksOf('station 1')[taskId] === undefined &&
      !(await idsOf('station 1')).includes(taskId) &&
      !JSON.stringify(linesOf('station 1')).includes(taskId)
    expect(await hidden()).toBe(true)
    expect(tasksOf('commander')[taskId]).toBeDefined()
    expect(JSON.stringify(linesOf('commander'))).toContain(taskId)
    await done('far', 'depart', { taskId })
    expect(await hidden()).toBe(true)
    await done('far', 'arrive', { taskId })
    expect(await hidden()).toBe(false)
    expect(tasksOf('station 1')[taskId]).toMatchObject({ state: 'onScene' })
  })

  test('steps are in no general list of facts, and a public screen has no task at all', async () => {
    const { body } = await who('commander').ask<{ items: unknown[] }>('GET', '/api/v1/facts?kind=task.stepped')
    expect(body.items).toEqual([])
    const { shelves } = house.house.picture.snapshot(Date.now(), 'public')
    expect([Object.keys(shelves.tasks), Object.keys(shelves.officers)]).toEqual([[], []])
    expect(Object.keys(shelves.tallies).filter((key) => key.startsWith('task.'))).toEqual([])
  })
})
