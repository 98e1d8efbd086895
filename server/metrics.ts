import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client'
import type { FeedHealth } from './contract/picture.ts'

/** Figures for the operator's monitoring, in Prometheus' own words. Read when asked; nothing is sampled on a timer. */
export function openMetrics(read: {
  feeds: () => readonly FeedHealth[]
  screens: () => number
  seq: () => number
  version: () => number
  waiting: () => number
  storeAway: () => boolean
  cacheAway: () => boolean
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
