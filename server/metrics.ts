import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client'
import type { FeedHealth } from './contract/picture.ts'

interface CallFigures {
  readonly waiting: number
  readonly dead: number
  readonly oldestAt: number | null
  readonly told: { readonly arrived: number; readonly failed: number; readonly dead: number }
}

/** Figures for the operator's monitoring, in Prometheus' own words. Read when asked; nothing is sampled on a timer. */
export function openMetrics(read: {
  feeds: () => readonly FeedHealth[]
  screens: () => number
  seq: () => number
  version: () => number
  waiting: () => number
  storeAway: () => boolean
  cacheAway: () => boolean
  calls: () => Promise<CallFigures>
}) {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const gauge = (name: string, help: string, value: () => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(value())
      },
    })
  gauge('qianshao_journal_records', 'Records in the journal', read.seq)
  gauge('qianshao_journal_waiting_facts', 'Facts waiting for the disk', read.waiting)
  gauge('qianshao_journal_away', '1 while the store cannot be written', () => Number(read.storeAway()))
  gauge('qianshao_cache_away', '1 while Redis is configured and away', () => Number(read.cacheAway()))
  gauge('qianshao_picture_version', 'Version of the picture in this epoch', read.version)
  gauge('qianshao_screens', 'Open live connections', read.screens)
  new Gauge({
    name: 'qianshao_feed_age_seconds',
    help: 'Seconds since the last good answer of a feed; absent when there never was one',
    labelNames: ['feed'],
    registers: [registry],
    collect() {
      this.reset()
      for (const { feed, heardAt } of read.feeds())
        if (heardAt !== null) this.set({ feed }, (Date.now() - heardAt) / 1_000)
    },
  })
  const calls = (name: string, help: string, value: (figures: CallFigures) => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        this.set(value(await read.calls()))
      },
    })
  calls('qianshao_calls_waiting', 'Calls to receivers outside that wait', ({ waiting }) => waiting)
  calls('qianshao_calls_dead', 'Calls to receivers outside that were given up', ({ dead }) => dead)
  calls('qianshao_calls_oldest_seconds', 'Age of the oldest call that waits; 0 when none does', ({ oldestAt }) =>
    oldestAt === null ? 0 : (Date.now() - oldestAt) / 1_000,
  )
  const tries = new Gauge({
    name: 'qianshao_call_tries',
    help: 'Tries to call a receiver outside since the start, by outcome',
    labelNames: ['outcome'],
    registers: [registry],
    async collect() {
      const since = (await read.calls()).told
      for (const outcome of ['arrived', 'failed', 'dead'] as const) tries.set({ outcome }, since[outcome])
    },
  })
  const told = new Counter({
    name: 'qianshao_told_total',
    help: 'Records told, by teller and outcome',
    labelNames: ['teller', 'outcome'],
    registers: [registry],
  })
  return {
    registry,
    told(teller: string, heard: { accepted: number; duplicates: number; rejected: { length: number } }) {
      told.inc({ teller, outcome: 'accepted' }, heard.accepted)
      told.inc({ teller, outcome: 'duplicate' }, heard.duplicates)
      told.inc({ teller, outcome: 'rejected' }, heard.rejected.length)
    },
  }
}
