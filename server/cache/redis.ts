import type { Reading } from '../contract/telling.ts'
import type { Answer, Cache, CacheStanding } from './cache.ts'
import type { Limits } from './limits.ts'
import { answerKey, openMemory } from './memory.ts'
import { answerOf, keysUnder } from './redis-keys.ts'
import { openLink } from './redis-link.ts'
import { readLast, readPoints, readQuantities } from './redis-reads.ts'
import { type SeriesWrite, writeAnswer, writeSeries } from './redis-writes.ts'
import { pointsOf } from './series.ts'

export interface RedisOptions {
  readonly url: string
  readonly prefix: string
  readonly onState: ((standing: CacheStanding) => void) | undefined
  readonly limits: Limits
  readonly now: () => number
}

/**
 * The cache with Redis behind the memory of this process. Every write goes to the memory first, so that losing Redis
 * loses nothing that this process was told; reads take the newer of the two.
 */
export async function openRedis({ url, prefix, onState, limits, now }: RedisOptions): Promise<Cache> {
  if (!/^rediss?:\/\//.test(url)) throw new Error('REDIS_URL 应形如 redis://主机:6379 或 rediss://主机:6379')
  const memory = openMemory(limits)
  const keys = keysUnder(prefix)
  const missedSites = new Set<string>()
  const missedAnswers = new Set<string>()

  const link = openLink({
    url,
    onState,
    now,
    behind: () => missedSites.size > 0 || missedAnswers.size > 0,
    async catchUp(redis, anew) {
      const sites = [...(anew ? memory.siteIds() : missedSites)]
      const answers = [...(anew ? memory.answerKeys() : missedAnswers)]
      missedSites.clear()
      missedAnswers.clear()
      try {
        for (const key of answers) {
          const answer = memory.answer(key)
          const kept = await redis.get(keys.answer(key))
          // Another node may have heard the upstream while this one was away.
          const stale = kept === null || (answerOf(kept)?.at ?? 0) < (answer?.at ?? 0)
          if (answer && stale) await writeAnswer(redis, keys, limits, key, answer)
        }
        await writeSeries(redis, keys, limits, allSeries(sites))
      } catch (error) {
        for (const site of sites) missedSites.add(site)
        for (const key of answers) missedAnswers.add(key)
        throw error
      }
    },
  })
  await link.firstAttempt

  function* allSeries(sites: readonly string[]): Iterable<SeriesWrite> {
    for (const siteId of sites)
      for (const [quantity, { unit, source, points }] of memory.series(siteId))
        yield { siteId, quantity, unit, source, points: pointsOf(points) }
  }

  /** Asks Redis if it is there; what it cannot say is null, and the memory answers. */
  async function ask<T>(question: () => Promise<T>): Promise<T | null> {
    if (!link.here()) return null
    try {
      return await question()
    } catch (error) {
      link.away(error)
      return null
    }
  }

  async function keepReadings(readings: readonly Reading[]) {
    const changed = memory.keepReadings(readings)
    const miss = () => {
      for (const { siteId } of changed) missedSites.add(siteId)
      // A site that gave way in memory cannot be caught up with: forget it here too.
      if (missedSites.size > limits.sites)
        for (const siteId of missedSites) if (memory.series(siteId).size === 0) missedSites.delete(siteId)
    }
    if (!link.here()) return miss()
    try {
      await writeSeries(
        link.redis,
        keys,
        limits,
        writesOf(changed, (siteId, quantity) => memory.lastReading(siteId, quantity)),
      )
    } catch (error) {
      miss()
      link.away(error)
    }
  }

  async function keepAnswer(feed: string, path: string, answer: Answer) {
    if (!memory.keepAnswer(feed, path, answer)) return false
    const key = answerKey(feed, path)
    if (!link.here()) {
      missedAnswers.add(key)
      return true
    }
    try {
      await writeAnswer(link.redis, keys, limits, key, answer)
    } catch (error) {
      missedAnswers.add(key)
      link.away(error)
    }
    return true
  }

  async function lastReading(siteId: string, quantity: string) {
    const told = await ask(() => readLast(link.redis, keys, siteId, quantity))
    return newer(told, memory.lastReading(siteId, quantity))
  }

  return {
    keepAnswer,
    async lastAnswer(feed, path) {
      const key = answerKey(feed, path)
      const told = await ask(() => link.redis.get(keys.answer(key)))
      return newer(told === null ? null : answerOf(told), memory.answer(key))
    },
    keepReadings,
    lastReading,
    async lastReadings(siteId) {
      const quantities = await ask(() => readQuantities(link.redis, keys, siteId))
      const all = new Set([...(quantities ?? []), ...memory.series(siteId).keys()])
      const readings = await Promise.all([...all].map((quantity) => lastReading(siteId, quantity)))
      return readings.filter((reading) => reading !== null)
    },
    async history(siteId, quantity) {
      const told = await ask(() => readPoints(link.redis, keys, siteId, quantity))
      const own = memory.history(siteId, quantity)
      return told && told.length >= own.length ? told : own
    },
    state: () => link.standing().state,
    standing: () => link.standing(),
    shared: { redis: link.redis, prefix, here: () => link.here(), away: (error) => link.away(error) },
    close: () => link.close(),
  }
}

/** Of what Redis and the memory say, the one that happened later; the memory's own when they are of one moment. */
function newer<T extends { readonly at: number }>(told: T | null, own: T | null): T | null {
  return told === null || (own !== null && own.at >= told.at) ? own : told
}

/** Groups readings into one write per series, so that a batch costs few commands. */
function writesOf(readings: readonly Reading[], last: (siteId: string, quantity: string) => Reading | null) {
  const writes = new Map<string, SeriesWrite & { points: Reading[] }>()
  for (const reading of readings) {
    const { siteId, quantity } = reading
    const key = JSON.stringify([siteId, quantity])
    const naming = last(siteId, quantity) ?? reading
    const write = writes.get(key) ?? { siteId, quantity, unit: naming.unit, source: naming.source, points: [] }
    write.points.push(reading)
    writes.set(key, write)
  }
  return writes.values()
}
