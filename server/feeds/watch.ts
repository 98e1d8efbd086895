import { Agent } from 'undici'
import type { FeedHealth } from '../contract/picture.ts'
import type { Reading } from '../contract/telling.ts'
import { AHEAD_MS } from './answer.ts'
import { createAsker } from './asker.ts'
import { watchFridges } from './crossings.ts'
import type { Feed } from './feed.ts'
import { type FeedLoop, startLoop } from './feed-loop.ts'
import { type HealthKeeper, keepHealth } from './health.ts'
import { pageTurner } from './page-turn.ts'
import { defaultWatchLimits, type WatchOptions } from './watching.ts'

/** Time alone makes a feed stale: every feed is looked at this often. */
const LOOK_MS = 500

export interface Watch {
  health(): FeedHealth[]
  /** Asks a feed at once; false when there is no such feed. */
  poke(feed: string): boolean
  /**
   * Takes readings from anywhere (the push door too): kept in the cache, fridges judged, `onReadings` told. Resolves to
   * those refused because their time is too far ahead of ours.
   */
  takeReadings(readings: readonly Reading[]): Promise<Reading[]>
  /** Stops asking, waits until what is under way is durable or given up. */
  close(): Promise<void>
}

/** Asks every feed for as long as the house is open. */
export function watchFeeds(options: WatchOptions): Watch {
  const { feeds, cache, onCrossing, onReadings } = options
  const now = options.now ?? Date.now
  const onError = options.onError ?? ((feed, error) => process.emitWarning(`${feed}: ${String(error)}`))
  // Every address is looked at before the first question is asked.
  const bases = feeds.map((feed) => baseOf(feed, options.upstream))
  const stopping = new AbortController()
  const fridges = watchFridges({
    history: (siteId, quantity) => cache.history(siteId, quantity),
    out: options.fridgesOut ?? new Map(),
    onCrossing,
    now,
  })

  async function takeReadings(readings: readonly Reading[]) {
    const latest = now() + AHEAD_MS
    const taken = readings.filter(({ at }) => at <= latest)
    if (taken.length > 0) {
      await cache.keepReadings(taken)
      onReadings?.(taken)
      await fridges.judge(taken)
    }
    return taken.length === readings.length ? [] : readings.filter(({ at }) => at > latest)
  }

  const watched = feeds.map((feed, i) =>
    watchOne(feed, bases[i] ?? '', options, takeReadings, now, onError, stopping.signal),
  )
  const looking = setInterval(() => watched.forEach(({ health }) => health.look()), LOOK_MS)

  return {
    health: () => watched.map(({ health }) => health.health()),
    poke(name) {
      const found = watched.find(({ feed }) => feed.name === name)
      found?.loop.poke()
      return found !== undefined
    },
    takeReadings,
    async close() {
      clearInterval(looking)
      stopping.abort(new Error('the house closes'))
      await Promise.all(watched.map(({ loop }) => loop.ended))
      await Promise.all(watched.map(({ agent }) => agent.destroy()))
    },
  }
}

interface Watched {
  readonly feed: Feed
  readonly health: HealthKeeper
  readonly loop: FeedLoop
  readonly agent: Agent
}

/** Each feed has connections, a circuit and a loop of its own: what one upstream does never reaches another's. */
function watchOne(
  feed: Feed,
  base: string,
  options: WatchOptions,
  takeReadings: Watch['takeReadings'],
  now: () => number,
  onError: (feed: string, error: unknown) => void,
  signal: AbortSignal,
): Watched {
  const limits = { ...defaultWatchLimits, ...options.limits }
  const random = options.random ?? Math.random
  const agent = new Agent({ connections: 2, connect: { timeout: limits.timeoutMs } })
  const asker = createAsker({ ...limits, random, onCircuit: () => health.look() })
  const health = keepHealth({
    feed,
    now,
    circuit: () => asker.circuit(),
    onHealth: options.onHealth,
    onSilence: options.onSilence,
    onRecovery: options.onRecovery,
    onError: (error) => onError(feed.name, error),
    silentSince: options.silent?.get(feed.name) ?? null,
  })
  const turn = pageTurner({
    feed,
    base,
    asker,
    health,
    question: { ...limits, headers: options.headers, dispatcher: agent, signal, now },
    cache: options.cache,
    cursors: options.cursors,
    tell: options.tell,
    takeReadings,
    now,
  })
  const loop = startLoop({ feed, turn, health, signal, random, onError: (error) => onError(feed.name, error) })
  health.look()
  return { feed, health, loop, agent }
}

function baseOf({ name }: Feed, upstream: WatchOptions['upstream']): string {
  const base = typeof upstream === 'string' ? upstream : upstream[name]
  if (base === undefined) throw new Error(`数据源 ${name} 没有上游地址`)
  if (!/^https?:\/\//.test(base)) throw new Error(`数据源 ${name} 的上游地址应以 http:// 或 https:// 开头：${base}`)
  return base.replace(/\/+$/, '')
}
