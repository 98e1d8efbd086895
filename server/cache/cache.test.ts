import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Reading } from '../contract/telling.ts'
import { type Answer, type Cache, openCache } from './cache.ts'
import { type RealRedis, realRedis } from './real-redis.fixture.ts'

const answer = (at: number, body = '{"orders":[]}'): Answer => ({
  query: '?since=7&limit=500',
  etag: '"v1"',
  lastModified: null,
  body,
  at,
})
const fridge = (at: number, value: number, siteId = 'pha-00001'): Reading => ({
  siteId,
  quantity: 'fridge.temperature',
  value,
  unit: '℃',
  at,
  source: 'pharmacy',
})

let redis: RealRedis
beforeAll(async () => {
  redis = await realRedis()
})
afterAll(() => redis.remove())

const ways = [
  { way: 'in-process', state: 'inProcess', url: () => undefined },
  { way: 'redis', state: 'redis', url: () => redis.url },
] as const

describe.each(ways)('the cache, $way', ({ way, state, url }) => {
  let opened = 0
  async function withCache(use: (cache: Cache) => Promise<void>, limits = {}) {
    const cache = await openCache({ redisUrl: url(), prefix: `${way}${opened++}:`, limits })
    try {
      await use(cache)
    } finally {
      await cache.close()
    }
  }

  test('says where it keeps things', () =>
    withCache(async (cache) => {
      expect(cache.state()).toBe(state)
      expect(cache.standing().sentence).toBeNull()
    }))

  test('the last good answer of a path comes back as it was kept, and one path never answers for another', () =>
    withCache(async (cache) => {
      expect(await cache.lastAnswer('complaints', '/orders')).toBeNull()
      expect(await cache.keepAnswer('complaints', '/orders', answer(1))).toBe(true)
      expect(await cache.keepAnswer('complaints', '/orders', answer(2, '{"orders":["投诉"]}'))).toBe(true)
      expect(await cache.lastAnswer('complaints', '/orders')).toEqual(answer(2, '{"orders":["投诉"]}'))
      expect(await cache.lastAnswer('complaints', '/others')).toBeNull()
      expect(await cache.lastAnswer('complaints:/orders', '')).toBeNull()
    }))

  test('an answer over the limit is not kept, and the one before stays', () =>
    withCache(
      async (cache) => {
        await cache.keepAnswer('f', '/p', answer(1))
        // 40 characters, 120 bytes: the limit counts bytes.
        expect(await cache.keepAnswer('f', '/p', answer(2, '冷'.repeat(40)))).toBe(false)
        expect((await cache.lastAnswer('f', '/p'))?.at).toBe(1)
      },
      { answerBytes: 100 },
    ))

  test('a reading that comes late goes into the history and never replaces a newer last value', () =>
    withCache(async (cache) => {
      await cache.keepReadings([fridge(1_000, 4.5), fridge(3_000, -18.25)])
      await cache.keepReadings([{ ...fridge(2_000, 9), source: 'late', unit: 'K' }])
      expect(await cache.lastReading('pha-00001', 'fridge.temperature')).toEqual(fridge(3_000, -18.25))
      expect(await cache.history('pha-00001', 'fridge.temperature')).toEqual([
        { at: 1_000, value: 4.5 },
        { at: 2_000, value: 9 },
        { at: 3_000, value: -18.25 },
      ])
    }))

  test('a reading told twice is one point, and a moment told anew has the value told last', () =>
    withCache(async (cache) => {
      await cache.keepReadings([fridge(1_000, 4), fridge(1_000, 4)])
      await cache.keepReadings([fridge(1_000, 4)])
      expect(await cache.history('pha-00001', 'fridge.temperature')).toHaveLength(1)
      await cache.keepReadings([fridge(1_000, 5)])
      expect(await cache.history('pha-00001', 'fridge.temperature')).toEqual([{ at: 1_000, value: 5 }])
    }))

  test('the history keeps the newest points only, whatever the order they come in', () =>
    withCache(
      async (cache) => {
        const points = Array.from({ length: 30 }, (_, i) => fridge((i * 7) % 30, i))
        for (const point of points) await cache.keepReadings([point])
        await cache.keepReadings([fridge(-5, 99)])
        const kept = await cache.history('pha-00001', 'fridge.temperature')
        expect(kept.map((point) => point.at)).toEqual([20, 21, 22, 23, 24, 25, 26, 27, 28, 29])
      },
      { pointsPerSeries: 10 },
    ))

  test('a site answers for all its quantities, and names with odd characters stay apart', () =>
    withCache(async (cache) => {
      const odd = { ...fridge(1, 1, 'a'), quantity: 'b:c' }
      const other = { ...fridge(1, 2, 'a:b'), quantity: 'c' }
      await cache.keepReadings([odd, other, fridge(1, 3, 'a')])
      const readings = await cache.lastReadings('a')
      expect(new Set(readings.map((reading) => reading.quantity))).toEqual(new Set(['b:c', 'fridge.temperature']))
      expect(await cache.lastReading('a', 'b:c')).toEqual(odd)
      expect(await cache.lastReading('a:b', 'c')).toEqual(other)
      expect(await cache.lastReadings('nobody')).toEqual([])
      expect(await cache.lastReading('nobody', 'x')).toBeNull()
      expect(await cache.history('nobody', 'x')).toEqual([])
    }))

  test('a minute of two thousand fridges is kept in one go', () =>
    withCache(async (cache) => {
      await cache.keepReadings(Array.from({ length: 2_000 }, (_, i) => fridge(i, i / 10, `pha-${i}`)))
      expect(await cache.lastReading('pha-1999', 'fridge.temperature')).toMatchObject({ at: 1_999, value: 199.9 })
    }))
})

test('in process, the site that was silent longest gives way when the memory is full', async () => {
  const cache = await openCache({ limits: { sites: 3 } })
  for (const site of ['a', 'b', 'c', 'a', 'd']) await cache.keepReadings([fridge(Math.random(), 1, site)])
  expect(await cache.lastReadings('b')).toEqual([])
  for (const site of ['a', 'c', 'd']) expect(await cache.lastReadings(site)).toHaveLength(1)
})

test('in process, all histories together stay under their bound', async () => {
  const cache = await openCache({ limits: { points: 50 } })
  for (let i = 0; i < 400; i++) await cache.keepReadings([fridge(i, i, `site-${i % 8}`)])
  let points = 0
  for (let i = 0; i < 8; i++) points += (await cache.history(`site-${i}`, 'fridge.temperature')).length
  expect(points).toBeGreaterThan(0)
  expect(points).toBeLessThanOrEqual(50)
})

test('an address that is not one of a Redis stops the start with a sentence', async () => {
  await expect(openCache({ redisUrl: 'localhost:6379' })).rejects.toThrow('redis://')
})
