import { and, asc, count, desc, eq, gte, inArray, isNull, isNotNull, lt, lte, ne, or, sql, type SQL } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import { decodeCursor, encodeCursor } from './cursor.ts'
import { urgings, urgingSteps } from './schema.ts'
import { build, required, statementOf, type Statement } from './statement.ts'

export type UrgingRow = typeof urgings.$inferSelect

export async function urgingById(db: NodePgDatabase, id: string): Promise<UrgingRow | null> {
  const [row] = await db.select().from(urgings).where(eq(urgings.id, id))
  return row ?? null
}

function isAbout(about: Parameters<typeof openUrgingOf>[1]): SQL {
  if ('taskId' in about) return eq(urgings.taskId, about.taskId)
  if ('complaintId' in about) return eq(urgings.complaintId, about.complaintId)
  return sql`${urgings.taskId} IN (SELECT id FROM tasks WHERE campaign = ${about.campaign})`
}

/**
 * The slip that stands about a task or a complaint with a unit; null: none. At most one does, by an index. About any task of a
 * campaign: the one that was opened first.
 */
export async function openUrgingOf(
  db: NodePgDatabase,
  about: { readonly taskId: string } | { readonly complaintId: string } | { readonly campaign: string },
  unit: string,
): Promise<UrgingRow | null> {
  const [row] = await db
    .select()
    .from(urgings)
    .where(and(isAbout(about), eq(urgings.unit, unit), isNull(urgings.endedAt)))
    .orderBy(asc(urgings.openedAt), asc(urgings.id))
    .limit(1)
  return row ?? null
}

/** The first step of a slip; fails with a constraint when the number is taken, or when the unit is urged about the same already. */
export const insertUrging = (row: UrgingRow): Statement => statementOf(build.insert(urgings).values(row))

/** The next steps of a slip; touches no row, and so refuses its order, when it moved on from `version` meanwhile. */
export const moveUrging = ({ id, ...row }: UrgingRow, version: number): Statement =>
  required(
    statementOf(
      build
        .update(urgings)
        .set(row)
        .where(and(eq(urgings.id, id), eq(urgings.version, version))),
    ),
  )

/** Steps from number `first` on; fails with a constraint when one of that number is there. */
export const insertUrgingSteps = (urgingId: string, first: number, steps: readonly object[]): Statement =>
  statementOf(
    build
      .insert(urgingSteps)
      .values(steps.map((step, at) => ({ urgingId, n: first + at, step: JSON.stringify(step) }))),
  )

/** Steps of a slip in order, as JSON texts. */
export const stepsOfUrging = async (db: NodePgDatabase, urgingId: string): Promise<string[]> =>
  (
    await db
      .select({ step: urgingSteps.step })
      .from(urgingSteps)
      .where(eq(urgingSteps.urgingId, urgingId))
      .orderBy(asc(urgingSteps.n))
  ).map(({ step }) => step)

/** Those the house itself must look at by `now` (epoch ms), the longest due first. */
export const dueUrgings = (db: NodePgDatabase, now: number, limit: number): Promise<UrgingRow[]> =>
  db.select().from(urgings).where(lte(urgings.lookAt, now)).orderBy(asc(urgings.lookAt)).limit(limit)

export interface UrgingQuery {
  readonly open?: boolean | undefined
  readonly unit?: string | undefined
  readonly taskId?: string | undefined
  readonly level?: string | undefined
  readonly cause?: string | undefined
  readonly states?: readonly string[] | undefined
  /** How the reply came; `judged`: given, or overdue. */
  readonly reply?: 'inTime' | 'late' | 'judged' | undefined
  readonly replied?: boolean | undefined
  /** Some re-check of it failed. */
  readonly failed?: boolean | undefined
  /** True: all but the withdrawn. */
  readonly counted?: boolean | undefined
  /** When it was opened, epoch ms, the end not included. */
  readonly from?: number | undefined
  readonly to?: number | undefined
  /** Stations whose slips the reader may see; null: all. */
  readonly stations: readonly string[] | null
  readonly limit: number
  readonly cursor?: string | undefined
}

const inTime = sql`(${urgings.firstReplyAt} IS NOT NULL AND NOT ${urgings.lateReply})`
const judged = sql`(${urgings.firstReplyAt} IS NOT NULL OR ${urgings.lateReply})`
const replyIs = { inTime, judged, late: sql`${urgings.lateReply}` }

const matching = (query: UrgingQuery): SQL | undefined =>
  and(
    query.open === undefined ? undefined : query.open ? isNull(urgings.endedAt) : isNotNull(urgings.endedAt),
    query.unit === undefined ? undefined : eq(urgings.unit, query.unit),
    query.taskId === undefined ? undefined : eq(urgings.taskId, query.taskId),
    query.level === undefined ? undefined : eq(urgings.level, query.level),
    query.cause === undefined ? undefined : eq(urgings.cause, query.cause),
    query.states && inArray(urgings.state, [...query.states]),
    query.reply && replyIs[query.reply],
    query.replied ? isNotNull(urgings.firstReplyAt) : undefined,
    query.failed ? sql`${urgings.failures} > 0` : undefined,
    query.counted ? ne(urgings.state, 'withdrawn') : undefined,
    query.from === undefined ? undefined : gte(urgings.openedAt, query.from),
    query.to === undefined ? undefined : lt(urgings.openedAt, query.to),
    query.stations === null
      ? undefined
      : query.stations.length === 0
        ? sql`false`
        : inArray(urgings.unit, [...query.stations]),
  )

/** Slips, the newest first, as JSON texts of their marks. `total` counts all that match, not the page. Throws BadCursor. */
export async function listUrgings(db: NodePgDatabase, query: UrgingQuery) {
  const where = matching(query)
  const after = decodeCursor(query.cursor)
  const page = after
    ? or(lt(urgings.openedAt, after[0]), and(eq(urgings.openedAt, after[0]), lt(urgings.id, after[1])))
    : undefined
  const [rows, totals] = await Promise.all([
    db
      .select({ id: urgings.id, openedAt: urgings.openedAt, mark: urgings.mark })
      .from(urgings)
      .where(and(where, page))
      .orderBy(desc(urgings.openedAt), desc(urgings.id))
      .limit(query.limit + 1),
    db.select({ n: count() }).from(urgings).where(where),
  ])
  const items = rows.slice(0, query.limit)
  const last = items.at(-1)
  const next = rows.length > query.limit && last ? encodeCursor([last.openedAt, last.id]) : null
  return { items: items.map(({ mark }) => mark), next, total: totals[0]?.n ?? 0 }
}
