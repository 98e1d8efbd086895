import { and, asc, count, desc, eq, gte, inArray, isNull, lte, ne, notInArray, or, sql, type SQL } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import { within, type ComplaintScope } from './read.ts'
import { complaints, journal, matters } from './schema.ts'

export interface OpenRequestQuery {
  readonly ids: readonly string[] | null
  readonly classes: { readonly named: readonly string[]; readonly allBut: readonly string[] | null } | null
  readonly from: number | null
  readonly to: number | null
  /** Null: any; `received` includes what nobody touched yet. */
  readonly states: readonly string[] | null
  /** The part of the district that the asker answers for; null: all of it. */
  readonly scope: ComplaintScope | null
  /** Who told them; null: anyone. */
  readonly sources: readonly string[] | null
  readonly limit: number
  readonly offset: number
}

/** The complaint, or the complaint half of what was split: never a report half, never a clue. */
const ofComplaint = and(
  eq(matters.complaintId, complaints.complaintId),
  ne(matters.kind, 'tipOff'),
  ne(matters.state, 'split'),
)
const state = sql<string>`coalesce(${matters.state}, 'received')`

function ofClasses({ named, allBut }: NonNullable<OpenRequestQuery['classes']>): SQL | undefined {
  const rest = allBut && or(isNull(complaints.problemClass), notInArray(complaints.problemClass, [...allBut]))
  return or(inArray(complaints.problemClass, [...named]), rest ?? undefined)
}

/** The fact that told it is of one of these sources. Asked only of a bound key: a join would cost everybody. */
const told = (sources: readonly string[]): SQL =>
  sources.length === 0
    ? sql`false`
    : sql`EXISTS (SELECT 1 FROM ${journal} WHERE ${journal.seq} = ${complaints.seq} AND ${journal.source} IN ${[...sources]})`

function conditions(query: OpenRequestQuery): SQL | undefined {
  const { ids, classes, from, to, states, scope, sources } = query
  return and(
    inArray(complaints.kind, ['complaint', 'mixed']),
    ids === null ? undefined : inArray(complaints.complaintId, [...ids]),
    classes === null ? undefined : ofClasses(classes),
    from === null ? undefined : gte(complaints.receivedAt, from),
    to === null ? undefined : lte(complaints.receivedAt, to),
    states === null ? undefined : inArray(state, [...states]),
    scope === null ? undefined : within(scope),
    sources === null ? undefined : told(sources),
  )
}

/** Complaints with their matter, newest first; no tip-off, no consultation. `total` counts all that match, not the slice. */
export async function openRequests(db: NodePgDatabase, query: OpenRequestQuery) {
  const where = conditions(query)
  const [rows, totals] = await Promise.all([
    db
      .select({
        complaintId: complaints.complaintId,
        kind: complaints.kind,
        receivedAt: complaints.receivedAt,
        problemClass: complaints.problemClass,
        wouldBeStation: complaints.wouldBeStation,
        amount: complaints.amount,
        streetCode: complaints.streetCode,
        lng: complaints.lng,
        lat: complaints.lat,
        matter: matters.matter,
      })
      .from(complaints)
      .leftJoin(matters, ofComplaint)
      .where(where)
      .orderBy(desc(complaints.receivedAt), desc(complaints.complaintId))
      .limit(query.limit)
      .offset(query.offset),
    db.select({ n: count() }).from(complaints).leftJoin(matters, ofComplaint).where(where),
  ])
  return { rows, total: totals[0]?.n ?? 0 }
}

/** Steps of these kinds, of these matters, in order. */
export async function stepsOfKinds(
  db: NodePgDatabase,
  ids: readonly string[],
  kinds: readonly string[],
): Promise<{ on: string; body: string }[]> {
  if (ids.length === 0) return []
  return db
    .select({ on: sql<string>`${journal.subject}`, body: journal.body })
    .from(journal)
    .where(
      and(
        eq(journal.kind, 'complaint.stepped'),
        inArray(journal.subject, [...ids]),
        sql`${journal.body}::json ->> 'what' IN ${[...kinds]}`,
      ),
    )
    .orderBy(asc(journal.seq))
}

/** Whether this source told the complaint, tip-off or consultation of this number. */
export async function toldBy(db: NodePgDatabase, complaintId: string, source: string): Promise<boolean> {
  const rows = await db
    .select({ seq: complaints.seq })
    .from(complaints)
    .innerJoin(journal, eq(journal.seq, complaints.seq))
    .where(and(eq(complaints.complaintId, complaintId), eq(journal.source, source)))
  return rows.length > 0
}
