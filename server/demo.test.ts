import { afterEach, expect, test } from 'vitest'
import type { Snapshot } from './contract/picture.ts'
import type { Running } from './main.ts'
import { bearer, demoToken, openTestHouse } from './running.fixture.ts'

let house: (Running & { url: string }) | undefined
afterEach(async () => {
  await house?.close()
  house = undefined
})

/** The whole demo: invented upstream over HTTP, feeds, intake, journal, picture. */
async function play(over: NodeJS.ProcessEnv) {
  house = await openTestHouse({ DEMO: 'on', DISTRICT: '', FEED_KEYS: '', MOCK_SIZE: '0.05', ...over })
  return house
}
const json = async <Answer>(path: string, headers = {}) =>
  (await (await fetch(`${house!.url}${path}`, { headers })).json()) as Answer
const feeds = async () =>
  Object.fromEntries(
    (
      await json<{ feeds: { feed: string; state: string; accepted: number; rejected: number }[] }>('/api/v1/feeds')
    ).feeds.map((feed) => [feed.feed, feed]),
  )

test('a fresh machine shows a district alive: every feed heard, every kind of site on the map, the history behind the curve', async () => {
  await play({})
  await expect
    .poll(async () => Object.values(await feeds()).every(({ state, accepted }) => state === 'fresh' && accepted > 0), {
      timeout: 20_000,
    })
    .toBe(true)
  await expect
    .poll(async () => (await json<Snapshot>('/api/v1/picture')).shelves.siteCounts.elevator?.total, { timeout: 20_000 })
    .toBeGreaterThanOrEqual(1_500)
  const { shelves } = await json<Snapshot>('/api/v1/picture')
  expect(Object.keys(shelves.siteCounts)).toEqual(expect.arrayContaining(['market', 'pharmacy', 'elevator']))
  expect(Object.keys(shelves.complaints).length).toBeGreaterThan(200)
  expect(Object.values(shelves.complaints).filter(({ lng, unknown }) => lng === null && !unknown)).toEqual([])
  expect(house!.config.feedKeys.get('demo')).toBe('demo-feed-key')
  expect((await fetch(`${house!.url}/readyz`)).status).toBe(200)
})

test('whoever has no name is the demo’s wall; whoever comes with a session that is over is nobody, until his page begins anew', async () => {
  await play({})
  const ask = (path: string, cookie = '') => fetch(`${house!.url}${path}`, { headers: { cookie } })
  expect((await ask('/api/v1/picture')).status).toBe(200)
  expect((await ask('/api/v1/picture', 'qs_session=over')).status).toBe(401)
  const begun = await ask('/api/v1/session/options', 'qs_session=over')
  expect(begun.headers.get('set-cookie')).toMatch(/^qs_session=;/)
})

test('a garbled feed costs its own bad records only, and they can be seen', async () => {
  await play({ MOCK_SCRIPT: 'garbled-feed' })
  await expect
    .poll(async () => Object.values(await feeds()).some(({ rejected }) => rejected > 0), { timeout: 25_000 })
    .toBe(true)
  await expect
    .poll(async () => Object.values(await feeds()).every(({ accepted }) => accepted > 0), { timeout: 25_000 })
    .toBe(true)
  const { rejected } = await json<{ rejected: { message: string; feed: string }[] }>(
    '/api/v1/rejected?limit=500',
    bearer(await demoToken(house!.url, 'desk')),
  )
  expect(rejected.length).toBeGreaterThan(0)
  expect(rejected.filter(({ message, feed }) => message.length < 4 || feed === '')).toEqual([])
  expect(await house!.house.journal.verify()).toHaveProperty('records')
})

test(
  'a surge of price complaints round one place becomes a hotspot beyond the usual, an alarm, and both say how',
  { timeout: 90_000 },
  async () => {
    // At 600 times its speed the surge, 20 minutes after the start and 100 minutes long, is over in some seconds.
    await play({ MOCK_SCRIPT: 'price-surge', MOCK_SPEED: '600', MOCK_SIZE: '0.3' })
    const look = async () => {
      const { shelves } = await json<Snapshot>('/api/v1/picture')
      const alarm = Object.values(shelves.alarms).find(
        ({ condition, values }) => condition === 'hotspot' && values.topClass === '价格',
      )
      return { shelves, spot: alarm && shelves.hotspots[alarm.id.replace('hotspot:', '')] }
    }
    await expect
      .poll(async () => (await look()).spot?.count ?? 0, { timeout: 60_000, interval: 500 })
      .toBeGreaterThanOrEqual(40)
    const { shelves, spot } = await look()
    if (!spot) throw new Error('the hotspot is gone')
    expect(spot.ratio === null || spot.ratio >= 2).toBe(true)
    expect(spot.p).toBeLessThan(0.001)
    for (const id of spot.complaintIds) expect(shelves.complaints[id]?.id).toBe(id)
  },
)

test('a late, doubled, shuffled feed leaves each complaint on the picture once', async () => {
  await play({ MOCK_SCRIPT: 'late-feed' })
  await expect
    .poll(async () => (await feeds())['complaints-12315']?.accepted ?? 0, { timeout: 25_000 })
    .toBeGreaterThan(200)
  const { items } = await json<{ items: { seq: number; kind: string; body: { complaintId?: string } }[] }>(
    '/api/v1/journal?limit=1000',
    bearer(await demoToken(house!.url, 'auditor')),
  )
  const ids = items.filter(({ kind }) => kind === 'complaint.received').map(({ body }) => body.complaintId)
  expect(new Set(ids).size).toBe(ids.length)
})

test('after a restart the same morning is not told twice', async () => {
  const { env } = await import('./running.fixture.ts').then(({ testEnvironment }) =>
    testEnvironment({ DEMO: 'on', DISTRICT: '', FEED_KEYS: '', MOCK_SIZE: '0.05' }),
  )
  const { open } = await import('./main.ts')
  const { pino } = await import('pino')
  const first = await open(env, { log: pino({ level: 'silent' }) })
  house = { ...first, url: first.url! }
  await expect
    .poll(async () => (await json<Snapshot>('/api/v1/picture')).shelves.siteCounts.elevator?.total ?? 0, {
      timeout: 20_000,
    })
    .toBeGreaterThanOrEqual(1_500)
  const complaints = house.house.picture.state.shelves.complaints.size
  const epoch = house.house.picture.epoch
  await house.close()
  const second = await open(env, { log: pino({ level: 'silent' }) })
  house = { ...second, url: second.url! }
  expect(house.house.picture.epoch).not.toBe(epoch)
  expect(house.house.opened.replayed).toBe(0)
  expect(house.house.picture.state.shelves.complaints.size).toBeGreaterThanOrEqual(complaints)
  await expect.poll(async () => (await feeds())['site-register']?.state, { timeout: 20_000 }).toBe('fresh')
  expect((await feeds())['site-register']?.accepted).toBe(0)
})
