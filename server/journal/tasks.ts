import {
  and,
  arrayOverlaps,
  asc,
  count,
  desc,
  eq,
  inArray,
  isNull,
  lt,
  lte,
  notInArray,
  or,
  sql,
  type SQL,
} from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import { partyWords } from '../contract/task.ts'
import { decodeCursor, encodeCursor } from './cursor.ts'
import { accounts, complaints, taskComplaints, tasks, taskEvidence, taskSteps } from './schema.ts'
import { build, required, statementOf, type Database, type Statement } from './statement.ts'

export type TaskRow = typeof tasks.$inferSelect
export type EvidenceRow = typeof taskEvidence.$inferSelect

const ENDED = ['closed', 'cancelled']
/** Somebody is on it; what rests, waits for a judge, or was given back leaves his hands free. */
const UNDER_WAY = ['issued', 'delivered', 'accepted', 'enRoute', 'onScene', 'handling']

export async function taskById(db: NodePgDatabase, id: string): Promise<TaskRow | null> {
  const [row] = await db.select().from(tasks).where(eq(tasks.id, id))
  return row ?? null
}

/** The first step of a task; fails with constraint `tasks_pkey` when the number is taken. */
export const insertTask = (row: TaskRow): Statement => statementOf(build.insert(tasks).values(row))

/** The next steps of a task; touches no row, and so refuses its order, when it moved on from `version` meanwhile. */
export const moveTask = ({ id, ...row }: TaskRow, version: number): Statement =>
  required(
    statementOf(
      build
        .update(tasks)
        .set(row)
        .where(and(eq(tasks.id, id), eq(tasks.version, version))),
    ),
  )

/** Steps from number `first` on; fails with constraint `task_steps_task_id_n_pk` when one of that number is there. */
export const insertSteps = (taskId: string, first: number, steps: readonly object[]): Statement =>
  statementOf(
    build.insert(taskSteps).values(steps.map((step, at) => ({ taskId, n: first + at, step: JSON.stringify(step) }))),
  )

/** Steps of a task in order, as JSON texts. */
export const stepsOfTask = async (db: NodePgDatabase, taskId: string): Promise<string[]> =>
  (
    await db
      .select({ step: taskSteps.step })
      .from(taskSteps)
      .where(eq(taskSteps.taskId, taskId))
      .orderBy(asc(taskSteps.n))
  ).map(({ step }) => step)

/** Tasks that were opened for an alarm, as JSON texts. */
export const tasksForAlarm = async (db: NodePgDatabase, alarmId: string): Promise<string[]> =>
  (await db.select({ task: tasks.task }).from(tasks).where(eq(tasks.alarmId, alarmId)).limit(200)).map(
    ({ task }) => task,
  )

/** Those the house itself must look at by `now` (epoch ms), the longest due first. */
export const dueTasks = (db: NodePgDatabase, now: number, limit: number): Promise<TaskRow[]> =>
  db.select().from(tasks).where(lte(tasks.lookAt, now)).orderBy(asc(tasks.lookAt)).limit(limit)

/** What a reader may see: all (null), what is in his part, or what is his own. The same rule as `taskInPart` of the contract. */
export interface TaskSight {
  readonly me: string
  readonly stations: readonly string[]
  readonly streets: readonly string[]
  /** Only what he carries out, or what his stations were sent and nobody took. */
  readonly own: boolean
}

const some = (column: typeof tasks.unit | typeof tasks.streetCode, values: readonly string[]) =>
  values.length === 0 ? sql`false` : inArray(column, [...values])

function seen({ me, stations, streets, own }: TaskSight): SQL {
  const sent = sql`${tasks.state} <> 'draft'`
  const mine = or(eq(tasks.handler, me), arrayOverlaps(tasks.party, partyWords({ me, stations, own })))!
  if (own) return and(sent, or(mine, and(isNull(tasks.handler), some(tasks.unit, stations))))!
  const shown = sql`(NOT ${tasks.unannounced} OR ${tasks.arrivedAt} IS NOT NULL)`
  return and(sent, or(mine, some(tasks.unit, stations), and(some(tasks.streetCode, streets), shown)))!
}

export interface TaskQuery {
  readonly states?: readonly string[] | undefined
  readonly handler?: string | undefined
  readonly unit?: string | undefined
  readonly open?: boolean | undefined
  readonly campaign?: string | undefined
  readonly sight: TaskSight | null
  readonly limit: number
  readonly cursor?: string | undefined
}

/** Tasks, the newest first. `total` counts all that match, not the page. Throws BadCursor. */
export async function listTasks(db: NodePgDatabase, query: TaskQuery) {
  const where = and(
    query.states && inArray(tasks.state, [...query.states]),
    query.handler === undefined
      ? undefined
      : or(eq(tasks.handler, query.handler), arrayOverlaps(tasks.party, [`p:${query.handler}`])),
    query.unit === undefined
      ? undefined
      : or(eq(tasks.unit, query.unit), arrayOverlaps(tasks.party, [`u:${query.unit}`])),
    query.campaign === undefined ? undefined : eq(tasks.campaign, query.campaign),
    query.open === undefined ? undefined : query.open ? notInArray(tasks.state, ENDED) : inArray(tasks.state, ENDED),
    query.sight === null ? undefined : seen(query.sight),
  )
  const after = decodeCursor(query.cursor)
  const page = after
    ? or(lt(tasks.openedAt, after[0]), and(eq(tasks.openedAt, after[0]), lt(tasks.id, after[1])))
    : undefined
  const [rows, totals] = await Promise.all([
    db
      .select({ id: tasks.id, openedAt: tasks.openedAt, mark: tasks.mark })
      .from(tasks)
      .where(and(where, page))
      .orderBy(desc(tasks.openedAt), desc(tasks.id))
      .limit(query.limit + 1),
    db.select({ n: count() }).from(tasks).where(where),
  ])
  const items = rows.slice(0, query.limit)
  const last = items.at(-1)
  const next = rows.length > query.limit && last ? encodeCursor([last.openedAt, last.id]) : null
  return { items: items.map(({ mark }) => mark), next, total: totals[0]?.n ?? 0 }
}

/** The task that somebody is on, the most urgent way along first; null: none. `but`: one that does not count. */
export async function busyWith(db: NodePgDatabase, handler: string, but: string | null = null) {
  const rows = await db
    .select({ id: tasks.id, mark: tasks.mark })
    .from(tasks)
    .where(
      and(
        or(eq(tasks.handler, handler), arrayOverlaps(tasks.party, [`on:${handler}`])),
        inArray(tasks.state, UNDER_WAY),
      ),
    )
    .orderBy(asc(tasks.issuedAt))
    .limit(2)
  const row = rows.find(({ id }) => id !== but)
  return row ? { id: row.id, title: (JSON.parse(row.mark) as { title: string }).title } : null
}

/** Per person: unfinished tasks, the one he is on, and when each was given to him since a moment (epoch ms). */
export async function loads(db: NodePgDatabase, week: number) {
  const way = inArray(tasks.state, UNDER_WAY)
  // Whoever takes part in a joint task is on it as its lead is.
  const { rows } = await db.execute<Load>(sql`
    SELECT hands.who AS handler,
      count(*) FILTER (WHERE ${way})::int AS open,
      min(${tasks.id}) FILTER (WHERE ${way}) AS "busyWith",
      (array_agg(${tasks.id} ORDER BY ${tasks.openedAt} DESC, ${tasks.id} DESC))[1:60] AS tasks,
      coalesce(array_agg(${tasks.issuedAt}::float8) FILTER (WHERE ${tasks.issuedAt} >= ${week}), '{}') AS issued
    FROM ${tasks}, LATERAL (
      SELECT ${tasks.handler} AS who UNION
      SELECT substr(word, 4) FROM unnest(${tasks.party}) AS word WHERE word LIKE 'on:%'
    ) AS hands
    WHERE hands.who IS NOT NULL AND (${way} OR ${tasks.issuedAt} >= ${week})
    GROUP BY hands.who`)
  return rows
}
interface Load extends Record<string, unknown> {
  readonly handler: string
  readonly open: number
  readonly busyWith: string | null
  /** All of these, the newest first, 60 at most. */
  readonly tasks: readonly string[]
  /** When each of the week was given to him, epoch ms. */
  readonly issued: readonly number[]
}

/** Active people who hold one of these roles: who may be sent. */
export const peopleWith = (db: NodePgDatabase, roles: readonly NonNullable<(typeof accounts.$inferSelect)['role']>[]) =>
  db
    .select({
      id: accounts.id,
      name: accounts.name,
      role: accounts.role,
      scope: accounts.scope,
      attributes: accounts.attributes,
    })
    .from(accounts)
    .where(and(inArray(accounts.role, [...roles]), eq(accounts.state, 'active')))
    .orderBy(asc(accounts.id))
    .limit(2_000)

/** Names of people by id; of whom nobody knows there is no entry. */
export async function namesOf(db: NodePgDatabase, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ id: accounts.id, name: accounts.name })
    .from(accounts)
    .where(inArray(accounts.id, [...new Set(ids)]))
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Those of some numbers that no complaint has. */
export async function unknownComplaints(db: NodePgDatabase, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await db
    .select({ id: complaints.complaintId })
    .from(complaints)
    .where(inArray(complaints.complaintId, [...ids]))
  const known = new Set(rows.map(({ id }) => id))
  return ids.filter((id) => !known.has(id))
}

/** Which submissions a task was opened for. */
export const insertTaskComplaints = (taskId: string, complaintIds: readonly string[]): Statement =>
  statementOf(build.insert(taskComplaints).values(complaintIds.map((complaintId) => ({ taskId, complaintId }))))

/** Tasks that were opened for a submission are shown up to this many. */
const TASKS_OF_ONE = 50

/** Tasks that were opened for a submission, the first opened first. */
export const tasksOfComplaint = async (db: NodePgDatabase, complaintId: string): Promise<TaskRow[]> =>
  (
    await db
      .select({ task: tasks })
      .from(taskComplaints)
      .innerJoin(tasks, eq(tasks.id, taskComplaints.taskId))
      .where(eq(taskComplaints.complaintId, complaintId))
      .orderBy(asc(tasks.openedAt), asc(tasks.id))
      .limit(TASKS_OF_ONE)
  ).map(({ task }) => task)

/** A file belongs to a task; told twice it does once. */
export const insertEvidence = (row: EvidenceRow): Statement =>
  statementOf(build.insert(taskEvidence).values(row).onConflictDoNothing())

export const evidenceOf = (db: NodePgDatabase, taskId: string): Promise<EvidenceRow[]> =>
  db.select().from(taskEvidence).where(eq(taskEvidence.taskId, taskId)).orderBy(asc(taskEvidence.at))

/** Every task that a file belongs to. */
export const tasksWithEvidence = (db: NodePgDatabase, hash: string) =>
  db
    .select({ task: tasks, evidence: taskEvidence })
    .from(taskEvidence)
    .innerJoin(tasks, eq(tasks.id, taskEvidence.taskId))
    .where(eq(taskEvidence.hash, hash))
    .limit(50)

/** A file is still there when the step that hands it in is written; touches none, and so refuses its order, when it was thrown away. */
export const stillThere = (taskId: string, hash: string): Statement =>
  required({ text: 'UPDATE task_evidence SET size = size WHERE task_id = $1 AND hash = $2', values: [taskId, hash] })

export const dropEvidence = (taskId: string, hash: string): Statement =>
  statementOf(build.delete(taskEvidence).where(and(eq(taskEvidence.taskId, taskId), eq(taskEvidence.hash, hash))))

/**
 * Forgets up to `limit` files that came before `before` (epoch ms), of tasks that ended before it, and that no step refers to. Gives the
 * hashes that no task has any more. Holds the end of the journal meanwhile, so that no step is written between the look and the deed.
 */
export async function forgetUnused(
  db: Database,
  before: number,
  limit: number,
): Promise<{ forgotten: number; hashes: string[] }> {
  const client = await db.$client.connect()
  try {
    await client.query('BEGIN')
    await client.query('SELECT seq FROM journal_head FOR UPDATE')
    const { rows } = await client.query<{ hash: string }>(
      `DELETE FROM task_evidence e USING (
          SELECT e.task_id, e.hash FROM task_evidence e JOIN tasks t ON t.id = e.task_id
          WHERE e.at < $1 AND t.ended_at < $1
            AND NOT EXISTS (SELECT 1 FROM task_steps s WHERE s.task_id = e.task_id AND strpos(s.step, e.hash) > 0)
          ORDER BY e.at LIMIT $2) u
        WHERE e.task_id = u.task_id AND e.hash = u.hash RETURNING e.hash`,
      [before, limit],
    )
    const left = await client.query<{ hash: string }>(
      'SELECT DISTINCT h AS hash FROM unnest($1::text[]) h WHERE NOT EXISTS (SELECT 1 FROM task_evidence e WHERE e.hash = h)',
      [rows.map(({ hash }) => hash)],
    )
    await client.query('COMMIT')
    return { forgotten: rows.length, hashes: left.rows.map(({ hash }) => hash) }
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined) // the first error is the one that matters
    throw error
  } finally {
    client.release()
  }
}
