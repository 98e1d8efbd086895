import type { Registry } from 'prom-client'
import type { Cache } from './cache/cache.ts'
import type { FeedHealth, View } from './contract/picture.ts'
import type { Telling } from './contract/telling.ts'
import { hidesRespondentFrom } from './contract/hidden-respondent.ts'
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
  type FactQuery,
  type SiteQuery,
} from './journal/read.ts'
import { complaintQueryOf } from './complaint-query.ts'
import { maskDeep, restoreMasked } from './identity/masks.ts'
import { scrub } from './identity/scrub.ts'
import { closeRejected, countRejected, listRejected, oneRejected } from './journal/rejected.ts'
import type { Sealer } from './journal/sealer.ts'
import { liesIn } from './picture/redact.ts'
import { columnsOf } from './picture/register.ts'

export interface DeskParts {
  readonly house: House
  readonly cache: Cache
  readonly imports: ImportDesk
  readonly metrics: Registry
  readonly sealer: Sealer
  readonly demo: boolean
  readonly build: string
  readonly version: string
  /** Live health, replaced as feeds are heard. */
  readonly health: () => readonly FeedHealth[]
  readonly told: Desk['tell']
  /** Further reasons for not being ready, in sentences. */
  readonly waiting: () => readonly string[]
}

/** The house as the doors see it. */
export function openDesk(parts: DeskParts): Desk {
  const { house, cache, sealer } = parts
  const { journal, picture } = house

  /** A fact about a site lies where the site does. */
  async function inPart(row: { subject: string | null; body: string }, view: View): Promise<boolean> {
    const part = partOf(view)
    if (!part) return true
    const { streetCode } = JSON.parse(row.body) as { streetCode?: string }
    if (streetCode !== undefined) return part.streets.includes(streetCode)
    return row.subject !== null && (await oneSite(journal.db, row.subject, part.streets)) !== null
  }

  return {
    demo: parts.demo,
    build: parts.build,
    version: parts.version,
    district: house.district,
    tell: parts.told,

    epoch: picture.epoch,
    pictureVersion: picture.version,
    snapshot: (view) => picture.snapshot(Date.now(), view),
    missed: (since, view) => picture.missed(since, Date.now(), view),
    registerVersion: picture.sitesVersion,
    register: (view) => columnsOf(picture.state, picture.sitesVersion(), view),

    async complaints(query, view) {
      const asked = complaintQueryOf(query, (which) => picture.due(which, Date.now()))
      const { items, ...page } = await listComplaints(journal.db, { ...asked, scope: partOf(view) })
      return {
        ...page,
        items: items.map(({ receivedAt, placeUnknown, respondentName, siteId, ...row }) => {
          const hidden = hidesRespondentFrom(view, row.kind)
          return {
            ...row,
            siteId: hidden ? null : siteId,
            respondentName: hidden || respondentName === null ? null : scrub(respondentName),
            at: receivedAt,
            unknown: placeUnknown,
          }
        }),
      }
    },
    async facts(query, view) {
      const { kind, ...rest } = query as unknown as FactQuery & { kind?: string }
      const { items, ...page } = await listFacts(journal.db, {
        ...rest,
        kinds: kind?.split(','),
        streets: partOf(view)?.streets ?? null,
      })
      return {
        ...page,
        items: items.filter((row) => isMine(row, view) && !isProbed(row, rest, view)).map((row) => factSeen(row, view)),
      }
    },
    async fact(ref, view) {
      const at = ref.indexOf('#')
      const row = at < 1 ? null : await oneFact(journal.db, ref.slice(0, at), ref.slice(at + 1))
      return row && isMine(row, view) && (await inPart(row, view)) ? factSeen(row, view) : null
    },
    journalAfter: async (after, limit) => ({
      items: (await factsAfter(journal.db, after, limit, { access: true })).map(factOut),
    }),
    async sites(query, view) {
      const { format, ...rest } = query as unknown as SiteQuery & { format: string }
      const { items, next } = await listSites(journal.db, { ...rest, streets: partOf(view)?.streets ?? null })
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
    async site(id, view) {
      const streets = partOf(view)?.streets ?? null
      const site = await oneSite(journal.db, id, streets)
      if (!site) return null
      const [{ items }, readings] = await Promise.all([
        listFacts(journal.db, { site: id, limit: 20 }),
        cache.lastReadings(id),
      ])
      return { ...site, lastFacts: items.filter((row) => isMine(row, view)).map(factOut), readings }
    },
    alarms: (view) => ({
      items: Object.values(picture.snapshot(Date.now(), view).shelves.alarms).sort(
        (a, b) => a.priority - b.priority || b.raisedAt - a.raisedAt,
      ),
    }),
    async readings(siteId, view) {
      const part = partOf(view)
      if (part && !(await oneSite(journal.db, siteId, part.streets))) return null
      return cache.lastReadings(siteId)
    },

    feeds: () => ({
      feeds: parts.health(),
      cache: cache.state(),
      journal: { state: journal.kind, fault: journal.fault() },
    }),
    async rejected(query) {
      const { feed, limit, cursor } = query as { feed?: string; limit: number; cursor: number }
      const [page, counts] = await Promise.all([
        listRejected(journal.db, sealer, { feed, limit, offset: cursor }),
        countRejected(journal.db),
      ])
      return {
        next: page.next,
        counts: Object.fromEntries(counts),
        // Whoever mends a record need not see whom it is about.
        rejected: page.rejected.map((row) => ({
          ...row,
          message: scrub(row.message),
          raw: maskDeep(JSON.parse(row.raw) as unknown),
        })),
      }
    },
    async replayRejected(id, raw) {
      const row = await oneRejected(journal.db, sealer, id)
      if (row?.state !== 'open') return null
      const read = tellingOf(row.feed, restoreMasked(JSON.parse(row.raw) as unknown, raw))
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
      const row = await oneRejected(journal.db, sealer, id)
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
      return [...(fault === null ? [] : [fault]), ...never, ...parts.waiting()]
    },
    metrics: parts.metrics,
  }
}

const partOf = (view: View) => (typeof view === 'string' ? null : view)

/** A complaint of another station on one's own street is that station's. */
function isMine(row: { kind: string; body: string }, view: View): boolean {
  const part = partOf(view)
  if (!part || row.kind !== 'complaint.received') return true
  const { wouldBeStation, streetCode } = JSON.parse(row.body) as { wouldBeStation?: string; streetCode?: string }
  return liesIn(part, wouldBeStation ?? null, streetCode ?? null)
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

/** Whom a hidden fact is about may not be found out by asking for a site, or for what its body holds. */
const isProbed = (row: { kind: string; body: string }, { site, holds, above }: FactQuery, view: View) =>
  (site !== undefined || holds !== undefined || above !== undefined) &&
  row.kind === 'complaint.received' &&
  hidesRespondentFrom(view, (JSON.parse(row.body) as { kind: string }).kind)

/** A fact as a view may see it: whom a tip-off is about stands in the body and names the site. */
function factSeen(row: Parameters<typeof factOut>[0], view: View) {
  const fact = factOut(row)
  if (row.kind !== 'complaint.received') return fact
  const { respondent: _, ...rest } = fact.body as { kind: string; respondent: unknown }
  return hidesRespondentFrom(view, rest.kind) ? { ...fact, siteId: null, body: rest } : fact
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
