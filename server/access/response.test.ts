import { afterAll, beforeAll, expect, test } from 'vitest'
import { Browser } from '../browser.fixture.ts'
import type { ResponseMeasure, ResponseName, ResponseTold } from '../contract/response.ts'
import type { Running } from '../main.ts'
import { event, openTestHouse, push, signedIn } from '../running.fixture.ts'

/* How quickly what is urgent is answered, over the doors: each number with the facts behind it. What counts is tested in server/dispatch. */

let house: Running & { url: string }
const seats = new Map<string, Browser>()
const as = (name: string) => seats.get(name)!
async function seat(name: string, ...given: [Parameters<typeof signedIn>[1], Parameters<typeof signedIn>[2]?]) {
  const browser = new Browser(() => house.url)
  browser.cookies.set('qs_session', await signedIn(house, ...given))
  seats.set(name, browser)
}
beforeAll(async () => {
  house = await openTestHouse()
  await seat('commander', 'commander')
  await seat('field', 'fieldOfficer', { id: 'p-field', scope: { stations: ['st-1'] } })
  await seat('elsewhere', 'stationOfficer', { scope: { stations: ['st-9'], streets: ['440307009'] } })
  await seat('mediator', 'laneMember', { scope: { lane: { kind: 'mediator', id: 'M1' } } })
})
afterAll(() => house.close())

let told = 0
async function shutIn(siteId: string, minutesAgo = 0) {
  const time = new Date(Date.now() - minutesAgo * 60_000).toISOString()
  const tell = (type: string, data: object) => push(house.url, event(`r-${(told += 1)}`, type, data, { time }))
  await tell('site.registered', { siteId, kind: 'elevator', name: `${siteId} 号梯`, lng: 114.2, lat: 22.7 })
  await tell('elevator.alarm', { siteId, code: '90', trapped: 2, phase: 'raised' })
  return `entrapment:${siteId}/90`
}
const give = async (name: string, order: object) => {
  const { body } = await as(name).order(order)
  expect(body).toMatchObject({ state: 'accepted' })
  return (body as unknown as { result?: { taskId: string } }).result
}
async function measures(name = 'commander') {
  const { body } = await as(name).ask<ResponseTold>('GET', '/api/v1/response')
  return Object.fromEntries(body.measures.map((each) => [each.name, each])) as Record<ResponseName, ResponseMeasure>
}
type Page = {
  items: { ref: string; path?: string; kind: string; body: { tookS: number | null; taskId?: string } }[]
  next: string | null
  total: number
}
const records = (query: string, name = 'commander') => as(name).ask<Page>('GET', `/api/v1/response/records?${query}`)

test('where nothing happened there is no number', async () => {
  for (const measure of Object.values(await measures()))
    expect(measure).toMatchObject({
      denominator: 0,
      medianMs: null,
      targets: [{ met: null }, ...measure.targets.slice(1)],
    })
})

test('an entrapment acknowledged, sent out, accepted and reached at once keeps every target; each number opens to its facts', async () => {
  const alarmId = await shutIn('q1')
  await give('commander', { verb: 'alarm.acknowledge', alarmId, next: '通知维保单位' })
  const opened = {
    verb: 'task.open',
    kind: 'rescue',
    title: '电梯困人救援',
    priority: 1,
    alarmId,
    issue: true,
    handler: 'p-field',
  }
  const { taskId } = (await give('commander', opened))!
  for (const verb of ['task.accept', 'task.arrive']) await give('field', { verb, taskId })
  const all = await measures()
  for (const name of ['acknowledge', 'dispatch', 'accept', 'arrive'] as const) {
    expect(all[name], name).toMatchObject({
      denominator: 1,
      pending: 0,
      targets: [{ numerator: 1, met: true }, ...all[name].targets.slice(1)],
    })
    const { body } = await records(`name=${name}&within=${all[name].targets[0]!.ms}`)
    expect(body, name).toMatchObject({ total: 1, next: null })
    expect(body.items[0]!.body.tookS, name).toBeLessThan(15)
    // Behind the number stands the fact, or the task with its whole way.
    const { ref, path = `/api/v1/facts/${encodeURIComponent(ref)}` } = body.items[0]!
    expect((await as('commander').ask('GET', path)).status, path).toBe(200)
  }
  expect((await records('name=arrive')).body.items[0]!.body.taskId).toBe(taskId)
})

test('an alarm that nobody acknowledged counts as late; one told late counts from when it came in', async () => {
  const alarmId = await shutIn('q2', 30)
  const waiting = await measures()
  expect(waiting.acknowledge).toMatchObject({ denominator: 1, pending: 1 })
  await give('commander', { verb: 'alarm.acknowledge', alarmId, next: '通知维保单位' })
  expect((await measures()).acknowledge).toMatchObject({
    denominator: 2,
    targets: [{ numerator: 2 }, { numerator: 2 }],
  })
  expect((await records('name=acknowledge&limit=1')).body).toMatchObject({ total: 2, next: expect.any(String) })
})

test('a campaign runs by its deadline: its tasks are no calls that must be accepted within minutes', async () => {
  const before = (await measures()).accept
  const campaign = {
    campaign: { title: '节前电梯检查' },
    kind: 'inspection',
    priority: 3,
    per: 'site',
    to: { unit: 'st-1' },
  }
  await give('commander', { verb: 'task.openMany', ...campaign, sites: ['q1', 'q2'], issue: true })
  expect((await measures()).accept).toEqual(before)
})

test('another station’s officers count what is theirs; a lane’s people are not told', async () => {
  expect((await measures('elsewhere')).acknowledge.denominator).toBe(0)
  expect((await records('name=accept', 'elsewhere')).body.total).toBe(0)
  expect((await as('mediator').ask('GET', '/api/v1/response')).status).toBe(403)
})

test('a period that is none, or too long, is refused with a sentence', async () => {
  const wrong = [
    'from=2026-11-02T00:00:00%2B08:00&to=2026-11-01T00:00:00%2B08:00',
    'from=2026-01-01T00:00:00%2B08:00&to=2026-11-01T00:00:00%2B08:00',
  ]
  for (const query of wrong)
    expect((await as('commander').ask('GET', `/api/v1/response?${query}`)).status, query).toBe(422)
  expect((await records('name=nothing')).status).toBe(400)
})
