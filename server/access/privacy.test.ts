import { Writable } from 'node:stream'
import { pino } from 'pino'
import { Redis } from 'ioredis'
import { Secret, TOTP } from 'otpauth'
import { io } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { realRedis } from '../cache/real-redis.fixture.ts'
import { destroyPersonal } from '../journal/personal.ts'
import { open, type Running } from '../main.ts'
import { openUpstream } from '../../mock/index.ts'
import { bearer, complaintEvent, openTestHouse, push, signedIn, testEnvironment } from '../running.fixture.ts'

/* A person's particulars: who may see them, what is noted of it, and that they are nowhere else. */

const PERSON = {
  name: '欧阳锦绣',
  phone: '13612349876',
  idNo: '440307198803054321',
  address: '龙城街道清林路 546 号 3 栋 1203',
}
const WORDS = `我叫欧阳锦绣，电话136-1234-9876，身份证440307198803054321，车牌粤B8D7F2，卡号6222021234567890123，店家不退钱`
const told = (id: string, over: object = {}) =>
  complaintEvent(id, { complainant: PERSON, text: WORDS, respondent: { name: `某店（老板13900001111）` }, ...over })
const SECRETS = /欧阳锦绣|13612349876|136-1234-9876|440307198803054321|清林路|6222021234567890123|8D7F2|13900001111/

let house: Running & { url: string }
beforeAll(async () => {
  house = await openTestHouse()
  await push(house.url, [
    told('c1', { wouldBeStation: 'st-1' }),
    told('c2', { wouldBeStation: 'st-2' }),
    complaintEvent('none', { wouldBeStation: 'st-1' }),
  ])
})
afterAll(() => house.close())

const ask = async (path: string, token: string) => {
  const answer = await fetch(house.url + path, { headers: bearer(token) })
  return { status: answer.status, body: (await answer.json()) as Record<string, never> }
}
const order = async (token: string, order: object) => {
  const answer = await fetch(`${house.url}/api/v1/orders`, {
    method: 'POST',
    headers: { ...bearer(token), 'content-type': 'application/json' },
    body: JSON.stringify({ id: crypto.randomUUID(), order }),
  })
  return (await answer.json()) as { state: string; reason?: string; code?: string; result?: { value: string } }
}
/** Enrols straight into the tables; each code is one step later than the last. */
async function factor(id: string) {
  const secret = new Secret({ size: 20 })
  const { setAccount } = await import('../journal/accounts.ts')
  const { run } = await import('../journal/statement.ts')
  const { readSecrets } = await import('../secrets.ts')
  await run(house.house.journal.db, setAccount(id, { totp: readSecrets(house.config).sealer.sealText(secret.base32) }))
  const steps = [-1, 0, 1]
  return () => new TOTP({ secret }).generate({ timestamp: Date.now() + (steps.shift() ?? 3) * 30_000 })
}

describe('whom a tip-off is about', () => {
  const about = { wouldBeStation: 'st-1', respondent: { name: '被举报的店', siteId: 'shop-t' } }
  const doors = ['/api/v1/complaints?limit=50', '/api/v1/facts?kind=complaint.received&limit=50', '/api/v1/picture']
  const probes = [
    '/api/v1/facts?kind=complaint.received&site=shop-t',
    `/api/v1/facts?kind=complaint.received&holds=${encodeURIComponent('{"respondent":{"siteId":"shop-t"}}')}`,
  ]
  test('is for who reads complaints; a leader and a wall learn that there is one, and not whom it names', async () => {
    await push(house.url, [
      complaintEvent('tip', { ...about, kind: 'tipOff' }),
      complaintEvent('both', { ...about, kind: 'mixed' }),
      complaintEvent('open', { wouldBeStation: 'st-1', respondent: { name: '被投诉的店', siteId: 'shop-o' } }),
    ])
    const leader = await signedIn(house, 'leader')
    for (const path of doors) {
      const said = JSON.stringify((await ask(path, leader)).body)
      expect(said, path).toContain('tip')
      expect(said, path).not.toMatch(/被举报的店|shop-t/)
      expect(said, path).toContain('shop-o')
    }
    for (const path of probes) expect(JSON.stringify((await ask(path, leader)).body), path).not.toMatch(/"tip"|"both"/)
    const desk = await signedIn(house, 'deskOfficer')
    for (const path of [...doors, ...probes])
      expect(JSON.stringify((await ask(path, desk)).body), path).toContain('shop-t')
  })
})

describe('one complaint', () => {
  test('is shown with its complainant masked, his words scrubbed, the shop’s number hidden', async () => {
    const { status, body } = await ask('/api/v1/complaints/c1', await signedIn(house, 'dutyOfficer'))
    expect(status).toBe(200)
    expect(body).toMatchObject({
      complaintId: 'c1',
      personal: {
        state: 'sealed',
        fields: expect.arrayContaining([{ key: 'phone', masked: '136****9876' }]),
        text: expect.stringContaining('店家不退钱'),
      },
      unmasked: [],
    })
    expect(JSON.stringify(body)).not.toMatch(SECRETS)
  })

  test('of another station is not there for a station officer, in any door', async () => {
    const token = await signedIn(house, 'stationOfficer', { scope: { stations: ['st-1'] } })
    expect((await ask('/api/v1/complaints/c1', token)).status).toBe(200)
    expect((await ask('/api/v1/complaints/c2', token)).status).toBe(404)
    expect((await ask('/api/v1/facts/test%23c2', token)).status).toBe(404)
    for (const path of ['/api/v1/complaints?limit=500', '/api/v1/facts?limit=500', '/api/v1/picture', '/api/v1/sites'])
      expect(JSON.stringify((await ask(path, token)).body), path).not.toMatch(/["#]c2"/)
    expect(
      await order(token, { verb: 'personal.unmask', complaintId: 'c2', field: 'phone', reason: '核实情况' }),
    ).toMatchObject({
      state: 'refused',
      reason: expect.stringContaining('没有这件投诉'),
    })
  })
})

describe('unmasking', () => {
  const unmask = (token: string, over: object) =>
    order(token, {
      verb: 'personal.unmask',
      complaintId: 'c1',
      field: 'phone',
      reason: '回访核实退款是否到账',
      ...over,
    })

  test('needs a reason, a second factor, and a field that is there; then it shows that one field, once', async () => {
    const token = await signedIn(house, 'deskOfficer', { id: 'desk-u' })
    expect((await unmask(token, {})).reason).toContain('二次验证')
    const code = await factor('desk-u')
    expect(await unmask(token, { reason: '看看' })).toMatchObject({ state: 'refused' })
    expect(await unmask(token, {})).toMatchObject({ state: 'refused', code: 'secondFactor' })
    expect(await unmask(token, { otp: '000000' })).toMatchObject({ state: 'refused', code: 'secondFactor' })
    const otp = code()
    expect(await unmask(token, { otp, field: 'shoeSize' })).toMatchObject({ state: 'refused' })
    expect(await unmask(token, { otp })).toMatchObject({ state: 'accepted', result: { value: PERSON.phone } })
    expect(await unmask(token, { otp })).toMatchObject({ state: 'refused', code: 'secondFactor' })
  })

  test('stands on the record and in the audit: who, which field, why; never the value', async () => {
    const { body } = await ask('/api/v1/complaints/c1', await signedIn(house, 'deskOfficer'))
    expect(body.unmasked).toMatchObject([{ field: 'phone', by: '测试deskOfficer' }])
    const auditor = await signedIn(house, 'auditor')
    const seen = await ask('/api/v1/audit?on=c1&limit=100', auditor)
    const acts = (seen.body.items as unknown as { act: string; verb: string | null }[]).map(
      ({ act, verb }) => verb ?? act,
    )
    expect(acts).toEqual(expect.arrayContaining(['personalViewed', 'personal.unmask']))
    expect(JSON.stringify((await ask('/api/v1/journal?limit=1000', auditor)).body)).not.toMatch(SECRETS)
  })

  test('is for the officer in charge only', async () => {
    for (const role of ['dutyOfficer', 'commander', 'leader', 'systemAdmin', 'securityAdmin', 'auditor'] as const)
      expect((await unmask(await signedIn(house, role), {})).code, role).toBe('forbidden')
    // Who tried and may not stands under the complaint all the same.
    const tried = await ask(
      '/api/v1/audit?on=c1&verb=personal.unmask&outcome=refused&limit=100',
      await signedIn(house, 'auditor'),
    )
    const roles = (tried.body.items as unknown as { by: { role: string } }[]).map(({ by }) => by.role)
    expect(roles).toEqual(expect.arrayContaining(['dutyOfficer', 'commander', 'systemAdmin']))
  })

  test('is limited: thirty an hour', async () => {
    const token = await signedIn(house, 'deskOfficer', { id: 'desk-many' })
    const reasons: (string | undefined)[] = []
    for (let n = 0; n < 31; n += 1) reasons.push((await unmask(token, {})).reason)
    expect(reasons.at(-1)).toContain('过于频繁')
  })
})

test('a refused record is shown without the person, and mended without seeing him', async () => {
  await push(house.url, [told('broken', { kind: 'wrong' })])
  const token = await signedIn(house, 'systemAdmin')
  const { body } = await ask('/api/v1/rejected?limit=500', token)
  const [record] = body.rejected as unknown as { id: string; raw: { data: object } }[]
  expect(JSON.stringify(record)).not.toMatch(SECRETS)
  const mended = { ...record!.raw, data: { ...record!.raw.data, kind: 'complaint' } }
  const replay = await fetch(`${house.url}/api/v1/rejected/${record!.id}/replay`, {
    method: 'POST',
    headers: { ...bearer(token), 'content-type': 'application/json' },
    body: JSON.stringify({ raw: mended }),
  })
  expect(replay.status).toBe(200)
  const desk = await ask('/api/v1/complaints/broken', await signedIn(house, 'deskOfficer'))
  expect(desk.body.personal).toMatchObject({
    fields: expect.arrayContaining([{ key: 'phone', masked: '136****9876' }]),
  })
})

test('what is past its time is destroyed: gone for everyone, and the chain still verifies', async () => {
  const gone = await destroyPersonal(house.house.journal.db, Date.now() + 1_000, 1_000)
  expect(gone).toBeGreaterThanOrEqual(2)
  const { body } = await ask('/api/v1/complaints/c1', await signedIn(house, 'deskOfficer'))
  expect(body.personal).toMatchObject({ state: 'destroyed', fields: [], text: null })
  expect(await house.house.journal.verify()).toHaveProperty('records')
})

test('after a run with known people, none of them is in a frame, a log line, a metric, a Redis key, or a column of the database', async () => {
  const redis = await realRedis()
  const lines: string[] = []
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString())
      done()
    },
  })
  const { env, remove } = testEnvironment({ REDIS_URL: redis.url, LOG_LEVEL: 'trace' })
  const running = await open(env, { log: pino({ level: 'trace' }, sink) })
  const seen: string[] = []
  const sockets = await Promise.all(
    (['dutyOfficer', 'deskOfficer', 'stationOfficer', 'leader'] as const).map(async (role) => {
      const token = await signedIn(running, role, { scope: { stations: ['st-1'] } })
      const socket = io(running.url!, { transports: ['websocket'], forceNew: true, auth: { token } })
      socket.onAny((...message: unknown[]) => seen.push(JSON.stringify(message)))
      for (const path of ['/api/v1/picture', '/api/v1/complaints?limit=500', '/api/v1/facts?limit=500'])
        seen.push(await (await fetch(running.url! + path, { headers: bearer(token) })).text())
      return socket
    }),
  )
  const tellings = Array.from({ length: 50 }, (_, n) => told(`run-${n}`, { wouldBeStation: 'st-1' }))
  await push(running.url!, [
    ...tellings,
    told('bad', { kind: 'wrong' }),
    { ...told('future'), time: '2099-01-01T00:00:00Z' },
  ])
  await expect.poll(() => seen.join().includes('run-49')).toBe(true)
  const desk = await signedIn(running, 'deskOfficer')
  await fetch(`${running.url}/api/v1/complaints/run-1`, { headers: bearer(desk) })
  await fetch(`${running.url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user: PERSON.phone, password: PERSON.name }),
  })
  seen.push(await (await fetch(`${running.url}/metrics`)).text())
  expect(seen.join()).toContain('run-49')
  expect(seen.join()).not.toMatch(SECRETS)
  expect(lines.join()).not.toMatch(SECRETS)

  const client = new Redis(redis.url)
  const keys = await client.keys('*')
  const values = await Promise.all(keys.map((key) => client.dump(key)))
  expect(keys.length).toBeGreaterThan(0)
  expect(keys.join() + values.map(String).join()).not.toMatch(SECRETS)
  expect(keys.join()).not.toContain('127.0.0.1')
  client.disconnect()

  const pool = running.house.journal.db.$client
  const { rows: tables } = await pool.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`,
  )
  for (const { name } of tables) {
    const { rows } = await pool.query<{ text: string }>(`SELECT row_to_json(t)::text AS text FROM "${name}" t`)
    expect(rows.map(({ text }) => text).join(), name).not.toMatch(SECRETS)
  }
  sockets.forEach((socket) => socket.close())
  await running.close()
  await redis.remove()
  remove()
})

test('a demo morning with known people: none of them in a frame, a record, a log line, a metric or a Redis key', async () => {
  const city = await openUpstream({ seed: 7, size: 0.05 })
  const rows: { complainant?: { name: string; phone: string; idNo?: string; address?: string } }[] = []
  for (let since = ''; ;) {
    const answer = await fetch(
      `${city.url}/12315/v1/orders?limit=1000${since && `&since=${encodeURIComponent(since)}`}`,
    )
    const page = (await answer.json()) as { orders: typeof rows; next: string; more: boolean }
    rows.push(...page.orders)
    if (!page.more) break
    since = page.next
  }
  // Names of two characters stand in names of shops too; numbers and addresses are nobody else's.
  const known = rows.flatMap(({ complainant: who }) => (who ? [who.phone, who.idNo, who.address] : []))
  const people = [...new Set(known.filter((each): each is string => typeof each === 'string' && each.length >= 11))]
  expect(people.length).toBeGreaterThan(200)

  const redis = await realRedis()
  const lines: string[] = []
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString())
      done()
    },
  })
  const { env, remove } = testEnvironment({ REDIS_URL: redis.url, LOG_LEVEL: 'trace', UPSTREAM: `*=${city.url}` })
  const running = await open(env, { log: pino({ level: 'trace' }, sink) })
  const seen: string[] = []
  const duty = await signedIn(running, 'dutyOfficer')
  const socket = io(running.url!, { transports: ['websocket'], forceNew: true, auth: { token: duty } })
  socket.onAny((...message: unknown[]) => seen.push(JSON.stringify(message)))
  await expect
    .poll(() => running.house.picture.state.shelves.complaints.size, { timeout: 30_000 })
    .toBeGreaterThanOrEqual(rows.length - 5)
  const auditor = await signedIn(running, 'auditor')
  for (const [path, token] of [
    ['/api/v1/picture', duty],
    ['/api/v1/complaints?limit=500', duty],
    ['/api/v1/facts?limit=500&kind=complaint.received', duty],
    ['/api/v1/journal?limit=1000', auditor],
    ['/metrics', duty],
  ] as const)
    seen.push(await (await fetch(running.url! + path, { headers: bearer(token) })).text())
  const client = new Redis(redis.url)
  const keys = await client.keys('*')
  const values = await Promise.all(keys.map(async (key) => (await client.dumpBuffer(key))?.toString() ?? ''))
  client.disconnect()
  const everything = [seen.join(), lines.join(), keys.join(), values.join()].join()
  expect(people.filter((each) => everything.includes(each))).toEqual([])
  socket.close()
  await running.close()
  await city.close()
  await redis.remove()
  remove()
})
