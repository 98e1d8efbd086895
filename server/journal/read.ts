import {
  and,
  asc,
  count,
  desc,
  eq,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  notInArray,
  or,
  sql,
  type SQL,
} from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import { decodeCursor, encodeCursor } from './cursor.ts'
import { handled, type Handled } from './read-handled.ts'
import { CLOSED_KINDS } from './rows.ts'
import { complaints, journal, matters, sites } from './schema.ts'

export { BadCursor } from './cursor.ts'

/** The part of the district that the asker answers for; empty lists are nothing. */
export interface ComplaintScope {
  readonly stations: readonly string[]
  readonly streets: readonly string[]
}

/** What would go to somebody's stations; where none is known, what lies in his streets. */
const wouldGoWithin = ({ stations, streets }: ComplaintScope) =>
  or(
    inArray(complaints.wouldBeStation, [...stations]),
    and(isNull(complaints.wouldBeStation), inArray(complaints.streetCode, [...streets])),
  )!

const matterOf = sql`SELECT 1 FROM ${matters} WHERE ${matters.complaintId} = ${complaints.complaintId} AND ${matters.state} <> 'split'`
/** Some matter of it was sent nowhere yet, or nobody touched it. */
const unsent = sql`(NOT EXISTS (${matterOf}) OR EXISTS (${matterOf} AND ${matters.station} IS NULL))`

/**
 * A submission belongs to each station that one of its matters was sent to; what was sent nowhere, to the station it would go
 * to, and where none is known, to whoever has its street.
 */
export const within = (scope: ComplaintScope): SQL => {
  const { stations } = scope
  const sent = stations.length === 0 ? sql`false` : sql`EXISTS (${matterOf} AND ${matters.station} IN ${[...stations]})`
  return sql`(${sent} OR (${wouldGoWithin(scope)} AND ${unsent}))`
}

export interface ComplaintQuery {
  readonly from?: number | undefined
  readonly to?: number | undefined
  readonly problemClass?: string | undefined
  readonly unplaced?: boolean | undefined
  readonly kind?: string | undefined
  /** Null or absent: the whole district. */
  readonly scope?: ComplaintScope | null | undefined
  readonly handled?: Handled | undefined
  readonly limit: number
  readonly cursor?: string | undefined
}

/** Complaints, newest first, each with the fact that told it. `total` counts all that match, not the page. */
export async function listComplaints(db: NodePgDatabase, query: ComplaintQuery) {
  const where: SQL[] = []
  if (query.from !== undefined) where.push(gte(complaints.receivedAt, query.from))
  if (query.to !== undefined) where.push(lt(complaints.receivedAt, query.to))
  if (query.problemClass !== undefined)
    where.push(
      query.problemClass === '' ? isNull(complaints.problemClass) : eq(complaints.problemClass, query.problemClass),
    )
  if (query.unplaced) where.push(isNotNull(complaints.placeUnknown))
  if (query.kind) where.push(eq(complaints.kind, query.kind))
  if (query.scope) where.push(within(query.scope))
  if (query.handled) where.push(...handled(query.handled))
  const after = decodeCursor(query.cursor)
  const earlier = after && and(eq(complaints.receivedAt, after[0]), lt(complaints.complaintId, after[1]))
  const page = after ? or(lt(complaints.receivedAt, after[0]), earlier ?? undefined) : undefined
  const [items, totals] = await Promise.all([
    db
      .select({ complaint: complaints, source: journal.source, id: journal.id })
      .from(complaints)
      .innerJoin(journal, eq(journal.seq, complaints.seq))
      .where(and(...where, page))
      .orderBy(desc(complaints.receivedAt), desc(complaints.complaintId))
      .limit(query.limit + 1),
    db
      .select({ n: count() })
      .from(complaints)
      .where(and(...where)),
  ])
  const rows = items
    .slice(0, query.limit)
    .map(({ complaint, source, id }) => ({ ...complaint, ref: `${source}#${id}` }))
  const last = rows.at(-1)
  const next = items.length > query.limit && last ? encodeCursor([last.receivedAt, last.complaintId]) : null
  return { items: rows, next, total: totals[0]?.n ?? 0 }
}

/** One complaint with the fact that told it; null when there is none, or none in `scope`. */
export async function oneComplaint(db: NodePgDatabase, complaintId: string, scope: ComplaintScope | null = null) {
  const [row] = await db
    .select({ complaint: complaints, source: journal.source, id: journal.id })
    .from(complaints)
    .innerJoin(journal, eq(journal.seq, complaints.seq))
    .where(and(eq(complaints.complaintId, complaintId), scope ? within(scope) : undefined))
  return row ? { ...row.complaint, ref: `${row.source}#${row.id}` } : null
}

/** What a reader of facts may see beyond or short of the rest. */
export interface FactSight {
  /** Orders and accesses too: for the auditor only. */
  readonly access?: boolean | undefined
}
const seen = ({ access }: FactSight) => (access ? undefined : notInArray(journal.kind, [...CLOSED_KINDS]))

export interface FactQuery extends FactSight {
  /** Only facts of these streets (nine-digit codes), told with the fact or known of its site; null or absent: all. */
  readonly streets?: readonly string[] | null | undefined
  readonly kinds?: readonly string[] | undefined
  readonly from?: number | undefined
  readonly to?: number | undefined
  readonly site?: string | undefined
  /** Only facts whose body holds this, such as {"positive": true}. */
  readonly holds?: Readonly<Record<string, unknown>> | undefined
  /** Only facts whose body's fields exceed these numbers, such as {"trapped": 0}. */
  readonly above?: Readonly<Record<string, number>> | undefined
  readonly limit: number
  readonly cursor?: string | undefined
}

const factColumns = {
  seq: journal.seq,
  source: journal.source,
  id: journal.id,
  kind: journal.kind,
  subject: journal.subject,
  at: journal.at,
  seenAt: journal.seenAt,
  body: journal.body,
  hash: sql<string>`encode(${journal.hash}, 'hex')`,
}

const inStreets = (streets: readonly string[]) =>
  streets.length === 0
    ? sql`false`
    : sql`(${journal.subject} IN (SELECT site_id FROM sites WHERE street_code IN ${[...streets]}) OR ${journal.body}::json ->> 'streetCode' IN ${[...streets]})`

/** Facts by time of happening, newest first. */
export async function listFacts(db: NodePgDatabase, query: FactQuery) {
  const where: SQL[] = []
  const visible = seen(query)
  if (visible) where.push(visible)
  if (query.streets) where.push(inStreets(query.streets))
  if (query.kinds?.length) where.push(sql`${journal.kind} IN ${[...query.kinds]}`)
  if (query.from !== undefined) where.push(gte(journal.at, query.from))
  if (query.to !== undefined) where.push(lt(journal.at, query.to))
  if (query.site !== undefined) where.push(eq(journal.subject, query.site))
  if (query.holds && Object.keys(query.holds).length > 0)
    where.push(sql`${journal.body}::jsonb @> ${JSON.stringify(query.holds)}::jsonb`)
  for (const [field, least] of Object.entries(query.above ?? {}))
    where.push(sql`${journal.body}::jsonb @@ ${`$.${JSON.stringify(field)} > ${least}`}::jsonpath`)
  const after = decodeCursor(query.cursor)
  const page = after
    ? or(lt(journal.at, after[0]), and(eq(journal.at, after[0]), lt(journal.seq, Number(after[1]))))
    : undefined
  const [items, totals] = await Promise.all([
    db
      .select(factColumns)
      .from(journal)
      .where(and(...where, page))
      .orderBy(desc(journal.at), desc(journal.seq))
      .limit(query.limit + 1),
    db
      .select({ n: count() })
      .from(journal)
      .where(and(...where)),
  ])
  const rows = items.slice(0, query.limit)
  const last = rows.at(-1)
  return {
    items: rows,
    next: items.length > query.limit && last ? encodeCursor([last.at, last.seq]) : null,
    total: totals[0]?.n ?? 0,
  }
}

/** One fact by its ref; null when there is none that the reader may see. */
export async function oneFact(db: NodePgDatabase, source: string, id: string, sight: FactSight = {}) {
  const [row] = await db
    .select(factColumns)
    .from(journal)
    .where(and(eq(journal.source, source), eq(journal.id, id), seen(sight)))
  return row ?? null
}

/** Facts after a number, in journal order: what an auditor or a follower reads. Numbers left out are facts the reader may not see. */
export const factsAfter = (db: NodePgDatabase, after: number, limit: number, sight: FactSight = {}) =>
  db
    .select(factColumns)
    .from(journal)
    .where(and(gt(journal.seq, after), seen(sight)))
    .orderBy(asc(journal.seq))
    .limit(limit)

/** One site; null when there is none, or none in these streets. */
export async function oneSite(db: NodePgDatabase, siteId: string, streets: readonly string[] | null = null) {
  const [row] = await db
    .select()
    .from(sites)
    .where(and(eq(sites.siteId, siteId), streets ? inArray(sites.streetCode, [...streets]) : undefined))
  return row ?? null
}

export interface SiteQuery {
  /** Part of the name, as it is written. */
  readonly name?: string | undefined
  readonly kind?: string | undefined
  /** west, south, east, north in WGS-84 degrees. */
  readonly bbox?: readonly [number, number, number, number] | undefined
  /** Nine-digit codes; null or absent: all. */
  readonly streets?: readonly string[] | null | undefined
  readonly limit: number
  readonly cursor?: string | undefined
}

/** Sites in order of their id. */
export async function listSites(db: NodePgDatabase, query: SiteQuery) {
  const where: SQL[] = []
  if (query.kind) where.push(eq(sites.kind, query.kind))
  if (query.name) where.push(sql`position(${query.name} in ${sites.name}) > 0`)
  if (query.streets) where.push(inArray(sites.streetCode, [...query.streets]))
  if (query.bbox) {
    const [west, south, east, north] = query.bbox
    where.push(sql`${sites.lng} BETWEEN ${west} AND ${east} AND ${sites.lat} BETWEEN ${south} AND ${north}`)
  }
  const after = decodeCursor(query.cursor)
  const page = after ? sql`${sites.siteId} > ${after[1]}` : undefined
  const items = await db
    .select()
    .from(sites)
    .where(and(...where, page))
    .orderBy(asc(sites.siteId))
    .limit(query.limit + 1)
  const rows = items.slice(0, query.limit)
  const last = rows.at(-1)
  return { items: rows, next: items.length > query.limit && last ? encodeCursor([0, last.siteId]) : null }
}
