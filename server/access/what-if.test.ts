import { models } from '../interception/models/index.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Browser } from '../browser.fixture.ts'
import type { WhatIfJob, WhatIfOffer } from '../contract/what-if.ts'
import { calendar } from '../interception/matter.fixture.ts'
import { extentOf } from '../journal/past.ts'
import type { Running } from '../main.ts'
import { bearer, complaintEvent, FEED_KEY, openTestHouse, push, signedIn } from '../running.fixture.ts'
import { FROM, planted, TO } from '../whatif/planted.fixture.ts'
import { stepsAsFacts } from './matter-work.ts'

/* 推演 over the doors: a planted past in a real journal, asked by people. */

const COUNT = 120
let house: Running & { url: string }
const people = new Map<string, Browser>()
const who = (name: string) => people.get(name)!

beforeAll(async () => {
  house = await openTestHouse()
  for (const role of ['leader', 'commander', 'deskOfficer', 'auditor'] as const) {
    const browser = new Browser(() => house.url)
    browser.cookies.set('qs_session', await signedIn(house, role))
    people.set(role, browser)
  }
  const all = Array.from({ length: COUNT }, (_, n) => planted(n, 'mixed', n % 12 === 0 ? 'tipOff' : 'complaint'))
  await push(
    house.url,
    all.map(({ matter: { id, kind, receivedAt, wouldBeStation } }) => ({
      ...complaintEvent(id, { kind, wouldBeStation }),
      time: new Date(receivedAt).toISOString(),
    })),
  )
  for (const { matter, steps } of all) {
    const found = { matter, row: null, complaintId: matter.id, streetCode: null, begins: [] }
    const { told, effects } = stepsAsFacts(found, steps, `planted/${matter.id}`, Date.now(), calendar, models[0]!)
    await house.house.record(told, effects)
  }
  // One that nobody touched.
  await push(house.url, {
    ...complaintEvent('U1', { wouldBeStation: '龙城所' }),
    time: `${FROM}T10:00:00+08:00`,
  })
})
afterAll(() => house.close())

const PAST = { from: FROM, to: TO }
const ask = (name: string, body: object) =>
  who(name).ask<{ id: string; error: string }>('POST', '/api/v1/what-if', body)
const look = async (name: string, id: string) => (await who(name).ask<WhatIfJob>('GET', `/api/v1/what-if/${id}`)).body
async function ended(name: string, id: string) {
  await expect.poll(async () => (await look(name, id)).state, { timeout: 60_000 }).not.toBe('running')
  return look(name, id)
}
async function run(name: string, body: object) {
  const { status, body: begun } = await ask(name, body)
  expect([status, begun.error]).toEqual([202, undefined])
  return ended(name, begun.id)
}
async function whatStands() {
  // What the clock alone moves (the age of things, a heartbeat) is no change of what stands.
  const { seq, shelves } = house.house.picture.state
  const { body } = await who('leader').ask<object>('GET', `/api/v1/interception?from=${FROM}&to=${TO}`)
  return {
    seq,
    complaints: [...shelves.complaints.values()],
    records: (await extentOf(house.house.journal.db, 0, Date.now())).count,
    // When it was counted is no change of what was.
    body: { ...body, asOf: null },
  }
}

test('a leader changes a lane of a past period and sees rate, breaches and loads, marked as no fact, beside what was', async () => {
  const job = await run('leader', { ...PAST, seed: 5, changes: [{ change: 'capacity', lane: 'C2', open: 0 }] })
  expect(job).toMatchObject({ simulation: true, state: 'done', share: 1 })
  const { result } = job
  expect(result).toMatchObject({ simulation: true, seed: 5, period: PAST, mark: { zh: '推演 · 非实际数据' } })
  // The actual column is the rate of the house, by the same code over the same records.
  const { body } = await who('leader').ask<{ cohort: { gross: { n: number; d: number } } }>(
    'GET',
    `/api/v1/interception?from=${FROM}&to=${TO}`,
  )
  expect(result?.actual.gross).toMatchObject({ n: body.cohort.gross.n, d: body.cohort.gross.d })
  expect(result?.actual.gross.d).toBe(COUNT + 1)
  expect(result?.variant.lanes.find(({ lane }) => lane === 'C2')?.share.n).toBe(0)
  expect(JSON.stringify(result)).not.toMatch(/某店|P\d+|U1/)
})

test('nothing in the journal, the picture or the indicators moves by it', async () => {
  const before = await whatStands()
  await run('leader', { ...PAST, changes: [{ change: 'remove', lane: 'C3' }] })
  expect(await whatStands()).toEqual(before)
  const offer = (await who('leader').ask<WhatIfOffer>('GET', '/api/v1/what-if')).body
  expect(offer.model.lanes.map(({ code }) => code)).toEqual(['C1', 'C2', 'C3', 'C4', 'C5'])
})

test('the same question on the same seed has the same answer', async () => {
  const [one, other] = [await run('leader', PAST), await run('commander', PAST)]
  expect(one.result).toEqual(other.result)
})

test('one is called off at once; its asker may then ask again, and not before', async () => {
  const { body } = await ask('deskOfficer', PAST)
  const second = await ask('deskOfficer', PAST)
  expect([second.status, second.body.error]).toEqual([429, '您已有一次推演正在进行，请等它结束或先取消。'])
  expect((await who('deskOfficer').ask('DELETE', `/api/v1/what-if/${body.id}`)).status).toBe(204)
  expect(await look('deskOfficer', body.id)).toMatchObject({ state: 'cancelled' })
  expect((await who('deskOfficer').ask('DELETE', `/api/v1/what-if/${body.id}`)).status).toBe(404)
  expect((await run('deskOfficer', PAST)).state).toBe('done')
})

test('the offer names the rules in force, each condition in words, and how far back the records go', async () => {
  const { body } = await who('commander').ask<WhatIfOffer>('GET', '/api/v1/what-if')
  expect(body.model.lanes[0]?.entry.map(({ words }) => words.zh)).toContain('被投诉人是 ODR 企业')
  expect(body.presets.map(({ code }) => code)).toEqual(['domains', 'mechanisms', 'forces'])
  expect(body.earliest).toMatch(/^2026-05-0/)
})

describe('what cannot be simulated is refused in a sentence', () => {
  test.each([
    [{ from: '2099-01-01', to: '2099-02-01' }, 422, '还没有过去'],
    [{ from: FROM, to: '2099-02-01' }, 422, '还没有过完'],
    [{ from: '2026-05-10', to: '2026-05-09' }, 422, '早于首日'],
    [{ from: '2020-01-01', to: TO }, 422, '流水从'],
    [{ from: '2026-07-04', to: '2026-07-05' }, 422, '没有收到投诉举报'],
    [{ from: '2026-06-31', to: TO }, 400, '真实的日期'],
    [{ ...PAST, changes: [{ change: 'capacity', lane: 'C1', open: -3 }] }, 400, '容量不能小于 0'],
    [{ ...PAST, changes: [{ change: 'limit', lane: 'C9', amount: 1, unit: 'workingDays' }] }, 422, '没有通道 C9'],
    [{ ...PAST, changes: [{ change: 'add', preset: 'onePlusFive', lane: 'C1' }] }, 422, '出现了两次'],
    [{ ...PAST, changes: 'all' }, 400, 'changes'],
    [[], 400, ''],
  ])('%j', async (body, status, sentence) => {
    const answer = await ask('leader', body)
    expect(answer.body.error).toContain(sentence)
    expect(answer.status).toBe(status)
  })

  test('a lane of which nothing is known, until somebody says what he assumes', async () => {
    const add = { change: 'add', preset: 'forces', lane: 'thirdParty' }
    const bare = { ...PAST, changes: [{ change: 'remove', lane: 'C4' }, add] }
    const job = await run('leader', bare)
    // Mediators were asked fewer than thirty times in so small a past.
    expect(job).toMatchObject({ state: 'failed', message: expect.stringContaining('请填写假定的办成率') })
    const assumed = { ...add, assumed: { settles: 0.5, hours: 6 } }
    expect((await run('leader', { ...PAST, changes: [assumed] })).state).toBe('done')
  })
})

test('it is for persons: no wall, no key, and nobody who may not read the records', async () => {
  expect((await who('auditor').ask('GET', '/api/v1/what-if')).status).toBe(403)
  expect((await fetch(`${house.url}/api/v1/what-if`, { headers: bearer(FEED_KEY) })).status).toBe(403)
  expect((await who('leader').ask('GET', '/api/v1/what-if/none')).status).toBe(404)
})
