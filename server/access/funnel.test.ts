import { afterAll, beforeAll, expect, test } from 'vitest'
import { districtDay, startOfHalfYear } from '../contract/time.ts'
import { Browser } from '../browser.fixture.ts'
import type { Running } from '../main.ts'
import { complaintEvent, openTestHouse, push, signedIn } from '../running.fixture.ts'

/* What the wall's funnel shows against what the record says: by orders over the doors, asked as a leader asks. */

let house: Running & { url: string }
const seats = new Map<string, Browser>()
const seat = async (...[role, over]: [Parameters<typeof signedIn>[1], Parameters<typeof signedIn>[2]?]) => {
  const browser = new Browser(() => house.url)
  browser.cookies.set('qs_session', await signedIn(house, role, over))
  seats.set(role!, browser)
}
beforeAll(async () => {
  house = await openTestHouse()
  await seat('deskOfficer')
  await seat('leader')
  await seat('stationOfficer', { scope: { stations: ['st-1'] } })
  const told = ['a', 'b', 'c', 'd', 'e'].map((id) => complaintEvent(id, { amount: 300, wouldBeStation: 'st-1' }))
  await push(house.url, [
    ...told,
    complaintEvent('m', { kind: 'mixed', wouldBeStation: 'st-2' }),
    complaintEvent('t', { kind: 'tipOff', wouldBeStation: 'st-2' }),
    complaintEvent('talk', { kind: 'consult', wouldBeStation: 'st-2' }),
  ])
  const facts = { flags: {}, injury: false, facts: 1, reachable: { complainant: true, respondent: true } }
  for (const id of ['a', 'b', 'c']) {
    await done('learn', id, { known: facts })
    await done('route', id, { lane: 'C5', to: null })
  }
  const confirmation = { how: 'sms', record: '短信 1' }
  await done('settle', 'a', { result: 'settled_paid', recovered: 300, confirmation })
  await done('returnToDesk', 'b', { note: '商家不接电话' })
  await done('accept', 'd')
  await done('dispatch', 'd', { station: 'st-1' })
  await done('split', 'm')
})
afterAll(() => house.close())

async function done(verb: string, complaintId: string, rest: object = {}) {
  const { body } = await seats.get('deskOfficer')!.order({ verb: `complaint.${verb}`, complaintId, ...rest })
  expect(body, `${verb} ${complaintId}`).toMatchObject({ state: 'accepted' })
}
const ask = async <Answer>(path: string, role = 'leader') => (await seats.get(role)!.ask<Answer>('GET', path)).body
const total = async (query: string, role?: string) =>
  (await ask<{ total: number }>(`/api/v1/complaints?limit=1&${query}`, role)).total
const shelves = () => house.house.picture.snapshot(Date.now(), 'wall').shelves
const today = () => {
  const from = encodeURIComponent(`${districtDay(Date.now())}T00:00:00+08:00`)
  return `from=${from}`
}
const flow = (name: string) =>
  Object.entries(shelves().tallies).reduce((sum, [key, n]) => (key.startsWith(`matter.${name}|`) ? sum + n : sum), 0)

test('every row of the funnel opens as many records as it says', async () => {
  const { lanes, stationLoads } = shelves()
  expect(lanes['C5']).toMatchObject({ open: 1, is: 'lane' })
  expect(await total('lane=C5')).toBe(1)
  expect(await total('held=lane')).toBe(1)
  // The halves of one submission are two matters and one record.
  expect(lanes['@desk']).toMatchObject({ open: 5 })
  expect(await total('held=desk')).toBe(4)
  expect(stationLoads['st-1']).toMatchObject({ open: 1 })
  expect(await total('held=station')).toBe(1)
  expect(await total('station=st-1')).toBe(1)
  expect(await total('wouldBe=st-2')).toBe(2)
  expect(await total('state=settled')).toBe(1)
  expect(await total('matters=true')).toBe(7)
  expect(await total('id=a')).toBe(1)
})

test('today’s flow is what was ordered, and each number opens its cases', async () => {
  for (const [name, n] of [
    ['routed', 3],
    ['settled', 1],
    ['returned', 1],
    ['dispatched', 1],
    ['handedBack', 0],
  ] as const) {
    expect(flow(name), name).toBe(n)
    expect(await total(`flow=${name}&${today()}`), name).toBe(n)
  }
  expect(await total(`flow=settled&lane=C5&${today()}`)).toBe(1)
  expect(await total(`flow=settled&lane=C1&${today()}`)).toBe(0)
})

test('the loads on the wall and the count of the record agree to the last case, station by station', async () => {
  const now = Date.now()
  const path = `/api/v1/interception?from=${districtDay(startOfHalfYear(now))}&to=${districtDay(now)}`
  const counted = await ask<{
    cohort: { gross: { n: number; d: number } }
    stations: { station: string; wouldBe: number; actual: number; avoided: number }[]
  }>(path)
  const live = Object.values(shelves().stationLoads)
  expect(live).toHaveLength(2)
  for (const { station, wouldBe, actual, avoided } of live)
    expect(counted.stations).toContainEqual({ station, wouldBe, actual, avoided })
  expect(counted.cohort.gross).toMatchObject({
    n: live.reduce((sum, { avoided }) => sum + (avoided ?? 0), 0),
    d: live.reduce((sum, { wouldBe }) => sum + (wouldBe ?? 0), 0),
  })
  expect(counted.cohort.gross).toMatchObject({ n: 1, d: 8 })
})

test('the deadline on the map is the desk’s, and the list by deadline names the same cases', async () => {
  const { complaints } = shelves()
  expect(complaints['e']).toMatchObject({ dueKind: 'acceptance' })
  expect(complaints['c']?.dueAt).toBeLessThanOrEqual(complaints['e']!.dueAt!)
  expect(complaints['a']).not.toHaveProperty('dueAt')
  expect(complaints['talk']).not.toHaveProperty('dueAt')
  const soon = Object.values(complaints).filter(({ dueAt }) => dueAt !== undefined && dueAt < Date.now() + 86_400_000)
  expect(await total('due=soon')).toBe(soon.length)
  expect(await total('due=overdue')).toBe(0)
})

test('a station’s officer gets of all lists his own station only', async () => {
  expect(await total('matters=true', 'stationOfficer')).toBe(5)
  expect(await total('wouldBe=st-2', 'stationOfficer')).toBe(0)
})
