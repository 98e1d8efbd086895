import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Fact } from './contract/fact.ts'
import type { HeldPicture } from './contract/held-picture.ts'
import type { Outcome } from './contract/identity.ts'
import type { FigureTold } from './contract/indicator.ts'
import type { Running } from './main.ts'
import { bearer, complaintEvent, event, openTestHouse, push, signedIn } from './running.fixture.ts'

/* The map of a briefing: as the record knew it at the version that is held, for whoever looks. */

const ALL = 'sites,complaints,hotspots,alarms,tasks'
let house: Running & { url: string }
let tokens: Record<'leader' | 'desk' | 'commander' | 'field', string>
let first: HeldPicture
beforeAll(async () => {
  house = await openTestHouse()
  tokens = {
    leader: await signedIn(house, 'leader'),
    desk: await signedIn(house, 'deskOfficer'),
    commander: await signedIn(house, 'commander'),
    field: await signedIn(house, 'systemAdmin'),
  }
}, 60_000)
afterAll(() => house.close())

const get = (query: string, token = tokens.leader) =>
  fetch(`${house.url}/api/v1/picture/held?${query}`, { headers: bearer(token) })
async function held(query: string, token = tokens.leader): Promise<HeldPicture> {
  const answer = await get(query, token)
  expect(answer.status).toBe(200)
  return (await answer.json()) as HeldPicture
}
const lift = (id: string, lng: number) =>
  event(id, 'site.registered', { siteId: 'lift-1', kind: 'elevator', name: '某大厦电梯', lng, lat: 22.7 })
async function order(body: object): Promise<void> {
  const answer = await fetch(`${house.url}/api/v1/orders`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...bearer(tokens.commander) },
    body: JSON.stringify({ id: randomUUID(), order: body }),
  })
  const outcome = (await answer.json()) as Outcome
  expect(outcome, JSON.stringify(outcome)).toMatchObject({ state: 'accepted' })
}

test('what stands now is told by layer, and a layer that was not asked for is null', async () => {
  await push(house.url, [
    lift('site-1', 114.2),
    complaintEvent('ts-1', { siteId: 'lift-1' }),
    complaintEvent('jb-1', { kind: 'tipOff', respondent: { name: '某大厦电梯', siteId: 'lift-1' } }),
    event('shut-in', 'elevator.alarm', { siteId: 'lift-1', code: '38', trapped: 2, phase: 'raised' }),
  ])
  await order({
    ...{ verb: 'task.open', kind: 'inspection', title: '检查', priority: 3, place: { lng: 114.21, lat: 22.71 } },
    issue: false,
  })
  await expect.poll(async () => (await held('layers=alarms')).alarms?.length).toBe(1)
  first = await held(`layers=${ALL}`)
  expect(first.complaints?.map(({ id }) => id).sort()).toEqual(['jb-1', 'ts-1'])
  expect(first.alarms).toMatchObject([
    {
      condition: 'entrapment',
      priority: 1,
      siteName: '某大厦电梯',
      lng: 114.2,
      acknowledged: false,
      values: { trapped: 2 },
    },
  ])
  expect(first.tasks).toMatchObject([{ title: '检查', lng: 114.21, lat: 22.71 }])
  expect(first.sites).toMatchObject({ id: ['lift-1'], x: [11_420_000], y: [2_270_000] })
  expect(await held('layers=sites')).toMatchObject({ complaints: null, hotspots: null, alarms: null, tasks: null })
})

test('at the version that is held everything stands as it stood, whatever came since', async () => {
  const { version, at } = first
  await push(house.url, [
    lift('site-2', 114.25),
    complaintEvent('ts-2'),
    event('out', 'elevator.alarm', { siteId: 'lift-1', code: '38', phase: 'cleared' }),
  ])
  const { id } = first.tasks![0]!
  await order({
    verb: 'task.cancel',
    taskId: id,
    basedOn: first.tasks![0]!.version,
    reason: '现场已由他人处理',
  })
  await expect.poll(async () => (await held('layers=alarms')).alarms?.length).toBe(0)
  const again = await held(`layers=${ALL}&version=${version}&at=${encodeURIComponent(new Date(at).toISOString())}`)
  expect(again).toEqual(first)
  const now = await held(`layers=${ALL}`)
  expect(now.complaints).toHaveLength(3)
  expect(now.tasks).toEqual([])
  expect(now.sites?.x).toEqual([11_425_000])
})

test('a hotspot that is gone opens again as it was told: on the map, and as a number of its street', async () => {
  const told = (n: number) => ({ id: `spot-${n}`, source: 'house', subject: null, at: Date.now(), seenAt: Date.now() })
  const spot = (n: number, count: number, p: number): Fact => ({
    ...told(n),
    kind: 'hotspot.found',
    body: {
      ...{ hotspotId: 'h1', lng: 114.2, lat: 22.7, radiusM: 300, count, windowMs: 86_400_000, expected: 1, weeks: 4 },
      ...{ ratio: count, p, topClass: null, streetCode: '440307001', complaintIds: [] },
    },
  })
  const counted = async (id: string, at = '') => {
    const answer = await fetch(`${house.url}/api/v1/indicators/${id}?by=street${at}`, {
      headers: bearer(tokens.leader),
    })
    const { value, groups, version, address } = (await answer.json()) as FigureTold
    const moment = new URL(address, house.url).searchParams.get('at')
    return { value, streets: groups.map(({ key }) => key.street), at: `&version=${version}&at=${moment}` }
  }
  await house.house.say([spot(1, 5, 0.2)])
  await house.house.say([spot(2, 9, 0.000_1)])
  // The house says that it is up once a second.
  await expect.poll(async () => (await counted('hotspots.standing')).value).toBe(1)
  const found = await counted('hotspots.abnormal')
  expect(found).toMatchObject({ value: 1, streets: ['440307001'] })
  const map = await held('layers=hotspots')
  expect(map.hotspots).toMatchObject([{ hotspotId: 'h1', count: 9 }])

  await house.house.say([{ ...told(3), kind: 'hotspot.gone', body: { hotspotId: 'h1' } }])
  expect(await counted('hotspots.standing')).toMatchObject({ value: 0, streets: [] })
  expect(await counted('hotspots.abnormal', found.at)).toMatchObject({ value: 1, streets: ['440307001'] })
  const then = `layers=hotspots&version=${map.version}&at=${encodeURIComponent(new Date(map.at).toISOString())}`
  expect(await held(then)).toEqual(map)
})

test('whom a tip-off is about stays hidden from who does not read complaints, as on the wall', async () => {
  const of = async (token: string) =>
    (await held('layers=complaints', token)).complaints?.find(({ id }) => id === 'jb-1')?.siteId
  expect(await of(tokens.leader)).toBeNull()
  expect(await of(tokens.desk)).toBe('lift-1')
  expect(JSON.stringify(first)).not.toMatch(/respondent|seenAt|"units"/)
})

test('a version that is not, a layer that is none and an asker without a picture are refused with a sentence', async () => {
  const refused = async (query: string, token = tokens.leader) => {
    const answer = await get(query, token)
    return [answer.status, ((await answer.json()) as { error: string }).error] as const
  }
  expect(await refused('layers=sites&version=999999')).toEqual([422, expect.stringContaining('没有第 999999 条')])
  expect(await refused('layers=officers')).toEqual([400, expect.stringContaining('图层只有')])
  expect(await refused('layers=sites&at=yesterday')).toEqual([400, expect.stringContaining('带时区')])
  expect((await refused('layers=sites', tokens.field))[0]).toBe(403)
})
