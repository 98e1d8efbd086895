import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FigureRecords, FiguresNow, FigureTold, UsualBand } from './contract/indicator.ts'
import { districtIso } from './contract/time.ts'
import type { Running } from './main.ts'
import { bearer, event, openTestHouse, push, signedIn } from './running.fixture.ts'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SQUARE } from './running.fixture.ts'
import { temporaryFolder } from './journal/postgres.fixture.ts'

/* What is asked wrongly, too early, of a time without a feed, or by somebody who answers for two streets. */

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const NOW = Date.now()
let house: Running & { url: string }
let leader: Record<string, string>
let twoStreets: Record<string, string>

const ask = async <Answer>(path: string, headers = leader) => {
  const answer = await fetch(house.url + path, { headers })
  return { status: answer.status, body: (await answer.json()) as Answer }
}
type Said = FigureTold & { error: string }
const figure = async (id: string, query: Record<string, string> = {}, headers = leader) =>
  ask<Said>(`/api/v1/indicators/${id}?${new URLSearchParams(query).toString()}`, headers)
const period = (from: number, to: number) => ({ from: districtIso(from), to: districtIso(to) })

beforeAll(async () => {
  const file = join(temporaryFolder(), 'district.json')
  const street = (code: string, lng: number) => ({ code, name: `街道${code}`, lng, lat: 22.7, rings: [] })
  writeFileSync(
    file,
    JSON.stringify({
      ...SQUARE,
      streets: [street('440307001', 114.15), street('440307002', 114.2), street('440307003', 114.25)],
      stations: [1, 2, 3].map((n) => ({
        id: `st-${n}`,
        name: `第${n}所`,
        streetCode: `44030700${n}`,
        lng: 114.2,
        lat: 22.7,
      })),
    }),
  )
  house = await openTestHouse({ DISTRICT: file })
  leader = bearer(await signedIn(house, 'leader'))
  twoStreets = bearer(await signedIn(house, 'leader', { scope: { streets: ['440307001', '440307002'] } }))
  // Sixty days of complaints, one of every street each day.
  const told = Array.from({ length: 180 }, (_, n) => {
    const at = new Date(NOW - Math.floor(n / 3) * DAY_MS - HOUR_MS).toISOString()
    const body = {
      complaintId: `c${n}`,
      kind: 'complaint',
      channel: '12315',
      receivedAt: at,
      respondent: { name: '某店' },
    }
    return event(
      `c${n}`,
      'complaint.received',
      { ...body, streetCode: `44030700${(n % 3) + 1}`, wouldBeStation: `st-${(n % 3) + 1}` },
      { time: at },
    )
  })
  await push(house.url, told)
  // The feed was silent for six hours, the day before yesterday.
  const at = NOW - 2 * DAY_MS
  const silence = { source: 'house', subject: null } as const
  await house.house.say([
    {
      ...silence,
      id: 'silent',
      at: at + 60_000,
      seenAt: at + 60_000,
      kind: 'feed.silent',
      body: { feed: 'complaints-12315', since: at, staleAfterMs: 60_000 },
    },
    {
      ...silence,
      id: 'back',
      at: at + 6 * HOUR_MS,
      seenAt: at + 6 * HOUR_MS,
      kind: 'feed.recovered',
      body: { feed: 'complaints-12315', silentMs: 6 * HOUR_MS },
    },
  ])
}, 60_000)
afterAll(() => house.close())

describe('a period', () => {
  test('before the record begins has no figure, and says so; nought would be a lie', async () => {
    const { body } = await figure('complaints.received', period(NOW - 200 * DAY_MS, NOW - 150 * DAY_MS))
    expect(body).toMatchObject({ value: null, state: 'missing' })
    expect(body.notes[0]?.zh).toContain('未计入')
  })
  test('that begins before the record is counted, and says since when', async () => {
    const { body } = await figure('complaints.received', { ...period(NOW - 200 * DAY_MS, NOW), by: 'month' })
    expect(body.value).toBe(180)
    expect(body.notes.some(({ zh }) => zh.includes('记录始于'))).toBe(true)
    expect(body.groups[0]).toMatchObject({ gap: 'before', value: null })
    expect(body.groups.at(-1)).toMatchObject({ gap: 'running' })
  })
  test('that has not come, is turned round, or is none is refused with a sentence, and nothing breaks', async () => {
    for (const [query, says] of [
      [period(NOW + DAY_MS, NOW + 2 * DAY_MS), '还没有到'],
      [period(NOW, NOW - DAY_MS), '早于截止'],
      [{ from: 'yesterday' }, 'ISO 8601'],
      [{ version: '999999999' }, '流水只记到'],
      [{ at: String(NOW + DAY_MS) }, '还没有到'],
      [{ ...period(NOW - 4_000 * DAY_MS, NOW) }, '十年'],
      [{ ...period(NOW - 400 * DAY_MS, NOW), by: 'hour' }, '个时段'],
      [{ by: 'lane' }, '不能按'],
      [{ by: 'nonsense' }, '只能按'],
      [{ 'where.lane': 'C1' }, '没有 lane'],
      // Told apart by nothing, it would be the number of the whole district under the name of a street.
      [{ 'where.stret': '440307001' }, '没有名为 where.stret 的参数'],
      [{ verson: '7' }, '没有名为 verson 的参数'],
    ] as [Record<string, string>, string][]) {
      const { status, body } = await figure('complaints.received', query)
      expect([400, 422], JSON.stringify(query)).toContain(status)
      expect(JSON.stringify(body), JSON.stringify(query)).toContain(says)
    }
    expect((await figure('complaints.nothing')).status).toBe(404)
    expect((await figure('matters.open', period(NOW - DAY_MS, NOW))).body.error).toContain('时点数')
  })
  test('in which the feed was silent shows the gap, and is not compared', async () => {
    const at = NOW - 2 * DAY_MS
    const hours = await figure('complaints.received', { ...period(at - 3 * HOUR_MS, at + 9 * HOUR_MS), by: 'hour' })
    const down = hours.body.groups.filter(({ gap }) => gap === 'down')
    expect(down.length).toBeGreaterThanOrEqual(5)
    expect(down.every(({ value }) => value === null)).toBe(true)
    expect(hours.body.notes.some(({ zh }) => zh.includes('没有应答'))).toBe(true)
    const { body } = await figure('complaints.received', {
      ...period(at - 12 * HOUR_MS, at + 12 * HOUR_MS),
      compare: 'previous',
    })
    expect(body.comparisons[0]).toMatchObject({ with: 'previous', change: null })
    expect(body.comparisons[0]?.reason?.zh).toContain('中断')
  })
  test('across a change of the rules says which, and rates are not compared over it', async () => {
    const change = Date.parse('2026-04-15T00:00:00+08:00')
    const { body } = await figure('interception.gross', {
      ...period(change - 30 * DAY_MS, NOW),
      compare: 'previous,lastYear',
    })
    expect(body.notes.some(({ zh }) => zh.includes('起施行'))).toBe(true)
    expect(body.comparisons.every((each) => each.change === null && each.reason !== null)).toBe(true)
  })
  test('is compared with the one before it, in percent for counts', async () => {
    const { body } = await figure('complaints.received', {
      ...period(NOW - 20 * DAY_MS, NOW - 10 * DAY_MS),
      compare: 'previous',
    })
    expect(body).toMatchObject({ value: 30, comparisons: [{ value: 30, change: 0, changePercent: 0, reason: null }] })
  })
})

describe('whoever answers for two streets', () => {
  test('counts those, and the figure says whose it is', async () => {
    const { body } = await figure('complaints.received', period(NOW - 10 * DAY_MS, NOW), twoStreets)
    expect(body.value).toBe(20)
    expect(body.scope?.streets).toEqual(['440307001', '440307002'])
    const { body: rows } = await ask<FigureRecords>(`${body.records}&limit=500`, twoStreets)
    expect(rows.total).toBe(20)
    expect(new Set(rows.items.map(({ columns }) => columns.street))).toEqual(new Set(['440307001', '440307002']))
    const { body: now } = await ask<FiguresNow>('/api/v1/figures?ids=matters.open,interception.gross', twoStreets)
    expect(now.values['matters.open']?.value).toBe(120)
    expect(Object.keys(now.values).every((key) => /^(matters.open|interception.gross)/.test(key))).toBe(true)
  })
  test('cannot open the whole district by a link, and whoever sees it all opens his', async () => {
    const mine = (await figure('complaints.received', period(NOW - 10 * DAY_MS, NOW), twoStreets)).body
    const whole = (await figure('complaints.received', period(NOW - 10 * DAY_MS, NOW))).body
    const open = (address: string, headers: Record<string, string>) =>
      ask<Said>(`/api/v1/indicators/${address.slice('/figure/'.length)}`, headers)
    expect(await open(whole.address, twoStreets)).toMatchObject({
      status: 403,
      body: { error: expect.stringContaining('超出') as string },
    })
    const same = await open(mine.address, leader)
    expect(same.body).toMatchObject({ value: mine.value, version: mine.version, scope: mine.scope })
    const { body } = await ask<{ address: string }>(`/api/v1/figures/${same.body.code.toLowerCase()}`)
    expect(body.address).toBe(mine.address)
    const { code } = same.body
    const typed = `${code.slice(0, 4).toLowerCase()}-${code.slice(4).replaceAll('0', 'o').replaceAll('1', 'l')}`
    expect((await ask<{ address: string }>(`/api/v1/figures/${typed}`)).body.address).toBe(mine.address)
    expect((await ask('/api/v1/figures/00000000')).status).toBe(404)
  })
})

describe('the records behind a figure', () => {
  test('are paged without losing or doubling one, and searched', async () => {
    const { records } = (await figure('complaints.received', period(NOW - 70 * DAY_MS, NOW))).body
    const seen: string[] = []
    for (let cursor: string | null = '', first = true; first || cursor !== null; first = false) {
      const { body }: { body: FigureRecords } = await ask<FigureRecords>(
        `${records}&limit=50${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
      )
      seen.push(...body.items.map(({ id }) => id))
      cursor = body.next
    }
    expect(seen.length).toBe(180)
    expect(new Set(seen).size).toBe(180)
    const { body } = await ask<FigureRecords>(`${records}&q=st-2`)
    expect(body.total).toBe(60)
    expect(
      (await ask<FigureRecords>(`${records}&q=${encodeURIComponent("'; DROP TABLE complaints --")}`)).body.total,
    ).toBe(0)
    expect((await ask(`${records}&cursor=nonsense`)).status).toBe(400)
  })
  test('name nobody', async () => {
    const { records } = (await figure('matters.open')).body
    const { body } = await ask<FigureRecords>(`${records}&limit=1`)
    expect(Object.keys(body.items[0]?.columns ?? {})).not.toContain('respondent')
    expect(JSON.stringify(body)).not.toContain('某店')
  })
})

test('what is usual is known from earlier weeks, and of too few it is not said', async () => {
  const day = Date.parse(`${districtIso(NOW - 3 * DAY_MS).slice(0, 10)}T00:00:00+08:00`)
  const query = (from: number) => new URLSearchParams({ ...period(from, from + DAY_MS), by: 'day' }).toString()
  const usual = (await ask<UsualBand>(`/api/v1/indicators/complaints.received/usual?${query(day)}`)).body
  expect(usual.items).toMatchObject([{ low: 3, median: 3, high: 3 }])
  const early = (await ask<UsualBand>(`/api/v1/indicators/complaints.received/usual?${query(day - 50 * DAY_MS)}`)).body
  expect(early.items).toMatchObject([{ low: null, median: null, high: null }])
  expect(early.items[0]!.weeks).toBeLessThan(4)
})
