import { and, asc, eq, gt, gte, inArray, lt, lte, min, ne, sql, type SQL } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { complaints, journal, journalHead, matters } from './schema.ts'

const columns = {
  complaintId: complaints.complaintId,
  kind: complaints.kind,
  receivedAt: complaints.receivedAt,
  wouldBeStation: complaints.wouldBeStation,
  streetCode: complaints.streetCode,
  problemClass: complaints.problemClass,
  channel: complaints.channel,
  id: matters.id,
  state: matters.state,
  station: matters.station,
  closedAt: matters.closedAt,
  counted: matters.counted,
  /** Only where `counted` is not kept: the whole is long. */
  matter: sql<string | null>`CASE WHEN ${matters.counted} IS NULL THEN ${matters.matter} END`,
}

/** A matter with its submission, or a submission that nobody touched. */
export type StoredCount = Awaited<ReturnType<typeof countedOf>>[number]

const joined = (db: NodePgDatabase) =>
  db.select(columns).from(complaints).leftJoin(matters, eq(matters.complaintId, complaints.complaintId))

/**
 * Everything a count of a period [from, to) (epoch ms) rests on, in pages of about so many rows: what was received in it, touched
 * or not, and what was received earlier and closed in it. Consultations are left out. Pages are read one after the other: what
 * moves meanwhile stands in the journal after the `headOf` before.
 */
export async function* countedPages(
  db: NodePgDatabase,
  from: number,
  to: number,
  limit: number,
): AsyncGenerator<readonly StoredCount[]> {
  const received = and(gte(complaints.receivedAt, from), lt(complaints.receivedAt, to), ne(complaints.kind, 'consult'))
  for (let after: { at: number; id: string } | null = null; ;) {
    const beyond: SQL | null =
      after && sql`(${complaints.receivedAt}, ${complaints.complaintId}) > (${after.at}, ${after.id})`
    const page = await db
      .select({ id: complaints.complaintId, at: complaints.receivedAt })
      .from(complaints)
      .where(and(received, beyond ?? undefined))
      .orderBy(asc(complaints.receivedAt), asc(complaints.complaintId))
      .limit(limit)
    const last = page.at(-1)
    if (last === undefined) break
    yield await countedOf(
      db,
      page.map(({ id }) => id),
      [],
    )
    after = last
  }
  const closed = and(gte(matters.closedAt, from), lt(matters.closedAt, to), lt(complaints.receivedAt, from))
  for (let after: { at: number; id: string } | null = null; ;) {
    const beyond: SQL | null = after && sql`(${matters.closedAt}, ${matters.id}) > (${after.at}, ${after.id})`
    const page = await joined(db)
      .where(and(closed, ne(complaints.kind, 'consult'), beyond ?? undefined))
      .orderBy(asc(matters.closedAt), asc(matters.id))
      .limit(limit)
    const last = page.at(-1)
    if (last === undefined) break
    yield page
    after = { at: last.closedAt ?? to, id: last.id ?? '' }
  }
}

const oneOf = (column: PgColumn, ids: readonly string[]) => sql`${column} = ANY(${sql.param([...ids])}::text[])`

/** The same of some submissions and some matters, by their numbers; in no order. */
export async function countedOf(db: NodePgDatabase, complaintIds: readonly string[], matterIds: readonly string[]) {
  const one = complaintIds.length === 0 ? [] : joined(db).where(oneOf(complaints.complaintId, complaintIds))
  const other = matterIds.length === 0 ? [] : joined(db).where(oneOf(matters.id, matterIds))
  return (await Promise.all([one, other])).flat()
}

/** A submission that was merged into another: into which, and when it was received itself (epoch ms). */
export interface Merged {
  readonly id: string
  readonly into: string
  readonly receivedAt: number
}

/** Everything received from a moment (epoch ms) on that was merged into something else, in pages of so many. */
export async function* mergedPages(db: NodePgDatabase, from: number, limit: number): AsyncGenerator<readonly Merged[]> {
  for (let after: { receivedAt: number; id: string } | null = null; ;) {
    const beyond: SQL | null = after && sql`(${matters.receivedAt}, ${matters.id}) > (${after.receivedAt}, ${after.id})`
    const page = await db
      .select({
        id: matters.id,
        into: sql<string | null>`coalesce(${matters.counted}, ${matters.matter})::json ->> 'mergedInto'`,
        receivedAt: matters.receivedAt,
      })
      .from(matters)
      .where(and(eq(matters.state, 'merged'), gte(matters.receivedAt, from), beyond ?? undefined))
      .orderBy(asc(matters.receivedAt), asc(matters.id))
      .limit(limit)
    const last = page.at(-1)
    if (last === undefined) return
    yield page.flatMap(({ into, ...rest }) => (into === null ? [] : [{ ...rest, into }]))
    after = last
  }
}

/**
 * The number of the last record of the journal, and how many matters there are, as of one moment. Matters move with the journal
 * alone: where their number is another while its end is the same, somebody was at the tables by hand.
 */
export async function headOf(db: NodePgDatabase): Promise<{ readonly seq: number; readonly matters: number }> {
  const count = sql<number>`(SELECT count(*)::int FROM ${matters})`
  const [row] = await db.select({ seq: journalHead.seq, matters: count }).from(journalHead)
  return row ?? { seq: 0, matters: 0 }
}

/** What was received or moved after a number of the journal and up to another: numbers of submissions and of matters, each once. */
export async function touchedBetween(db: NodePgDatabase, after: number, upTo: number): Promise<readonly string[]> {
  const kinds = ['complaint.received', 'complaint.stepped']
  // A telling's subject is the site that it is about.
  const id = sql<
    string | null
  >`CASE ${journal.kind} WHEN 'complaint.received' THEN ${journal.body}::json ->> 'complaintId' ELSE ${journal.subject} END`
  const rows = await db
    .selectDistinct({ id })
    .from(journal)
    .where(and(gt(journal.seq, after), lte(journal.seq, upTo), inArray(journal.kind, kinds)))
  return rows.flatMap(({ id }) => id ?? [])
}

/** When the first submission was received (epoch ms), or null: before it the record knows nothing. */
export async function firstReceived(db: NodePgDatabase): Promise<number | null> {
  const [row] = await db.select({ at: min(complaints.receivedAt) }).from(complaints)
  return row?.at ?? null
}

/** What a list shows of counted submissions, by number of the submission; `state` null: nobody touched it. In no order. */
export async function shownOf(db: NodePgDatabase, complaintIds: readonly string[]) {
  if (complaintIds.length === 0) return []
  return db
    .select({
      complaintId: complaints.complaintId,
      submitted: complaints.kind,
      respondentName: complaints.respondentName,
      id: sql<string>`coalesce(${matters.id}, ${complaints.complaintId})`,
      state: matters.state,
    })
    .from(complaints)
    .leftJoin(matters, eq(matters.complaintId, complaints.complaintId))
    .where(inArray(complaints.complaintId, [...complaintIds]))
    .orderBy(asc(complaints.complaintId))
}

/** Submissions as they were received, by number; in no order. */
export const receivedOf = (db: NodePgDatabase, complaintIds: readonly string[]) =>
  db
    .select()
    .from(complaints)
    .where(inArray(complaints.complaintId, [...complaintIds]))
