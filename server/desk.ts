import { timingSafeEqual, createHash } from 'node:crypto'
import type { Registry } from 'prom-client'
import type { Cache } from './cache/cache.ts'
import type { FeedHealth } from './contract/picture.ts'
import type { Telling } from './contract/telling.ts'
import { feeds as knownFeeds } from './feeds/index.ts'
import type { Desk, ImportDesk } from './gateway/desk.ts'
import type { House } from './house.ts'
import {
  factsAfter,
  listComplaints,
  listFacts,
  listSites,
  oneFact,
  oneSite,
  type ComplaintQuery,
  type FactQuery,
  type SiteQuery,
} from './journal/read.ts'
import { closeRejected, countRejected, listRejected, oneRejected } from './journal/rejected.ts'
import { columnsOf } from './picture/register.ts'

export interface DeskParts {
  readonly house: House
  readonly cache: Cache
  readonly imports: ImportDesk
  readonly metrics: Registry
  readonly feedKeys: ReadonlyMap<string, string>
  readonly demo: boolean
  readonly build: string
  readonly version: string
  /** Live health, replaced as feeds are heard. */
  readonly health: () => readonly FeedHealth[]
  readonly told: Desk['tell']
}

/** The house as the doors see it. */
export function openDesk(parts: DeskParts): Desk {
  const { house, cache } = parts
  const { journal, picture } = house
  const digest = (text: string) => createHash('sha256').update(text).digest()
  const keys = [...parts.feedKeys].map(([name, key]) => ({ name, digest: digest(key) }))

  return {
    demo: parts.demo,
    build: parts.build,
    version: parts.version,
    district: house.district,
    tellerOf(key) {
      const given = digest(key)
      return keys.find((each) => timingSafeEqual(each.digest, given))?.name ?? null
    },
    tell: parts.told,

    epoch: picture.epoch,
    pictureVersion: picture.version,
    snapshot: (audience) => picture.snapshot(Date.now(), audience),
    missed: (since, audience) => picture.missed(since, Date.now(), audience),
    registerVersion: picture.sitesVersion,
    register: () => columnsOf(picture.state, picture.sitesVersion()),

    async complaints(query) {
      const { class: problemClass, ...rest } = query as unknown as ComplaintQuery & { class?: string }
      const { items, ...page } = await listComplaints(journal.db, { ...rest, problemClass })
      return {
        ...page,
        items: items.map(({ receivedAt, placeUnknown, ...row }) => ({
          ...row,
          at: receivedAt,
          unknown: placeUnknown,
        })),
      }
    },
    async facts(query) {
      const { kind, ...rest } = query as unknown as FactQuery & { kind?: string }
      const { items, ...page } = await listFacts(journal.db, { ...rest, kinds: kind?.split(',') })
      return { ...page, items: items.map(factOut) }
    },
    async fact(ref) {
      const at = ref.indexOf('#')
      const row = at < 1 ? null : await oneFact(journal.db, ref.slice(0, at), ref.slice(at + 1))
      return row && factOut(row)
    },
    journalAfter: async (after, limit) => ({ items: (await factsAfter(journal.db, after, limit)).map(factOut) }),
    async sites(query) {
      const { format, ...rest } = query as unknown as SiteQuery & { format: string }
      const { items, next } = await listSites(journal.db, rest)
      if (format !== 'geojson') return { items, next }
      const features = items.flatMap(({ lng, lat, ...properties }) => [
        {
          type: 'Feature',
          id: properties.siteId,
          geometry: lng === null || lat === null ? null : { type: 'Point', coordinates: [lng, lat] },
          properties,
        },
      ])
      return { type: 'FeatureCollection', features, next }
    },
    async site(id) {
      const site = await oneSite(journal.db, id)
      if (!site) return null
      const [{ items }, readings] = await Promise.all([
        listFacts(journal.db, { site: id, limit: 20 }),
        cache.lastReadings(id),
      ])
      return { ...site, lastFacts: items.map(factOut), readings }
    },
    alarms: () => ({
      items: [...picture.state.shelves.alarms.values()].sort(
        (a, b) => a.priority - b.priority || b.raisedAt - a.raisedAt,
      ),
    }),
    readings: (siteId) => cache.lastReadings(siteId),

    feeds: () => ({
      feeds: parts.health(),
      cache: cache.state(),
      journal: { state: journal.kind, fault: journal.fault() },
    }),
    async rejected(query) {
      const { feed, limit, cursor } = query as { feed?: string; limit: number; cursor: number }
      const [page, counts] = await Promise.all([
        listRejected(journal.db, { feed, limit, offset: cursor }),
        countRejected(journal.db),
      ])
      return {
        next: page.next,
        counts: Object.fromEntries(counts),
        rejected: page.rejected.map((row) => ({ ...row, raw: JSON.parse(row.raw) as unknown })),
      }
    },
    async replayRejected(id, raw) {
      const row = await oneRejected(journal.db, id)
      if (row?.state !== 'open') return null
      const read = tellingOf(row.feed, raw)
      if ('message' in read) return { state: 'refused', ...read }
      const { rejected } = await house.tell([{ index: 0, telling: read.telling }], {
        feed: row.feed,
        keepRefused: false,
      })
      const [refusal] = rejected
      if (refusal) return { state: 'refused', pointer: refusal.pointer, message: refusal.message }
      await closeRejected(journal.db, id, 'replayed')
      return { state: 'accepted' }
    },
    async discardRejected(id) {
      const row = await oneRejected(journal.db, id)
      if (row?.state !== 'open') return false
      await closeRejected(journal.db, id, 'discarded')
      return true
    },

    imports: parts.imports,
    unready() {
      const fault = journal.fault()
      const never = parts
        .health()
        .filter((feed) => feed.state === 'never')
        .map((feed) => `数据源 ${feed.feed} 还没有应答：${feed.fault ?? '等待第一次应答'}`)
      return [...(fault === null ? [] : [fault]), ...never]
    },
    metrics: parts.metrics,
  }
}

function factOut(row: {
  seq: number
  source: string
  id: string
  kind: string
  subject: string | null
  at: number
  seenAt: number
  body: string
  hash: string
}) {
  const { source, id, subject, body, ...rest } = row
  return { ref: `${source}#${id}`, source, siteId: subject, ...rest, body: JSON.parse(body) as unknown }
}

/** What an operator mended: a row as the upstream gave it (read again by its feed), or a telling. */
function tellingOf(feedName: string, raw: unknown): { telling: Telling } | { pointer: string; message: string } {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    return { pointer: '', message: '应是一个 JSON 对象。' }
  const { path, row } = raw as { path?: unknown; row?: unknown }
  if (typeof path !== 'string' || row === undefined) return { telling: raw as Telling }
  const stream = knownFeeds.find((feed) => feed.name === feedName)?.streams.find((each) => each.path === path)
  if (!stream) return { pointer: '/path', message: `数据源 ${feedName} 没有接口 ${path}。` }
  const verdict = stream.read(row, 0)
  if (verdict.is === 'telling') return { telling: verdict.telling }
  if (verdict.is === 'rejected')
    return { pointer: `/row${verdict.rejection.pointer}`, message: verdict.rejection.message }
  const { siteId, quantity, value, unit, at, source } = verdict.reading
  return {
    telling: {
      id: `${siteId}/${quantity}/${at}`,
      source,
      kind: 'reading',
      time: at,
      data: { siteId, quantity, value, unit },
    },
  }
}
