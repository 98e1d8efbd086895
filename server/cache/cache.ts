import type { Redis } from 'ioredis'
import type { Reading } from '../contract/telling.ts'
import { openInProcess } from './in-process.ts'
import { defaultLimits, type Limits } from './limits.ts'
import { openRedis } from './redis.ts'

/** The last good answer that an upstream gave to one path. */
export interface Answer {
  /** What was asked after the path, such as `?since=42&limit=500`, or ''. Only the same question may reuse the validators. */
  readonly query: string
  readonly etag: string | null
  readonly lastModified: string | null
  /** JSON text as it came. */
  readonly body: string
  /** When it came, epoch ms. */
  readonly at: number
}

/** One value of a quantity whose site, name and unit the asker knows. */
export interface Point {
  readonly at: number
  readonly value: number
}

/** `redisAway`: Redis is configured and cannot be reached; everything goes on in this process until it is back. */
export type CacheState = 'inProcess' | 'redis' | 'redisAway'

export interface CacheStanding {
  readonly state: CacheState
  /** Epoch ms. */
  readonly since: number
  /** Why Redis is away, for the operator; null while nothing is wrong. */
  readonly sentence: string | null
}

/** The one connection to Redis, for the other parts of this room that keep something there. */
export interface SharedRedis {
  readonly redis: Redis
  /** Before every key. */
  readonly prefix: string
  /** Whether it may be asked at this moment. */
  here(): boolean
  /** Called when a command failed: nobody asks Redis from now on until it has answered again. */
  away(error: unknown): void
}

/** Last good answers and last readings. Nothing in here ever rejects because Redis is away. */
export interface Cache {
  /** False when the answer is too large to keep; the one before stays. */
  keepAnswer(feed: string, path: string, answer: Answer): Promise<boolean>
  lastAnswer(feed: string, path: string): Promise<Answer | null>
  /** A reading older than the last one goes into the history and never replaces the last. */
  keepReadings(readings: readonly Reading[]): Promise<void>
  lastReading(siteId: string, quantity: string): Promise<Reading | null>
  /** One per quantity, in no particular order. */
  lastReadings(siteId: string): Promise<readonly Reading[]>
  /** Oldest first, the newest 120 at most. */
  history(siteId: string, quantity: string): Promise<readonly Point[]>
  state(): CacheState
  standing(): CacheStanding
  /** Absent: in-process. */
  readonly shared?: SharedRedis
  close(): Promise<void>
}

export interface CacheOptions {
  /** Absent: in-process. */
  readonly redisUrl?: string | undefined
  /** Before every key in Redis. */
  readonly prefix?: string | undefined
  readonly onState?: ((standing: CacheStanding) => void) | undefined
  readonly now?: (() => number) | undefined
  readonly limits?: Partial<Limits> | undefined
}

/** Opens the cache. With a Redis that does not answer it opens all the same, says so, and joins Redis when it comes. */
export async function openCache(options: CacheOptions = {}): Promise<Cache> {
  const limits = { ...defaultLimits, ...options.limits }
  const now = options.now ?? Date.now
  if (options.redisUrl === undefined) return openInProcess({ limits, now })
  return openRedis({
    url: options.redisUrl,
    prefix: options.prefix ?? 'qianshao:',
    onState: options.onState,
    limits,
    now,
  })
}
