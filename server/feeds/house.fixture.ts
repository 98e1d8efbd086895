import { vi } from 'vitest'
import type { Fact } from '../contract/fact.ts'
import type { FeedHealth } from '../contract/picture.ts'
import { type Cache, openCache } from '../cache/cache.ts'
import type { Feed, RejectedRow } from './feed.ts'
import { type LittleUpstream, littleUpstream } from './little-upstream.fixture.ts'
import { tellingStream } from './row.ts'
import { type Watch, watchFeeds } from './watch.ts'
import type { Batch, WatchOptions } from './watching.ts'
import { z } from 'zod'

/** A house around the feeds for tests: a journal that knows each fact once, its cursors, and what was told to it. */
export class House {
  readonly facts = new Map<string, unknown>()
  readonly cursors = new Map<string, string>()
  readonly batches: Batch[] = []
  readonly rejections: RejectedRow[] = []
  readonly crossings: Fact<'threshold.crossed'>[] = []
  readonly silences: unknown[] = []
  readonly recoveries: unknown[] = []
  readonly healths: FeedHealth[] = []
  readonly errors: string[] = []
  /** Set to make the journal refuse, as a full disk does. */
  refuse: string | null = null
  now = Date.parse('2026-11-23T09:01:00+08:00')

  async tell(batch: Batch) {
    this.batches.push(batch)
    // As the journal does: the answer comes when the disk has it.
    await new Promise((resolve) => setImmediate(resolve))
    if (this.refuse !== null) throw new Error(this.refuse)
    const fresh = batch.tellings.filter(({ source, id }) => !this.facts.has(`${source}#${id}`))
    for (const { source, id, data } of fresh) this.facts.set(`${source}#${id}`, data)
    if (batch.cursor !== null) this.cursors.set(`${batch.feed} ${batch.path}`, batch.cursor)
    this.rejections.push(...batch.rejections)
    return { accepted: fresh.length, duplicates: batch.tellings.length - fresh.length, rejected: 0 }
  }
}

export interface Standing {
  readonly house: House
  readonly upstream: LittleUpstream
  readonly cache: Cache
  readonly watch: Watch
  readonly healthOf: (name: string) => FeedHealth
}

const open: { close(): Promise<void> }[] = []

/** Closes every house of the test, the newest part first. */
export async function closeAll() {
  for (const part of open.splice(0).reverse()) await part.close()
}

/** An upstream that is there, and knows its answers, before the house opens. */
export async function openUpstream() {
  const upstream = await littleUpstream()
  open.push(upstream)
  return upstream
}

/** Opens a house with these feeds on a little upstream. What is passed may be shared with a house before. */
export async function openHouse(
  feeds: readonly Feed[],
  given: Partial<Pick<Standing, 'house' | 'upstream' | 'cache'>> & { options?: Partial<WatchOptions> } = {},
): Promise<Standing> {
  const house = given.house ?? new House()
  const upstream = given.upstream ?? (await openUpstream())
  const cache = given.cache ?? (await openCache())
  if (!given.cache) open.push(cache)
  const watch = watchFeeds({
    feeds,
    upstream: upstream.base,
    cache,
    cursors: { get: (feed, path) => house.cursors.get(`${feed} ${path}`) ?? null },
    tell: (batch) => house.tell(batch),
    onCrossing: async (fact) => {
      if (house.refuse !== null) throw new Error(house.refuse)
      house.crossings.push(fact)
    },
    onHealth: (health) => house.healths.push(health),
    onSilence: (silence) => void house.silences.push(silence),
    onRecovery: (recovery) => void house.recoveries.push(recovery),
    onError: (feed, error) => house.errors.push(`${feed}: ${String(error)}`),
    now: () => house.now,
    ...given.options,
    limits: { timeoutMs: 1_000, retries: 0, backoffMs: 5, openAfter: 1_000, ...given.options?.limits },
  })
  open.push(watch)
  const healthOf = (name: string) => {
    const health = watch.health().find((one) => one.feed === name)
    if (!health) throw new Error(`no feed ${name}`)
    return health
  }
  return { house, upstream, cache, watch, healthOf }
}

/** A feed of numbered things, asked often: `{things: [{no}]}`. */
export function thingsFeed(name: string, everyMs = 20): Feed {
  return {
    name,
    title: { zh: name, en: name },
    contract: { nature: 'periodic', everyMs, staleAfterMs: 60_000 },
    streams: [
      tellingStream(name, {
        path: `/${name}`,
        list: 'things',
        limit: 10,
        row: z.object({ no: z.number() }),
        idOf: 'no',
        tell: ({ no }) => ({ id: String(no), kind: 'thing', data: { no } }),
      }),
    ],
  }
}

export const things = (count: number, from = 0) => Array.from({ length: count }, (_, i) => ({ no: from + i }))

export const until = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 15_000, interval: 5 })
