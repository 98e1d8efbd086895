import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { Browser } from '../browser.fixture.ts'
import type { CountedPage, InterceptionTold } from '../contract/counting.ts'
import { districtDay } from '../contract/time.ts'
import { openCalendar } from '../law/calendar/calendar.ts'
import { publishedYears } from '../law/calendar/index.ts'
import type { Running } from '../main.ts'
import { complaintEvent, openTestHouse, push, signedIn } from '../running.fixture.ts'
import { openCounted } from './count-kept.ts'

/* The count over the doors while it goes on: what is kept of it is never another figure than what stands in the record. */

const DAY = 86_400_000
let house: Running & { url: string }
const seats = new Map<string, Browser>()
const seat = (role: string) => seats.get(role)!
beforeAll(async () => {
  house = await openTestHouse()
  for (const role of ['deskOfficer', 'leader', 'fieldOfficer', 'stationOfficer'] as const) {
    const scope = role === 'stationOfficer' ? { stations: ['st-9'] } : {}
    const browser = new Browser(() => house.url)
    browser.cookies.set('qs_session', await signedIn(house, role, { scope }))
    seats.set(role, browser)
  }
})
afterAll(() => house.close())

const tell = (id: string, over: object = {}, ago = 0) =>
  push(house.url, {
    ...complaintEvent(id, { amount: 300, wouldBeStation: 'st-1', ...over }),
    time: new Date(Date.now() - ago).toISOString(),
  })
async function done(verb: string, complaintId: string, rest: object = {}) {
  const { body } = await seat('deskOfficer').order({ verb: `complaint.${verb}`, complaintId, ...rest })
  expect(body, `${verb} ${complaintId}`).toMatchObject({ state: 'accepted' })
}
async function settle(id: string) {
  await done('learn', id, {
    known: { flags: {}, injury: false, facts: 1, reachable: { complainant: true, respondent: true } },
  })
  await done('route', id, { lane: 'C5', to: null })
  const confirmation = { how: 'sms', record: '短信 1' }
  await done('settle', id, { result: 'settled_paid', recovered: 300, confirmation })
}
const FROM = districtDay(Date.now() - 20 * DAY)
const count = async (query = '', role = 'leader') =>
  (await seat(role).ask<InterceptionTold>('GET', `/api/v1/interception?from=${FROM}${query}`)).body
const list = async (part: string, role = 'leader', query = '') =>
  (await seat(role).ask<CountedPage>('GET', `/api/v1/interception/records?from=${FROM}&part=${part}&limit=500${query}`))
    .body
const ids = async (part: string) => (await list(part)).items.map(({ id }) => id)
const asRows = (counted: Awaited<ReturnType<ReturnType<typeof openCounted>>>) =>
  counted.entries
    .flat()
    .map((row) => JSON.stringify(row))
    .sort()

describe('what is told and done while it is counted', () => {
  test('stands in the very next answer, and what is kept is what a fresh reading gives', async () => {
    const { db } = house.house.journal
    const calendar = openCalendar()
    const kept = openCounted(db, Date.now)
    const period = { from: Date.now() - 20 * DAY, to: Date.now() + DAY }
    const agrees = async () =>
      expect(asRows(await kept(period, calendar))).toEqual(asRows(await openCounted(db, Date.now)(period, calendar)))
    const before = (await count()).cohort.gross
    await tell('k1')
    await agrees()
    expect((await count()).cohort.gross).toMatchObject({ n: before.n, d: before.d + 1 })
    await tell('k-mixed', { kind: 'mixed' })
    await agrees()
    expect((await count()).cohort.gross.d).toBe(before.d + 3)
    await done('split', 'k-mixed')
    await agrees()
    expect((await count()).cohort.gross.d).toBe(before.d + 3)
    await settle('k1')
    await agrees()
    expect((await count()).cohort.gross).toMatchObject({ n: before.n + 1, d: before.d + 3 })
    // Received before the period, closed in it: it is in the flow alone.
    const { flow } = await count()
    await tell('k-old', {}, 25 * DAY)
    await agrees()
    await done('notAccept', 'k-old', { item: 1, note: '不属职责' })
    await agrees()
    expect((await count()).flow.gross).toMatchObject({ n: flow.gross.n + 1, d: flow.gross.d })
    await tell('k2')
    await done('merge', 'k2', { into: 'k1', note: '同一争议' })
    await agrees()
    expect((await count()).cohort.gross.d).toBe(before.d + 3)
  })

  test('of a part of a kept period the part is counted, of a station’s officer his station', async () => {
    await tell('p1', { wouldBeStation: 'st-9' })
    const today = districtDay(Date.now())
    const whole = await count()
    const part = await seat('leader').ask<InterceptionTold>('GET', `/api/v1/interception?from=${today}&to=${today}`)
    expect(part.body.cohort.gross.d).toBe((await list('d', 'leader', `&to=${today}`)).items.filter(({ receivedAt }) => districtDay(receivedAt) === today).length) // prettier-ignore
    expect((await count('', 'stationOfficer')).cohort.gross.d).toBe(1)
    expect(whole.stations.find(({ station }) => station === 'st-9')).toMatchObject({ wouldBe: 1, avoided: 0 })
  })

  test('askers side by side share one reading, and an equal question is answered from it', async () => {
    const { db } = house.house.journal
    const query = vi.spyOn(db.$client, 'query')
    const readings = () => query.mock.calls.filter(([text]) => JSON.stringify(text).includes('CASE WHEN')).length
    try {
      const kept = openCounted(db, Date.now)
      const ask = () => kept({ from: 0, to: Date.now() + DAY }, openCalendar())
      await ask()
      const alone = readings()
      expect(alone).toBeGreaterThan(0)
      const other = openCounted(db, Date.now)
      const all = await Promise.all(
        Array.from({ length: 8 }, () => other({ from: 0, to: Date.now() + DAY }, openCalendar())),
      )
      expect(readings()).toBe(2 * alone)
      expect(new Set(all.map(({ version }) => version)).size).toBe(1)
    } finally {
      query.mockRestore()
    }
  })

  test('what nobody touched is due by the calendar of today, though it is kept', async () => {
    const kept = openCounted(house.house.journal.db, Date.now)
    const period = { from: Date.parse('2026-06-01T00:00:00+08:00'), to: Date.parse('2026-07-01T00:00:00+08:00') }
    await tell('c1', {}, Date.now() - Date.parse('2026-06-01T10:00:00+08:00'))
    const dueWith = async (off: string[]) => {
      const published = publishedYears.find(({ year }) => year === 2026)!
      const calendar = openCalendar([{ ...published, off: [...published.off, ...off] }])
      const [row] = (await kept(period, calendar)).entries.flat()
      return row?.record.acceptances[0]?.dueAt
    }
    const plain = await dueWith([])
    expect(await dueWith(['2026-06-03'])).toBe(plain! + DAY)
    expect(await dueWith([])).toBe(plain)
  })
})

describe('R_net: the same dispute, told again', () => {
  test('within thirty days of the closing and merged into it, it is in no net rate; it is no reopening', async () => {
    await tell('a1', { wouldBeStation: 'st-7' })
    await settle('a1')
    const closed = await count('&station=st-7')
    expect([closed.cohort.gross.n, closed.cohort.net.n]).toEqual([1, 1])
    await tell('a2', { wouldBeStation: 'st-7' })
    expect((await count('&station=st-7')).cohort.net).toMatchObject({ n: 1, d: 2 })
    await done('merge', 'a2', { into: 'a1', note: '同一争议' })
    const again = await count('&station=st-7')
    expect([again.cohort.gross.n, again.cohort.net.n, again.cohort.net.d]).toEqual([1, 0, 1])
    expect(again.guards.reopen).toMatchObject({ n: 0, d: 1 })
    expect(await ids('n')).toContain('a1')
    expect(await ids('net')).not.toContain('a1')
    // Counted so by whoever reads it for the first time, too.
    const fresh = await openCounted(house.house.journal.db, Date.now)({ from: 0, to: Date.now() + DAY }, openCalendar())
    const row = fresh.entries.flat().find(({ record }) => record.id === 'a1')
    expect(row?.record.toldAgain).toHaveLength(1)
  })

  test('what had been told before the closing is no return', async () => {
    await tell('b1', { wouldBeStation: 'st-8' })
    await tell('b2', { wouldBeStation: 'st-8' }, 1_000)
    await settle('b1')
    await done('merge', 'b2', { into: 'b1', note: '同一争议' })
    expect((await count('&station=st-8')).cohort.net).toMatchObject({ n: 1, d: 1 })
  })
})

test('whom a tip-off is about and how it goes, only who may read complaints learns from a list', async () => {
  await tell('t1', { kind: 'tipOff', wouldBeStation: 'st-5' })
  await tell('t-mixed', { kind: 'mixed', wouldBeStation: 'st-5' })
  await done('file', 't1', { note: '立案' })
  for (const role of ['leader', 'fieldOfficer']) {
    const { items } = await list('d', role, role === 'leader' ? '&station=st-5' : '')
    if (role === 'leader') expect(items).toHaveLength(3)
    for (const item of items.filter(({ wouldBeStation }) => wouldBeStation === 'st-5')) {
      expect(item.respondentName).toBeNull()
      expect(item.state).toBe(item.kind === 'tipOff' ? 'verifying' : 'received')
    }
  }
  const { items } = await list('d', 'deskOfficer', '&station=st-5')
  expect(items.map(({ kind, state, respondentName }) => [kind, state, respondentName]).toSorted()).toEqual([
    ['complaint', 'received', '某店'],
    ['tipOff', 'filed', '某店'],
    ['tipOff', 'verifying', '某店'],
  ])
})
