import fc from 'fast-check'
import { Redis } from 'ioredis'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Cache, openCache } from './cache.ts'
import { type Limiter, type LimiterOptions, type LimitRule, openLimiter } from './limiter.ts'
import { type RealRedis, realRedis } from './real-redis.fixture.ts'

const signIn: LimitRule = { name: 'signIn', points: 3, perMs: 60_000 }
const locking: LimitRule = { ...signIn, name: 'locking', blockMs: 900_000 }
const until = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 15_000, interval: 20 })

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.close()
})
async function redisServer(): Promise<RealRedis> {
  const redis = await realRedis()
  open.push({ close: () => redis.remove() })
  return redis
}
async function node(redis: RealRedis | null, options?: LimiterOptions): Promise<{ limiter: Limiter; cache: Cache }> {
  const cache = await openCache({ redisUrl: redis?.url })
  const limiter = openLimiter(cache, options)
  open.push(cache, limiter)
  return { limiter, cache }
}
/** How many of `times` were within the rule. */
async function passes(limiter: Limiter, rule: LimitRule, key: string, times: number): Promise<number> {
  let passed = 0
  for (let i = 0; i < times; i++) if ((await limiter.take(rule, key)).ok) passed++
  return passed
}

describe.each([{ way: 'in this process' }, { way: 'in Redis' }])('the limiter, $way', ({ way }) => {
  let limiter: Limiter
  beforeEach(async () => {
    limiter = (await node(way === 'in Redis' ? await redisServer() : null)).limiter
  })

  test('what the rule allows passes, the next does not and is told when to come again', async () => {
    expect(await passes(limiter, signIn, '10.0.0.1', 3)).toBe(3)
    const refused = await limiter.take(signIn, '10.0.0.1')
    expect(refused).toEqual({ ok: false, retryAfterS: expect.any(Number) })
    expect(refused.ok || refused.retryAfterS).toBeGreaterThan(50)
    expect(refused.ok || refused.retryAfterS).toBeLessThanOrEqual(60)
  })

  test('one asker never pays for another, nor one rule for another', async () => {
    await passes(limiter, signIn, '10.0.0.1', 9)
    expect((await limiter.take(signIn, '10.0.0.2')).ok).toBe(true)
    expect((await limiter.take(locking, '10.0.0.1')).ok).toBe(true)
  })

  test('after one too many a rule with a block is closed for that long, and hammering does not move its end', async () => {
    expect(await passes(limiter, locking, 'li.wei', 3)).toBe(3)
    const first = await limiter.take(locking, 'li.wei')
    expect(first).toEqual({ ok: false, retryAfterS: 900 })
    await passes(limiter, locking, 'li.wei', 20)
    const later = await limiter.take(locking, 'li.wei')
    expect(later.ok || later.retryAfterS).toBeLessThanOrEqual(900)
    expect(later.ok || later.retryAfterS).toBeGreaterThan(800)
  })

  test('looking counts nothing and says what the next take would', async () => {
    for (let i = 0; i < 9; i++) expect(await limiter.look(signIn, 'a')).toEqual({ ok: true })
    expect(await passes(limiter, signIn, 'a', 2)).toBe(2)
    expect((await limiter.look(signIn, 'a')).ok).toBe(true)
    expect((await limiter.take(signIn, 'a')).ok).toBe(true)
    expect((await limiter.look(signIn, 'a')).ok).toBe(false)
    expect((await limiter.take(signIn, 'a')).ok).toBe(false)
  })

  test('a reset gives everything back, also to somebody who is locked out', async () => {
    await passes(limiter, locking, 'li.wei', 9)
    await limiter.reset(locking, 'li.wei')
    expect((await limiter.look(locking, 'li.wei')).ok).toBe(true)
    expect(await passes(limiter, locking, 'li.wei', 9)).toBe(3)
  })

  test('many at once are counted one by one', async () => {
    const verdicts = await Promise.all(Array.from({ length: 50 }, () => limiter.take(signIn, 'at once')))
    expect(verdicts.filter(({ ok }) => ok)).toHaveLength(3)
  })

  test('whatever things cost, exactly those pass whose sum is within the rule', async () => {
    let run = 0
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 20 }),
        fc.array(fc.integer({ min: 1, max: 8 }), { maxLength: 10 }),
        async (points, costs) => {
          const rule = { name: `sum-${points}`, points, perMs: 60_000 }
          const key = `key ${run++}`
          let sum = 0
          for (const cost of costs) {
            sum += cost
            expect((await limiter.take(rule, key, cost)).ok).toBe(sum <= points)
          }
        },
      ),
    )
  })

  test('a cost or a rule that makes no sense is a mistake in the house, not a refusal', async () => {
    for (const cost of [0, -1, 1.5, NaN]) await expect(limiter.take(signIn, 'a', cost)).rejects.toThrow(RangeError)
    for (const change of [{ points: 0 }, { perMs: 0 }, { perMs: 30 * 86_400_000 }, { blockMs: -1 }, { name: 'a:b' }])
      await expect(limiter.take({ name: 'odd', points: 1, perMs: 1_000, ...change }, 'a')).rejects.toThrow(RangeError)
    await limiter.take(signIn, 'a')
    await expect(limiter.take({ ...signIn, points: 4 }, 'a')).rejects.toThrow(/signIn/)
  })
})

describe('in this process', () => {
  afterEach(() => void vi.useRealTimers())

  test('when the time is over everything is allowed again, not a moment before', async () => {
    vi.useFakeTimers()
    const { limiter } = await node(null)
    expect(await passes(limiter, signIn, 'a', 9)).toBe(3)
    vi.advanceTimersByTime(59_999)
    expect(await limiter.take(signIn, 'a')).toEqual({ ok: false, retryAfterS: 1 })
    vi.advanceTimersByTime(1)
    expect(await passes(limiter, signIn, 'a', 9)).toBe(3)
  })

  test('a flood of invented addresses fills a bounded memory, and only that of its own rule', async () => {
    const { limiter } = await node(null, { keys: 100 })
    await passes(limiter, locking, 'li.wei', 9)
    vi.useFakeTimers()
    for (let i = 0; i < 1_000; i++) await limiter.take(signIn, `invented ${i}`)
    // One timer per key kept: what gave way left nothing behind.
    expect(vi.getTimerCount()).toBe(100)
    expect((await limiter.look(locking, 'li.wei')).ok).toBe(false)
    await limiter.close()
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('in Redis', () => {
  test('two nodes count together, and what one gives back the other sees', async () => {
    const redis = await redisServer()
    const [{ limiter: one }, { limiter: other }] = [await node(redis), await node(redis)]
    expect((await passes(one, signIn, 'a', 2)) + (await passes(other, signIn, 'a', 9))).toBe(3)
    expect((await one.look(signIn, 'a')).ok).toBe(false)
    await one.reset(signIn, 'a')
    expect(await passes(other, signIn, 'a', 9)).toBe(3)
  })

  test('no account and no address can be read in Redis, and nothing stays there for ever', async () => {
    const redis = await redisServer()
    const { limiter } = await node(redis)
    const names = ['li.wei', '李伟', '10.23.45.67', 'fe80::1']
    for (const name of names) await passes(limiter, locking, name, 9)
    const reader = new Redis(redis.url)
    try {
      const keys = await reader.keys('*')
      expect(keys).toHaveLength(names.length)
      for (const key of keys) {
        expect(key).toMatch(/^qianshao:limit:locking:[\w-]{22}$/)
        expect(await reader.pttl(key)).toBeGreaterThan(0)
        const kept = `${key} ${await reader.get(key)}`
        for (const name of names) expect(kept).not.toContain(name)
      }
    } finally {
      reader.disconnect()
    }
  })

  test('Redis dies in the middle: counting goes on from where it stood, and is not lost when Redis comes back empty', async () => {
    const redis = await redisServer()
    const { limiter, cache } = await node(redis)
    expect(await passes(limiter, locking, 'li.wei', 2)).toBe(2)
    expect(await passes(limiter, locking, 'wang.fang', 9)).toBe(3)
    await redis.kill()
    // One more is left of three, not three more.
    expect(await passes(limiter, locking, 'li.wei', 9)).toBe(1)
    expect(await passes(limiter, locking, 'wang.fang', 9)).toBe(0)
    expect((await limiter.look(locking, 'li.wei')).ok).toBe(false)
    expect(await passes(limiter, signIn, 'first seen without Redis', 2)).toBe(2)
    await redis.start()
    await until(() => expect(cache.state()).toBe('redis'))
    expect(await passes(limiter, locking, 'li.wei', 9)).toBe(0)
    expect(await passes(limiter, signIn, 'first seen without Redis', 9)).toBe(1)
    // Now it is in Redis, where others see it too.
    const { limiter: other } = await node(redis)
    expect((await other.look(locking, 'li.wei')).ok).toBe(false)
    expect((await other.look(signIn, 'first seen without Redis')).ok).toBe(false)
  })

  test('while Redis dies and returns under many takes, none rejects and no more pass than the rule says', async () => {
    const redis = await redisServer()
    const { limiter, cache } = await node(redis)
    let passed = 0
    for (let round = 0; round < 3; round++) {
      const dying = redis.kill()
      const flood = Promise.all(Array.from({ length: 40 }, () => limiter.take(signIn, 'a')))
      await dying
      passed += (await flood).filter(({ ok }) => ok).length
      passed += await passes(limiter, signIn, 'a', 10)
      await redis.start()
      await until(() => expect(cache.state()).toBe('redis'))
      passed += await passes(limiter, signIn, 'a', 10)
    }
    expect(passed).toBe(3)
  })

  test('a reset while Redis is away holds when Redis comes back with what it had', async () => {
    const redis = await redisServer()
    const { limiter, cache } = await node(redis)
    await passes(limiter, locking, 'li.wei', 9)
    redis.freeze()
    await limiter.take(locking, 'whoever notices it')
    expect(cache.state()).toBe('redisAway')
    await limiter.reset(locking, 'li.wei')
    expect(await passes(limiter, locking, 'li.wei', 1)).toBe(1)
    redis.thaw()
    await until(() => expect(cache.state()).toBe('redis'))
    expect(await passes(limiter, locking, 'li.wei', 9)).toBe(2)
  })

  test('a Redis that hangs holds up one question; the next are answered from here', async () => {
    const redis = await redisServer()
    const { limiter } = await node(redis)
    redis.freeze()
    await limiter.take(signIn, 'a')
    const asked = performance.now()
    expect(await passes(limiter, signIn, 'a', 9)).toBe(2)
    expect(performance.now() - asked).toBeLessThan(500)
    redis.thaw()
  })

  test('a Redis that refuses to write is no reason to let everyone through', async () => {
    const redis = await redisServer()
    const { limiter } = await node(redis)
    const operator = new Redis(redis.url)
    try {
      await operator.config('SET', 'maxmemory', '1')
      expect(await passes(limiter, signIn, 'a', 20)).toBe(3)
    } finally {
      operator.disconnect()
    }
  })

  test('a house that starts before its Redis limits from the first moment', async () => {
    const redis = await redisServer()
    await redis.kill()
    const { limiter } = await node(redis)
    expect(await passes(limiter, signIn, 'a', 9)).toBe(3)
    await limiter.reset(signIn, 'a')
    expect((await limiter.look(signIn, 'a')).ok).toBe(true)
  })
})
