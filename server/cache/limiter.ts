import { type RateLimiterAbstract, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible'
import type { Cache } from './cache.ts'
import { type LimiterMemory, openLimiterMemory } from './limiter-memory.ts'
import { hashedKey, type LimitRule, secondsOf } from './limiter-rule.ts'

export type { LimitRule } from './limiter-rule.ts'

/** `retryAfterS`: whole seconds, as Retry-After has them (RFC 9110, 10.2.3). */
export type Verdict = { readonly ok: true } | { readonly ok: false; readonly retryAfterS: number }

/** Counts what may happen only so often. Nothing in here ever rejects, or lets everyone through, because Redis is away. */
export interface Limiter {
  /** Counts `cost` (a whole number, at least 1) and says whether that was still within the rule. */
  take(rule: LimitRule, key: string, cost?: number): Promise<Verdict>
  /** What `take` of one would say, without counting. */
  look(rule: LimitRule, key: string): Promise<Verdict>
  /** Forgets what was counted: somebody has shown that it was him. */
  reset(rule: LimitRule, key: string): Promise<void>
  /** Empties the memory; the connection to Redis belongs to the cache. */
  close(): Promise<void>
}

export interface LimiterOptions {
  /** Keys of one rule in this process; the one that was used longest ago gives way. */
  readonly keys?: number | undefined
}

interface Counted {
  readonly rule: LimitRule
  readonly memory: LimiterMemory
  readonly redis: RateLimiterRedis | null
}

/**
 * Opens the limiter on the cache's Redis, or in this process without one. The memory follows what Redis says, key by
 * key: when Redis goes away it carries on from there, and what it counted meanwhile Redis is told when it is back. The
 * library's own insurance would begin at nought, and wait for a Redis that hangs at every single question.
 */
export function openLimiter({ shared }: Pick<Cache, 'shared'>, { keys = 100_000 }: LimiterOptions = {}): Limiter {
  const rules = new Map<string, Counted>()

  function countedBy(rule: LimitRule): Counted {
    const known = rules.get(rule.name)
    if (known) {
      if (JSON.stringify(secondsOf(known.rule)) !== JSON.stringify(secondsOf(rule)))
        throw new RangeError(`限流规则 ${rule.name} 有两种写法，请各取一个名称。`)
      return known
    }
    const memory = openLimiterMemory(rule, keys)
    const redis =
      shared === undefined
        ? null
        : new RateLimiterRedis({
            ...secondsOf(rule),
            storeClient: shared.redis,
            keyPrefix: `${shared.prefix}limit:${rule.name}`,
            rejectIfRedisNotReady: true,
          })
    rules.set(rule.name, { rule, memory, redis })
    return { rule, memory, redis }
  }

  /** Asks Redis if it is there, once it knows what it missed; null: the memory has to answer. */
  async function ask<T>(of: Counted, key: string, question: (redis: RateLimiterRedis) => Promise<T>) {
    if (of.redis === null || shared?.here() !== true) return null
    const owed = of.memory.settle(key)
    try {
      if (owed === 'reset') await of.redis.delete(key)
      if (owed !== null) await makeUp(of.redis, of.memory, key)
      return { answer: await question(of.redis) }
    } catch (error) {
      if (owed !== null) await of.memory.touch(key, owed)
      shared.away(error)
      return null
    }
  }

  return {
    async take(rule, key, cost = 1) {
      if (!Number.isSafeInteger(cost) || cost < 1) throw new RangeError(`限流一次至少计 1，应为整数，不能是 ${cost}。`)
      const [of, hashed] = [countedBy(rule), hashedKey(rule, key)]
      const told = await ask(of, hashed, (redis) => consumed(redis, hashed, cost))
      if (told !== null) {
        await of.memory.follow(hashed, told.answer)
        return verdict(rule, told.answer, 0)
      }
      await of.memory.touch(hashed, of.redis ? 'count' : undefined)
      return verdict(rule, await consumed(of.memory.limiter, hashed, cost), 0)
    },
    async look(rule, key) {
      const [of, hashed] = [countedBy(rule), hashedKey(rule, key)]
      const told = await ask(of, hashed, (redis) => countIn(redis, hashed))
      return verdict(rule, told ? told.answer : await of.memory.count(hashed), 1)
    },
    async reset(rule, key) {
      const [of, hashed] = [countedBy(rule), hashedKey(rule, key)]
      await of.memory.forget(hashed)
      const told = await ask(of, hashed, (redis) => redis.delete(hashed))
      if (told === null && of.redis) await of.memory.touch(hashed, 'reset')
    },
    async close() {
      for (const { memory } of rules.values()) await memory.clear()
    },
  }
}

/** Counts, and gives the count whether or not it was within the rule; rejects only when the counting failed. */
async function consumed(limiter: RateLimiterAbstract, key: string, cost: number): Promise<RateLimiterRes> {
  try {
    return await limiter.consume(key, cost)
  } catch (error) {
    if (error instanceof RateLimiterRes) return error
    throw error
  }
}

/** The count in Redis; the library makes no error of an answer that is none, so it is made here. */
async function countIn(redis: RateLimiterRedis, key: string): Promise<RateLimiterRes | null> {
  const count = await redis.get(key)
  if (count !== null && !Number.isFinite(count.consumedPoints)) throw new Error('Redis 的计数读不出来')
  return count
}

/** Brings Redis to at least what this process has counted. */
async function makeUp(redis: RateLimiterRedis, memory: LimiterMemory, key: string) {
  const [own, theirs] = [await memory.count(key), await countIn(redis, key)]
  const missing = (own?.consumedPoints ?? 0) - (theirs?.consumedPoints ?? 0)
  if (missing > 0) await consumed(redis, key, missing)
}

function verdict(rule: LimitRule, count: RateLimiterRes | null, more: number): Verdict {
  if (count === null || count.consumedPoints + more <= rule.points) return { ok: true }
  return { ok: false, retryAfterS: Math.max(1, Math.ceil(count.msBeforeNext / 1_000)) }
}
