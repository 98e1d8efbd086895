import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BriefingTold } from './contract/briefing.ts'
import type { District } from './contract/district.ts'
import type { FiguresNow, FigureTold } from './contract/indicator.ts'
import type { Running } from './main.ts'
import { bearer, complaintEvent, openTestHouse, push, signedIn, SQUARE } from './running.fixture.ts'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from './journal/postgres.fixture.ts'

/* A leader of two streets among three: he has his own part and no more, in figures, briefings and whatever link he is sent. */

const streets = [
  { code: 's1', name: '一街道', lng: 114.15 },
  { code: 's2', name: '二街道', lng: 114.2 },
  { code: 's3', name: '三街道', lng: 114.25 },
]
const ring = (lng: number) => [
  [lng - 0.025, 22.6],
  [lng + 0.025, 22.6],
  [lng + 0.025, 22.8],
  [lng - 0.025, 22.8],
  [lng - 0.025, 22.6],
]
const district = {
  ...SQUARE,
  streets: streets.map((each) => ({ ...each, lat: 22.7, rings: [ring(each.lng)] })),
} as unknown as District
let house: Running & { url: string }
let whole: Record<string, string>
let own: Record<string, string>

beforeAll(async () => {
  const file = join(temporaryFolder(), 'district.json')
  writeFileSync(file, JSON.stringify(district))
  house = await openTestHouse({ DISTRICT: file })
  whole = bearer(await signedIn(house, 'leader'))
  own = bearer(await signedIn(house, 'leader', { scope: { streets: ['s1', 's2'] } }))
  const told = streets.flatMap(({ lng }, street) =>
    Array.from({ length: street + 1 }, (_, at) => complaintEvent(`c-${street}-${at}`, { lng, lat: 22.7 })),
  )
  expect((await push(house.url, told)).status).toBe(202)
}, 120_000)
afterAll(() => house.close())

const ask = async <Answer>(path: string, headers: Record<string, string>) => {
  const answer = await fetch(house.url + path, { headers })
  return { status: answer.status, body: (await answer.json()) as Answer }
}
const asApi = (address: string) => address.replace('/figure/', '/api/v1/indicators/')

test('a leader of two streets counts his own, and his figure says so', async () => {
  const all = await ask<FigureTold>('/api/v1/indicators/complaints.received?by=street', whole)
  expect(all.body).toMatchObject({ value: 6, scope: null })
  expect(all.body.groups.map(({ title, value }) => [title?.zh, value])).toEqual([
    ['三街道', 3],
    ['二街道', 2],
    ['一街道', 1],
  ])
  const part = await ask<FigureTold>('/api/v1/indicators/complaints.received', own)
  expect(part.body).toMatchObject({ value: 3, scope: { stations: [], streets: ['s1', 's2'] } })
})

test('a link of the whole district is refused to him with a sentence; his own opens for whoever has the whole', async () => {
  const all = await ask<FigureTold>('/api/v1/indicators/complaints.received', whole)
  const refused = await ask<{ error: string }>(asApi(all.body.address), own)
  expect(refused).toMatchObject({ status: 403, body: { error: expect.stringContaining('超出您的辖区') } })
  const part = await ask<FigureTold>('/api/v1/indicators/complaints.received', own)
  const seen = await ask<FigureTold>(asApi(part.body.address), whole)
  expect(seen.body).toMatchObject({ value: 3, code: part.body.code })
})

test('his briefing tells of his streets by name, and of what stands live at the same moment', async () => {
  const { body } = await ask<BriefingTold>('/api/v1/briefings/morning', own)
  expect(body.scope?.zh).toBe('一街道、二街道')
  expect(body.pages.find(({ id }) => id === 'complaints')?.figure?.value).toBe(3)
  const live = body.pages.find(({ id }) => id === 'feeds')?.figure
  if (live) expect((await ask<FigureTold>(asApi(live.address), own)).body.value).toBe(live.value)
})

test('how the feeds do and where complaints gather is everybody’s, of the whole district, and says so', async () => {
  for (const id of ['feeds.fresh', 'hotspots.standing'])
    for (const who of [own, whole]) {
      const { status, body } = await ask<FigureTold>(`/api/v1/indicators/${id}`, who)
      expect([status, body.scope, new URL(body.address, house.url).searchParams.get('scope')]).toEqual([
        200,
        null,
        'all',
      ])
      expect((await ask<FigureTold>(asApi(body.address), own)).status).toBe(200)
    }
})

test('a time in which nothing at all was received is unknown: no growth is reckoned from it, and its days are no zeroes', async () => {
  const before = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()
  const long = { ...complaintEvent('c-old', { lng: 114.15, lat: 22.7, receivedAt: before(90) }), time: before(90) }
  expect((await push(house.url, [long])).status).toBe(202)
  const period = new URLSearchParams({ from: before(20), to: new Date().toISOString() })
  const { body } = await ask<FigureTold>(
    `/api/v1/indicators/complaints.received?${period}&by=day&compare=previous`,
    whole,
  )
  expect(body.value).toBe(6)
  expect(body.comparisons[0]).toMatchObject({ change: null, reason: { zh: '对比期没有接收到这类记录。' } })
  expect(body.groups.slice(0, 10).map(({ value, gap }) => [value, gap])).toEqual(
    Array.from({ length: 10 }, () => [null, 'before']),
  )
})

test('the curves and the classes that his wall draws are of his streets, and open at an address of his part', async () => {
  for (const by of ['hour', 'class']) {
    const of = async (headers: Record<string, string>) => {
      const { body } = await ask<FigureTold>(`/api/v1/indicators/complaints.received?by=${by}`, headers)
      return { body, sum: body.groups.reduce((sum, { value }) => sum + (value ?? 0), 0) }
    }
    const [all, mine] = [await of(whole), await of(own)]
    expect([all.sum, mine.sum], by).toEqual([6, 3])
    expect((await ask<FigureTold>(asApi(mine.body.address), own)).body.groups).toEqual(mine.body.groups)
  }
})

test('the next deadline that his wall shows is of his own cases, not the earlier one of another street', async () => {
  const before = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()
  const early = { ...complaintEvent('c-early', { lng: 114.25, lat: 22.7, receivedAt: before(4) }), time: before(4) }
  expect((await push(house.url, [early])).status).toBe(202)
  const due = async (headers: Record<string, string>) =>
    (await ask<FiguresNow>('/api/v1/figures?ids=matters.open', headers)).body.dues?.['place=desk'] ?? 0
  const [all, mine] = [await due(whole), await due(own)]
  expect(all).toBeGreaterThan(Date.now())
  expect(mine).toBeGreaterThan(all)
})
