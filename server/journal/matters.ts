import { and, asc, eq, gt, gte, inArray, isNull, lte, ne, notInArray, or, sql } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import { complaints, journal, matters } from './schema.ts'
import { build, required, statementOf, type Statement } from './statement.ts'

export type MatterRow = typeof matters.$inferSelect

export async function matterById(db: NodePgDatabase, id: string): Promise<MatterRow | null> {
  const [row] = await db.select().from(matters).where(eq(matters.id, id))
  return row ?? null
}

/** Everything that came of one submission: itself, its halves, clues found in it. */
export const mattersOf = (db: NodePgDatabase, complaintId: string): Promise<MatterRow[]> =>
  db.select().from(matters).where(eq(matters.complaintId, complaintId)).orderBy(asc(matters.id))

/** Those the house itself must move by `now` (epoch ms), the longest due first; what is only to be looked at again waits behind them. */
export const dueMatters = (db: NodePgDatabase, now: number, limit: number): Promise<MatterRow[]> =>
  db
    .select()
    .from(matters)
    .where(lte(matters.dueAt, now))
    .orderBy(asc(sql`${matters.dueAt} = 0`), asc(matters.dueAt))
    .limit(limit)

/** Mixed submissions that nobody has parted yet, but for those named, those received first on top. */
export const unsplit = (db: NodePgDatabase, but: readonly string[], limit: number) =>
  db
    .select({
      complaintId: complaints.complaintId,
      kind: complaints.kind,
      receivedAt: complaints.receivedAt,
      wouldBeStation: complaints.wouldBeStation,
      amount: complaints.amount,
      problemClass: complaints.problemClass,
      streetCode: complaints.streetCode,
    })
    .from(complaints)
    .leftJoin(matters, eq(matters.id, complaints.complaintId))
    .where(and(eq(complaints.kind, 'mixed'), isNull(matters.id), notInArray(complaints.complaintId, [...but])))
    .orderBy(asc(complaints.receivedAt))
    .limit(limit)

const fromSource = (source: string) =>
  sql`EXISTS (SELECT 1 FROM ${journal} WHERE ${journal.seq} = ${complaints.seq} AND ${journal.source} = ${source})`

/** Complaints and tip-offs that one source told and nobody touched, received in [since, before] (epoch ms), the oldest first. */
export const untouchedFrom = (db: NodePgDatabase, source: string, since: number, before: number, limit: number) =>
  db
    .select({
      complaintId: complaints.complaintId,
      kind: complaints.kind,
      receivedAt: complaints.receivedAt,
      wouldBeStation: complaints.wouldBeStation,
      amount: complaints.amount,
      problemClass: complaints.problemClass,
      streetCode: complaints.streetCode,
    })
    .from(complaints)
    .leftJoin(matters, eq(matters.complaintId, complaints.complaintId))
    .where(
      and(
        inArray(complaints.kind, ['complaint', 'tipOff']),
        isNull(matters.id),
        gte(complaints.receivedAt, since),
        lte(complaints.receivedAt, before),
        fromSource(source),
      ),
    )
    .orderBy(asc(complaints.receivedAt))
    .limit(limit)

/** Matters of one source that are in none of these states, by id, from the one after `after` on. */
export const openFrom = (db: NodePgDatabase, source: string, states: readonly string[], after: string, limit: number) =>
  db
    .select({ matter: matters, amount: complaints.amount })
    .from(matters)
    .innerJoin(complaints, eq(matters.complaintId, complaints.complaintId))
    .where(and(notInArray(matters.state, [...states]), gt(matters.id, after), fromSource(source)))
    .orderBy(asc(matters.id))
    .limit(limit)

/** The first step of a matter; fails with constraint `matters_pkey` when somebody took it first. */
export const insertMatter = (row: MatterRow): Statement => statementOf(build.insert(matters).values(row))

/** The next steps of a matter; touches no row, and so refuses its order, when it moved on from `version` meanwhile. */
export const moveMatter = ({ id, ...row }: MatterRow, version: number): Statement =>
  required(
    statementOf(
      build
        .update(matters)
        .set(row)
        .where(and(eq(matters.id, id), eq(matters.version, version))),
    ),
  )

/** When the house must look at a matter again; nothing, when it moved on meanwhile. */
export const putDue = (id: string, version: number, dueAt: number | null, nextDueAt: number | null): Statement =>
  statementOf(
    build
      .update(matters)
      .set({ dueAt, nextDueAt })
      .where(and(eq(matters.id, id), eq(matters.version, version))),
  )

/** Everything that is in none of these states is looked at again at once: another calendar counts. */
export const lookAgain = (ended: readonly string[]): Statement =>
  statementOf(
    build
      .update(matters)
      .set({ dueAt: 0 })
      .where(notInArray(matters.state, [...ended])),
  )

export interface QueueQuery {
  /** States asked for; `received` and `verifying` include what nobody touched yet. */
  readonly states: readonly string[]
  /** Those of some stations, or those that lie at none (the desk's own); null: the whole district. */
  readonly stations: readonly string[] | 'none' | null
  /** What is in somebody else's lane does not count. `to`: the lane's member who asks, and sees what is in his lane alone. Undefined: every lane. */
  readonly holder?: { readonly actor: string; readonly to?: string | undefined } | undefined
  /** One matter, or all that came of one submission. */
  readonly number?: string | undefined
  readonly kind?: 'complaint' | 'tipOff' | undefined
  readonly limit: number
}

/** Where something stands that nobody touched: a complaint is received, a tip-off is in verification since its receipt. */
const standing = sql<string>`coalesce(${matters.state}, CASE WHEN ${complaints.kind} = 'tipOff' THEN 'verifying' ELSE 'received' END)`
/** Stations verify the tip-offs of their own area, which are sent to nobody (处罚程序规定 Art. 18). */
const ofStations = (stations: readonly string[]) =>
  or(
    inArray(matters.station, [...stations]),
    and(
      isNull(matters.station),
      eq(sql`coalesce(${matters.kind}, ${complaints.kind})`, 'tipOff'),
      inArray(complaints.wouldBeStation, [...stations]),
    ),
  )

const waiting = {
  complaintId: complaints.complaintId,
  problemClass: complaints.problemClass,
  respondentName: complaints.respondentName,
  streetCode: complaints.streetCode,
  wouldBeStation: complaints.wouldBeStation,
  amount: complaints.amount,
  receivedAt: complaints.receivedAt,
}

/** What was worked on, what runs out first on top. */
function touched(db: NodePgDatabase, { states, stations, holder, number, kind, limit }: QueueQuery) {
  const held = holder === undefined ? undefined : eq(matters.laneActor, holder.actor)
  const his =
    holder?.to === undefined
      ? held && or(isNull(matters.lane), held)
      : and(held, or(isNull(matters.laneTo), eq(matters.laneTo, holder.to)))
  const where = stations === null ? undefined : stations === 'none' ? isNull(matters.station) : ofStations(stations)
  return db
    .select({
      ...waiting,
      id: matters.id,
      kind: matters.kind,
      state: matters.state,
      lane: matters.lane,
      station: matters.station,
      version: matters.version,
      matter: sql<string | null>`${matters.matter}`,
    })
    .from(matters)
    .innerJoin(complaints, eq(matters.complaintId, complaints.complaintId))
    .where(
      and(
        inArray(matters.state, [...states]),
        where,
        his,
        kind && eq(matters.kind, kind),
        number === undefined ? undefined : or(eq(matters.id, number), eq(matters.complaintId, number)),
      ),
    )
    .orderBy(sql`${matters.nextDueAt} ASC NULLS LAST`, asc(matters.id))
    .limit(limit)
}

/** What nobody touched yet, of one kind; of one kind and procedure it runs out in the order of its receipt. */
const untouchedOf = (
  db: NodePgDatabase,
  kind: string,
  stations: readonly string[] | null,
  { number, limit }: Pick<QueueQuery, 'number' | 'limit'>,
) =>
  db
    .select({
      ...waiting,
      id: complaints.complaintId,
      kind: complaints.kind,
      state: sql<string>`${kind === 'tipOff' ? 'verifying' : 'received'}`,
      lane: sql<string | null>`NULL`,
      station: sql<string | null>`NULL`,
      version: sql<number>`0`,
      matter: sql<string | null>`NULL`,
    })
    .from(complaints)
    .leftJoin(matters, eq(matters.complaintId, complaints.complaintId))
    .where(
      and(
        eq(complaints.kind, kind),
        isNull(matters.id),
        stations === null ? undefined : inArray(complaints.wouldBeStation, [...stations]),
        number === undefined ? undefined : eq(complaints.complaintId, number),
      ),
    )
    .orderBy(asc(complaints.receivedAt), asc(complaints.complaintId))
    .limit(limit)

/**
 * Everything that can be among the first `limit` of a queue, each part in its own order: whoever asks knows the deadlines and
 * puts them together. Consultations are no matters.
 */
export async function queue(db: NodePgDatabase, query: QueueQuery) {
  const { states, holder } = query
  const stations = typeof query.stations === 'string' ? null : query.stations
  // A complaint that nobody touched is the desk's; a tip-off is its station's to verify from its receipt (处罚程序规定 Art. 18).
  const complaintsToo = states.includes('received') && stations === null
  const kinds = [...(complaintsToo ? ['complaint', 'mixed'] : []), ...(states.includes('verifying') ? ['tipOff'] : [])]
  const own = (holder?.to === undefined ? kinds : []).filter((each) => query.kind === undefined || each === query.kind)
  const parts = await Promise.all([touched(db, query), ...own.map((kind) => untouchedOf(db, kind, stations, query))])
  return parts.flat()
}

/** How many matters stand in each state and lane; what nobody touched counts as received. */
export async function countMatters(db: NodePgDatabase) {
  const state = standing
  return db
    .select({ state, lane: matters.lane, count: sql<number>`count(*)::int` })
    .from(complaints)
    .leftJoin(matters, eq(matters.complaintId, complaints.complaintId))
    .where(ne(complaints.kind, 'consult'))
    .groupBy(state, matters.lane)
}

/** Steps of a matter as the journal has them, in order. */
export async function stepsOf(db: NodePgDatabase, id: string): Promise<{ seq: number; body: string }[]> {
  return db
    .select({ seq: journal.seq, body: journal.body })
    .from(journal)
    .where(and(eq(journal.kind, 'complaint.stepped'), eq(journal.subject, id)))
    .orderBy(asc(journal.seq))
}
