import { and, asc, count, desc, eq, gte, inArray, isNull, isNotNull, lt, lte, ne, or, sql, type SQL } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import { decodeCursor, encodeCursor } from './cursor.ts'
import { tasks, urgings, urgingSteps } from './schema.ts'
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

const HOUR_MS = 3_600_000

/** Sums of the slips per unit that were opened in a period (epoch ms, the end not included); all but the withdrawn, which stand apart. */
export function urgingSums(db: NodePgDatabase, from: number, to: number) {
  const of = (condition: SQL) =>
    sql<number>`count(*) FILTER (WHERE ${urgings.state} <> 'withdrawn' AND ${condition})::int`
  return db
    .select({
      unit: urgings.unit,
      slips: of(sql`true`),
      yellow: of(sql`${urgings.level} = 'yellow'`),
      orange: of(sql`${urgings.level} = 'orange'`),
      red: of(sql`${urgings.level} = 'red'`),
      overdue: of(sql`${urgings.cause} = 'overdue'`),
      leader: of(sql`${urgings.cause} = 'leader'`),
      repeat: of(sql`${urgings.cause} = 'repeat'`),
      open: of(sql`${urgings.endedAt} IS NULL`),
      closed: of(sql`${urgings.state} = 'closed'`),
      withdrawn: sql<number>`count(*) FILTER (WHERE ${urgings.state} = 'withdrawn')::int`,
      judged: of(judged),
      inTime: of(inTime),
      late: of(sql`${urgings.lateReply}`),
      failed: of(sql`${urgings.failures} > 0`),
      failures: sql<number>`coalesce(sum(${urgings.failures}) FILTER (WHERE ${urgings.state} <> 'withdrawn'), 0)::int`,
      replied: of(sql`${urgings.firstReplyAt} IS NOT NULL`),
      replyHours: sql<
        number | null
      >`(percentile_cont(0.5) WITHIN GROUP (ORDER BY ${urgings.firstReplyAt} - ${urgings.openedAt})
        FILTER (WHERE ${urgings.state} <> 'withdrawn' AND ${urgings.firstReplyAt} IS NOT NULL))::float8 / ${HOUR_MS}`,
    })
    .from(urgings)
    .where(and(gte(urgings.openedAt, from), lt(urgings.openedAt, to)))
    .groupBy(urgings.unit)
}

const markOf = (key: string) => sql`(${tasks.mark}::json->>${sql.raw(`'${key}'`)})::float8`
const due = sql`${markOf('dueAt')} IS NOT NULL`
/** Handed in by then: from there on it waits for the command centre, and nobody’s time runs. */
const handedIn = sql`${markOf('submittedAt')} <= ${markOf('dueAt')}`
const taskParts = { due, inTime: and(due, handedIn)!, late: and(due, sql`NOT ${handedIn}`)! }
const closedIn = (from: number, to: number) =>
  and(eq(tasks.state, 'closed'), gte(tasks.endedAt, from), lt(tasks.endedAt, to), isNotNull(tasks.unit))

/** Per unit the tasks with a due date that were closed in a period, and how many of them were handed in by it. */
export const taskSums = (db: NodePgDatabase, from: number, to: number) =>
  db
    .select({
      unit: tasks.unit,
      due: sql<number>`count(*) FILTER (WHERE ${due})::int`,
      inTime: sql<number>`count(*) FILTER (WHERE ${taskParts.inTime})::int`,
    })
    .from(tasks)
    .where(closedIn(from, to))
    .groupBy(tasks.unit)

/** The tasks behind `taskSums`, the last closed first, as JSON texts of their marks. Throws BadCursor. */
export async function tasksBehind(
  db: NodePgDatabase,
  query: {
    readonly unit: string
    readonly part: keyof typeof taskParts
    readonly from: number
    readonly to: number
    readonly limit: number
    readonly cursor?: string | undefined
  },
) {
  const where = and(closedIn(query.from, query.to), eq(tasks.unit, query.unit), taskParts[query.part])
  const after = decodeCursor(query.cursor)
  const page = after
    ? or(lt(tasks.endedAt, after[0]), and(eq(tasks.endedAt, after[0]), lt(tasks.id, after[1])))
    : undefined
  const [rows, totals] = await Promise.all([
    db
      .select({ id: tasks.id, endedAt: tasks.endedAt, mark: tasks.mark })
      .from(tasks)
      .where(and(where, page))
      .orderBy(desc(tasks.endedAt), desc(tasks.id))
      .limit(query.limit + 1),
    db.select({ n: count() }).from(tasks).where(where),
  ])
  const items = rows.slice(0, query.limit)
  const last = items.at(-1)
  const next = rows.length > query.limit && last ? encodeCursor([last.endedAt ?? 0, last.id]) : null
  return { items: items.map(({ mark }) => mark), next, total: totals[0]?.n ?? 0 }
}
