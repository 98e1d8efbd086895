import { and, asc, eq, gte, inArray, isNull, lt, min, ne, or, sql } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import { wouldGoWithin as within, type ComplaintScope } from './read.ts'
import { complaints, matters } from './schema.ts'

const columns = {
  complaintId: complaints.complaintId,
  kind: complaints.kind,
  receivedAt: complaints.receivedAt,
  wouldBeStation: complaints.wouldBeStation,
  streetCode: complaints.streetCode,
  problemClass: complaints.problemClass,
  channel: complaints.channel,
  id: matters.id,
  station: matters.station,
  counted: matters.counted,
  /** Only where `counted` is not kept: the whole is long. */
  matter: sql<string | null>`CASE WHEN ${matters.counted} IS NULL THEN ${matters.matter} END`,
}

/**
 * Everything a count of a period [from, to) (epoch ms) rests on: what was received in it, touched or not, and what was received
 * earlier and closed in it. Consultations and split submissions are left out, their halves are not.
 */
export async function countedIn(db: NodePgDatabase, from: number, to: number, scope: ComplaintScope | null) {
  const whole = and(
    ne(complaints.kind, 'consult'),
    or(isNull(matters.state), ne(matters.state, 'split')),
    scope ? within(scope) : undefined,
  )
  const joined = () =>
    db.select(columns).from(complaints).leftJoin(matters, eq(matters.complaintId, complaints.complaintId))
  const [received, closed] = await Promise.all([
    joined().where(and(gte(complaints.receivedAt, from), lt(complaints.receivedAt, to), whole)),
    joined().where(and(gte(matters.closedAt, from), lt(matters.closedAt, to), lt(complaints.receivedAt, from), whole)),
  ])
  return [...received, ...closed]
}

/**
 * A fingerprint of what `countedIn` would read: how many rows, and how many steps they have taken. A step only ever adds to it,
 * so that the same print is the same rows; it reads no long column and costs a fraction of them.
 */
export async function printOf(db: NodePgDatabase, from: number, to: number, scope: ComplaintScope | null) {
  const part = scope ? within(scope) : undefined
  const counts = () =>
    db
      .select({ print: sql<string>`count(*) || '/' || coalesce(sum(${matters.version}), 0)` })
      .from(complaints)
      .leftJoin(matters, eq(matters.complaintId, complaints.complaintId))
  const both = await Promise.all([
    counts().where(and(gte(complaints.receivedAt, from), lt(complaints.receivedAt, to), part)),
    counts().where(and(gte(matters.closedAt, from), lt(matters.closedAt, to), lt(complaints.receivedAt, from), part)),
  ])
  return both
    .flat()
    .map(({ print }) => print)
    .join('|')
}

/** When the first submission was received (epoch ms), or null: before it the record knows nothing. */
export async function firstReceived(db: NodePgDatabase): Promise<number | null> {
  const [row] = await db.select({ at: min(complaints.receivedAt) }).from(complaints)
  return row?.at ?? null
}

/** What a list shows of counted submissions, by number of the submission; in no order. */
export async function shownOf(db: NodePgDatabase, complaintIds: readonly string[]) {
  if (complaintIds.length === 0) return []
  return db
    .select({
      complaintId: complaints.complaintId,
      respondentName: complaints.respondentName,
      id: sql<string>`coalesce(${matters.id}, ${complaints.complaintId})`,
      state: sql<string>`coalesce(${matters.state}, 'received')`,
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
