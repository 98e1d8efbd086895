import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Outcome } from './contract/identity.ts'
import type { PushAnswer } from './contract/push.ts'
import { run } from './journal/statement.ts'
import type { Running } from './main.ts'
import { openDevice, vapidClaims } from './push-service.fixture.ts'
import { openReceiver } from './receiver.fixture.ts'
import { bearer, demoToken, openTestHouse, PEOPLED } from './running.fixture.ts'

let house: Running & { url: string }
let service: Awaited<ReturnType<typeof openReceiver>>
let commander = ''

beforeAll(async () => {
  service = await openReceiver()
  house = await openTestHouse({
    ...{
      ...PEOPLED,
      DEMO_HANDS: 'off',
      WEBHOOK_PRIVATE: 'on',
      PUSH_HOSTS: '127.0.0.1',
      PUSH_CONTACT: 'mailto:it@example.cn',
    },
  })
  commander = await demoToken(house.url, 'commander')
})
afterAll(async () => {
  await house.close()
  await service.close()
})

const ask = (path: string, token: string, init: { method?: string; body?: unknown } = {}) =>
  fetch(house.url + path, {
    method: init.method ?? 'GET',
    headers: { ...bearer(token), 'content-type': 'application/json' },
    ...(init.body !== undefined && { body: JSON.stringify(init.body) }),
  })
const keep = (token: string, body: unknown) => ask('/api/v1/push/subscriptions', token, { method: 'POST', body })
const look = async (token: string) => (await (await ask('/api/v1/push', token)).json()) as PushAnswer
async function send(handler: string, over: object = {}): Promise<string> {
  const order = {
    ...{
      verb: 'task.open',
      kind: 'inspection',
      title: '查后厨，找王小明',
      priority: 2,
      place: { lng: 114.2, lat: 22.7 },
    },
    ...{ handler, issue: true, chosenWhy: '离得最近，测试用' },
    ...over,
  }
  const answer = await ask('/api/v1/orders', commander, { method: 'POST', body: { id: randomUUID(), order } })
  const outcome = (await answer.json()) as Outcome
  if (outcome.state === 'refused') throw new Error(outcome.reason)
  return String(outcome.result?.taskId)
}
const heardBy = (path: string) => service.heard.filter((each) => each.path === path)
const device = (path: string) => openDevice(`${service.url}${path}`)

test('a phone whose person is sent rings: sealed for it alone, signed by the house, with number, kind and place and no more', async () => {
  const field = await demoToken(house.url, 'field')
  const station = await demoToken(house.url, 'station')
  const [his, other] = [device('/his'), device('/other')]
  expect((await keep(field, { ...his.subscription, lang: 'zh-CN' })).status).toBe(204)
  expect((await keep(field, { ...his.subscription, lang: 'zh-CN' })).status).toBe(204)
  expect((await keep(station, { ...other.subscription, lang: 'en' })).status).toBe(204)
  const taskId = await send('demo-field')
  await expect.poll(() => heardBy('/his').length).toBe(1)
  const [{ headers, body }] = heardBy('/his') as [(typeof service.heard)[0]]
  const text = his.read(body)
  expect(JSON.parse(text)).toMatchObject({ taskId, title: '新任务：检查', body: taskId, lang: 'zh-CN' })
  expect(text).not.toMatch(/王小明|后厨|demo-field/)
  expect(headers['content-encoding']).toBe('aes128gcm')
  expect(Number(headers.ttl)).toBe(4 * 3_600)
  const { claims, key } = vapidClaims(headers.authorization!)
  expect(claims).toMatchObject({ aud: service.url, sub: 'mailto:it@example.cn' })
  expect(key).toBe((await look(field)).key)
  expect(() => other.read(body)).toThrow()
  expect(heardBy('/other')).toEqual([])
  await send('demo-station')
  await expect.poll(() => heardBy('/other').length).toBe(1)
  expect((JSON.parse(other.read(heardBy('/other')[0]!.body)) as { title: string }).title).toBe('New task: Inspection')
})

test('whoever signs out is not called any more; a session that ran out in the pocket is', async () => {
  const field = await demoToken(house.url, 'field')
  await keep(field, device('/pocket').subscription)
  const { db } = house.house.journal
  await run(db, { text: `DELETE FROM sessions WHERE subject_id = 'demo-field'`, values: [] })
  await send('demo-field')
  await expect.poll(() => heardBy('/pocket').length).toBe(1)
  const again = await demoToken(house.url, 'field')
  await keep(again, device('/out').subscription)
  expect((await ask('/api/v1/session', again, { method: 'DELETE' })).status).toBe(204)
  await send('demo-field')
  await expect.poll(() => heardBy('/pocket').length).toBe(2)
  expect(heardBy('/out')).toEqual([])
})

test('a device that its push service knows no more is forgotten', async () => {
  const field = await demoToken(house.url, 'field')
  await keep(field, device('/gone').subscription)
  service.state.say = ({ path }) => (path === '/gone' ? { status: 410 } : {})
  const before = (await look(field)).devices.length
  await send('demo-field')
  await expect.poll(async () => (await look(field)).devices.length).toBe(before - 1)
  expect(heardBy('/gone')).toHaveLength(1)
  service.state.say = () => ({})
})

test('the switch off is off at once, and nobody switches off another’s device', async () => {
  const [field, station] = [await demoToken(house.url, 'field'), await demoToken(house.url, 'station')]
  const { subscription } = device('/switch')
  await keep(field, subscription)
  const has = async () => (await look(field)).devices.length
  const before = await has()
  const end = { method: 'DELETE', body: { endpoint: subscription.endpoint } }
  expect((await ask('/api/v1/push/subscriptions', station, end)).status).toBe(204)
  expect(await has()).toBe(before)
  expect((await ask('/api/v1/push/subscriptions', field, end)).status).toBe(204)
  expect(await has()).toBe(before - 1)
})

test('another host than a push service’s, broken keys and other roles are refused with a sentence', async () => {
  const field = await demoToken(house.url, 'field')
  const fine = device('/x').subscription
  const elsewhere = await keep(field, { ...fine, endpoint: 'https://intranet.example.cn/admin' })
  expect(elsewhere.status).toBe(422)
  expect(await elsewhere.text()).toContain('PUSH_HOSTS')
  expect((await keep(field, { ...fine, keys: { ...fine.keys, auth: 'short' } })).status).toBe(422)
  expect((await keep(field, { endpoint: 7 })).status).toBe(400)
  const leader = await demoToken(house.url, 'leader')
  expect((await keep(leader, fine)).status).toBe(403)
})
