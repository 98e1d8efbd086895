import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import type { LimitRule } from './limiter.ts'
import { secondsOf } from './limiter-rule.ts'

/** What Redis has yet to be told of a key that was counted or forgotten while it was away. */
export type Owed = 'count' | 'reset'

/** One rule's counts in this process: all there is without Redis, what carries on while Redis is away. */
export interface LimiterMemory {
  readonly limiter: RateLimiterMemory
  /** Null when nothing of the key is counted. */
  count(key: string): Promise<RateLimiterRes | null>
  /** Writes down what Redis says, so that nothing is forgotten should it go away. */
  follow(key: string, answer: RateLimiterRes): Promise<void>
  forget(key: string): Promise<void>
  /** Notes that the key was used, and what Redis is owed of it. */
  touch(key: string, owed?: Owed): Promise<void>
  /** Says what is owed and takes it as settled. */
  settle(key: string): Owed | null
  clear(): Promise<void>
}

/** Opens an empty memory of at most `most` keys; the one that was used longest ago gives way. */
export function openLimiterMemory(rule: LimitRule, most: number): LimiterMemory {
  const limiter = new RateLimiterMemory(secondsOf(rule))
  /** In order of the last use. */
  const used = new Map<string, Owed | null>()

  async function touch(key: string, owed?: Owed) {
    const before = used.get(key) ?? null
    used.delete(key)
    // A reset that Redis has not heard of stays owed, whatever was counted after it.
    used.set(key, before === 'reset' ? before : (owed ?? before))
    const [oldest] = used.keys()
    if (used.size > most && oldest !== undefined) await forget(oldest)
  }
  async function forget(key: string) {
    used.delete(key)
    await limiter.delete(key)
  }

  return {
    limiter,
    touch,
    forget,
    async count(key) {
      const counted = await limiter.get(key)
      return counted !== null && counted.msBeforeNext > 0 ? counted : null
    },
    async follow(key, answer) {
      await touch(key)
      // To the library 0 s means for ever.
      await limiter.set(key, answer.consumedPoints, Math.max(answer.msBeforeNext, 1) / 1_000)
    },
    settle(key) {
      const owed = used.get(key) ?? null
      if (owed !== null) used.set(key, null)
      return owed
    },
    async clear() {
      for (const key of [...used.keys()]) await forget(key)
    },
  }
}
