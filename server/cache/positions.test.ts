import { afterEach, expect, test, vi } from 'vitest'
import { openCache, type Cache } from './cache.ts'
import { openPositions, POSITION_KEPT_MS } from './positions.ts'
import { realRedis, type RealRedis } from './real-redis.fixture.ts'

const NINE = Date.parse('2026-11-27T09:00:00+08:00')
const at = (id: string, when = NINE) => ({ id, unit: null, lng: 114.21234, lat: 22.70987, accuracyM: 12, at: when })
const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})
const redisServer = async (): Promise<RealRedis> => {
  const redis = await realRedis()
  closing.push(() => redis.remove())
  return redis
}
const cacheOn = async (redisUrl?: string): Promise<Cache> => {
  const cache = await openCache({ redisUrl })
  closing.push(() => cache.close())
  return cache
}

test('of each person the last position is kept, coarse; an older one told late changes nothing', async () => {
  const positions = openPositions(await cacheOn(), () => NINE)
  await positions.keep(at('p-1', NINE - 60_000))
  await positions.keep(at('p-1', NINE - 120_000))
  expect(await positions.all()).toEqual([{ ...at('p-1', NINE - 60_000), lng: 114.212, lat: 22.71 }])
})

test('a day later nothing is left of it, here or in Redis', async () => {
  const redis = await redisServer()
  const cache = await cacheOn(redis.url)
  let now = NINE
  const positions = openPositions(cache, () => now)
  await positions.keep(at('p-1'))
  await positions.keep(at('p-2', NINE + 1))
  now = NINE + POSITION_KEPT_MS
  expect((await positions.all()).map(({ id }) => id)).toEqual(['p-2'])
  expect(await cache.shared!.redis.hkeys(`${cache.shared!.prefix}positions`)).toEqual(['p-2'])
  expect(await cache.shared!.redis.pttl(`${cache.shared!.prefix}positions`)).toBeGreaterThan(0)
})

test('every node knows where people are; without Redis each goes on with its own', async () => {
  const redis = await redisServer()
  const [one, other] = [await cacheOn(redis.url), await cacheOn(redis.url)]
  const here = openPositions(one, () => NINE)
  const there = openPositions(other, () => NINE)
  await here.keep(at('p-1'))
  expect((await there.all()).map(({ id }) => id)).toEqual(['p-1'])
  await redis.kill()
  await vi.waitFor(() => expect(one.state()).toBe('redisAway'), { timeout: 15_000, interval: 20 })
  await here.keep(at('p-2'))
  expect((await here.all()).map(({ id }) => id)).toEqual(['p-1', 'p-2'])
})
