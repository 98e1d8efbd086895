import { Redis } from 'ioredis'
import type { CacheStanding } from './cache.ts'

export interface LinkOptions {
  readonly url: string
  readonly onState: ((standing: CacheStanding) => void) | undefined
  readonly now: () => number
  /** Writes what Redis missed; `anew` when this is another Redis than before, or one that lost everything. */
  readonly catchUp: (redis: Redis, anew: boolean) => Promise<void>
  /** True while something that Redis missed is not written yet. */
  readonly behind: () => boolean
}

/** The one connection to Redis, and whether it may be trusted at this moment. */
export interface RedisLink {
  readonly redis: Redis
  here(): boolean
  standing(): CacheStanding
  /** Called when a command failed: on in-process from now, and try to return. */
  away(error: unknown): void
  /** Resolves when the first attempt has succeeded or failed. */
  readonly firstAttempt: Promise<void>
  close(): Promise<void>
}

const LONGEST_WAIT_MS = 2_000

/** Connects, and goes on connecting for as long as it takes. */
export function openLink({ url, onState, now, catchUp, behind }: LinkOptions): RedisLink {
  const redis = new Redis(url, {
    lazyConnect: true,
    // Away means away: nothing waits in a queue for Redis to return, commands fail at once and the memory carries on.
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    connectTimeout: 2_000,
    commandTimeout: 2_000,
    retryStrategy: (times) => Math.min(50 * 2 ** times, LONGEST_WAIT_MS) * (0.5 + Math.random()),
  })
  let standing: CacheStanding = { state: 'redisAway', since: now(), sentence: '正在连接 Redis' }
  let announced: CacheStanding['state'] | null = null
  let run: string | null = null
  let returning = false
  let closed = false
  let lastError = ''
  let retry: NodeJS.Timeout | undefined
  let firstDone: () => void = () => undefined
  const firstAttempt = new Promise<void>((resolve) => (firstDone = resolve))

  /** Each change of state is told once; a new reason for the same state only stands in `standing`. */
  function stand(state: CacheStanding['state'], sentence: string | null) {
    standing = { state, sentence, since: state === standing.state ? standing.since : now() }
    if (closed || announced === state) return
    announced = state
    onState?.(standing)
  }

  function away(error: unknown) {
    if (closed) return
    stand('redisAway', `Redis 暂不可用（${sentenceOf(error)}），先在本机内存中继续`)
    // When the connection itself is gone, 'ready' will say that it is back; when it refuses or hangs, only asking will.
    clearTimeout(retry)
    retry = setTimeout(() => void comeBack(), LONGEST_WAIT_MS / 2)
    retry.unref()
  }

  async function comeBack() {
    if (returning || closed || redis.status !== 'ready') return
    returning = true
    try {
      const nowRun = runOf(await redis.info('server'))
      let anew = nowRun === null || nowRun !== run
      do {
        await catchUp(redis, anew)
        anew = false
      } while (behind() && !closed)
      run = nowRun
      stand('redis', null)
    } catch (error) {
      away(error)
    } finally {
      returning = false
      firstDone()
    }
  }

  redis.on('error', (error: Error) => (lastError = sentenceOf(error)))
  redis.on('ready', () => void comeBack())
  redis.on('close', () => {
    away(lastError || '连接已断开')
    lastError = ''
    firstDone()
  })
  // Its rejection only repeats what 'error' and 'close' have said; reconnecting goes on by itself.
  redis.connect().catch((error: unknown) => (lastError ||= sentenceOf(error)))

  return {
    redis,
    here: () => standing.state === 'redis',
    standing: () => standing,
    away,
    firstAttempt,
    async close() {
      closed = true
      clearTimeout(retry)
      redis.disconnect()
      firstDone()
    },
  }
}

const sentenceOf = (error: unknown) => (error instanceof Error ? error.message || error.name : String(error))

/** Redis draws a new run id at each start: another one means that what was written before may be gone. */
const runOf = (info: string) => /^run_id:(\S+)/m.exec(info)?.[1] ?? null
