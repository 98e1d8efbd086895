import { Redis } from 'ioredis'
import { afterEach, expect, test, vi } from 'vitest'
import type { Reading } from '../contract/telling.ts'
import { type Cache, type CacheState, openCache } from './cache.ts'
import { type RealRedis, realRedis } from './real-redis.fixture.ts'

const answer = (at: number) => ({ query: '', etag: '"v"', lastModified: null, body: `{"at":${at}}`, at })
const fridge = (at: number, value: number, siteId = 'pha-00001'): Reading => ({
  siteId,
  quantity: 'fridge.temperature',
  value,
  unit: '℃',
  at,
  source: 'pharmacy',
})
const until = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 15_000, interval: 20 })

const open: { redis: RealRedis[]; caches: Cache[] } = { redis: [], caches: [] }
afterEach(async () => {
  for (const cache of open.caches.splice(0)) await cache.close()
  for (const redis of open.redis.splice(0)) await redis.remove()
})
async function redisServer() {
  const redis = await realRedis()
  open.redis.push(redis)
  return redis
}
async function cacheOn(redis: RealRedis, onState?: (state: CacheState, sentence: string | null) => void) {
  const cache = await openCache({ redisUrl: redis.url, onState: (to) => onState?.(to.state, to.sentence) })
  open.caches.push(cache)
  return cache
}

/** What a second node would find, with no memory of its own. */
async function asAnotherNode<T>(redis: RealRedis, read: (cache: Cache) => Promise<T>): Promise<T> {
  const cache = await openCache({ redisUrl: redis.url })
  try {
    return await read(cache)
  } finally {
    await cache.close()
  }
}

test('Redis is killed and started empty: what was kept before, meanwhile and after is all in it', async () => {
  const redis = await redisServer()
  const states: CacheState[] = []
  const cache = await cacheOn(redis, (state) => states.push(state))
  await cache.keepReadings([fridge(1, 4), fridge(1, 5, 'pha-00002')])
  await cache.keepAnswer('f', '/before', answer(1))

  await redis.kill()
  await until(() => expect(cache.state()).toBe('redisAway'))
  expect(cache.standing().sentence).toContain('Redis')
  await cache.keepReadings([fridge(2, 9)])
  await cache.keepAnswer('f', '/meanwhile', answer(2))
  expect(await cache.lastReading('pha-00001', 'fridge.temperature')).toEqual(fridge(2, 9))
  expect(await cache.lastAnswer('f', '/before')).toEqual(answer(1))

  await redis.start()
  await until(() => expect(cache.state()).toBe('redis'))
  await cache.keepReadings([fridge(3, 5)])
  expect(states).toEqual(['redis', 'redisAway', 'redis'])
  await asAnotherNode(redis, async (other) => {
    expect((await other.history('pha-00001', 'fridge.temperature')).map((point) => point.at)).toEqual([1, 2, 3])
    expect(await other.lastReading('pha-00002', 'fridge.temperature')).toEqual(fridge(1, 5, 'pha-00002'))
    expect(await other.lastAnswer('f', '/before')).toEqual(answer(1))
    expect(await other.lastAnswer('f', '/meanwhile')).toEqual(answer(2))
  })
})

test('readings go on being kept while Redis dies under them, and none is missing afterwards', async () => {
  const redis = await redisServer()
  const cache = await cacheOn(redis)
  const sites = 50
  let told = 0
  const feed = async (batches: number) => {
    for (let i = 0; i < batches; i++, told++)
      await cache.keepReadings(Array.from({ length: sites }, (_, site) => fridge(told, told, `pha-${site}`)))
  }
  for (let round = 0; round < 3; round++) {
    const dying = redis.kill()
    await feed(12)
    await dying
    await feed(12)
    await redis.start()
    await feed(12)
    await until(() => expect(cache.state()).toBe('redis'))
  }
  expect(told).toBe(108)
  await asAnotherNode(redis, async (other) => {
    for (let site = 0; site < sites; site++)
      expect(await other.history(`pha-${site}`, 'fridge.temperature')).toHaveLength(told)
  })
})

test('a Redis that hangs without closing is away within seconds, and is joined again when it answers', async () => {
  const redis = await redisServer()
  const cache = await cacheOn(redis)
  redis.freeze()
  await cache.keepReadings([fridge(1, 4)])
  expect(cache.state()).toBe('redisAway')
  const asked = performance.now()
  expect(await cache.lastReading('pha-00001', 'fridge.temperature')).toEqual(fridge(1, 4))
  expect(performance.now() - asked).toBeLessThan(100)
  await cache.keepReadings([fridge(2, 4, 'pha-00002')])
  await cache.keepAnswer('f', '/p', answer(2))
  redis.thaw()
  await until(() => expect(cache.state()).toBe('redis'))
  await asAnotherNode(redis, async (other) => {
    expect(await other.lastReading('pha-00001', 'fridge.temperature')).toEqual(fridge(1, 4))
    expect(await other.lastReading('pha-00002', 'fridge.temperature')).toEqual(fridge(2, 4, 'pha-00002'))
    expect(await other.lastAnswer('f', '/p')).toEqual(answer(2))
  })
})

test('of two nodes, each sees what the other read last', async () => {
  const redis = await redisServer()
  const [one, other] = [await cacheOn(redis), await cacheOn(redis)]
  await one.keepReadings([fridge(1, 4)])
  await other.keepReadings([fridge(5, 6)])
  await one.keepReadings([fridge(3, 5)])
  for (const node of [one, other]) {
    expect(await node.lastReading('pha-00001', 'fridge.temperature')).toEqual(fridge(5, 6))
    expect((await node.history('pha-00001', 'fridge.temperature')).map((point) => point.at)).toEqual([1, 3, 5])
    expect(await node.lastReadings('pha-00001')).toEqual([fridge(5, 6)])
  }
})

test('a Redis that refuses to write is away with its reason, and is joined again when it takes writes', async () => {
  const redis = await redisServer()
  const cache = await cacheOn(redis)
  const operator = new Redis(redis.url)
  try {
    await operator.config('SET', 'maxmemory', '1')
    await cache.keepReadings([fridge(1, 4)])
    expect(cache.standing()).toMatchObject({ state: 'redisAway' })
    expect(cache.standing().sentence).toContain('OOM')
    await operator.config('SET', 'maxmemory', '0')
    await until(() => expect(cache.state()).toBe('redis'))
    expect(await operator.keys('qianshao:*')).toHaveLength(2)
  } finally {
    operator.disconnect()
  }
})

test('a house that starts before its Redis starts all the same, and joins it when it comes', async () => {
  const redis = await redisServer()
  await redis.kill()
  const told: [CacheState, string | null][] = []
  const cache = await cacheOn(redis, (state, sentence) => told.push([state, sentence]))
  expect(cache.state()).toBe('redisAway')
  await cache.keepReadings([fridge(1, 4)])
  await redis.start()
  await until(() => expect(cache.state()).toBe('redis'))
  expect(told.map(([state]) => state)).toEqual(['redisAway', 'redis'])
  expect(told[0]?.[1]).toContain('ECONNREFUSED')
  expect(await asAnotherNode(redis, (other) => other.lastReading('pha-00001', 'fridge.temperature'))).not.toBeNull()
})

test('a node that was cut off does not overwrite a newer answer of another node', async () => {
  const redis = await redisServer()
  const cutOff = await cacheOn(redis)
  await cutOff.keepAnswer('f', '/p', answer(1))
  await redis.kill()
  await until(() => expect(cutOff.state()).toBe('redisAway'))
  await redis.start()
  await asAnotherNode(redis, (other) => other.keepAnswer('f', '/p', answer(5)))
  await until(() => expect(cutOff.state()).toBe('redis'))
  expect(await asAnotherNode(redis, (other) => other.lastAnswer('f', '/p'))).toEqual(answer(5))
})

test('nothing in Redis stays for ever, and every key carries the prefix', async () => {
  const redis = await redisServer()
  const cache = await cacheOn(redis)
  await cache.keepReadings([fridge(1, 4)])
  await cache.keepAnswer('f', '/p', answer(1))
  const reader = new Redis(redis.url)
  try {
    const keys = await reader.keys('*')
    expect(keys).toHaveLength(3)
    for (const key of keys) {
      expect(key.startsWith('qianshao:')).toBe(true)
      expect(await reader.pttl(key)).toBeGreaterThan(0)
    }
  } finally {
    reader.disconnect()
  }
})
