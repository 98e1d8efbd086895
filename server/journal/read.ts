import { and, asc, desc, eq, gte, isNotNull, isNull, lt, or, sql, count, type SQL } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import { complaints, journal, sites } from './schema.ts'

/** A cursor is the sort key of the last row given: opaque outside, plain here. */
const encodeCursor = (key: readonly (string | number)[]) => Buffer.from(JSON.stringify(key)).toString('base64url')
function decodeCursor(cursor: string | undefined): [number, string] | null {
  if (!cursor) return null
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (Array.isArray(key) && typeof key[0] === 'number') return [key[0], String(key[1] ?? '')]
  } catch {
    // falls through to the sentence below
  }
  throw new BadCursor('cursor 不是本接口给出的游标，请从第一页重新开始。')
}
export class BadCursor extends Error {
  override readonly name = 'BadCursor'
}

export interface ComplaintQuery {
  readonly from?: number | undefined
  readonly to?: number | undefined
  readonly problemClass?: string | undefined
  readonly unplaced?: boolean | undefined
  readonly kind?: string | undefined
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

export interface FactQuery {
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

/** Facts by time of happening, newest first. */
export async function listFacts(db: NodePgDatabase, query: FactQuery) {
  const where: SQL[] = []
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

export async function oneFact(db: NodePgDatabase, source: string, id: string) {
  const [row] = await db
    .select(factColumns)
    .from(journal)
    .where(and(eq(journal.source, source), eq(journal.id, id)))
  return row ?? null
}

/** Facts after a number, in journal order: what an auditor or a follower reads. */
export const factsAfter = (db: NodePgDatabase, after: number, limit: number) =>
  db
    .select(factColumns)
    .from(journal)
    .where(sql`${journal.seq} > ${after}`)
    .orderBy(asc(journal.seq))
    .limit(limit)

export async function oneSite(db: NodePgDatabase, siteId: string) {
  const [row] = await db.select().from(sites).where(eq(sites.siteId, siteId))
  return row ?? null
}

export interface SiteQuery {
  readonly kind?: string | undefined
  /** west, south, east, north in WGS-84 degrees. */
  readonly bbox?: readonly [number, number, number, number] | undefined
  readonly limit: number
  readonly cursor?: string | undefined
}

/** Sites in order of their id. */
export async function listSites(db: NodePgDatabase, query: SiteQuery) {
  const where: SQL[] = []
  if (query.kind) where.push(eq(sites.kind, query.kind))
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
