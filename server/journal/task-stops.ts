import { and, eq, inArray, notInArray, sql } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import { sites, tasks, taskStops, taskSteps } from './schema.ts'
import type { Statement } from './statement.ts'

export type StopRow = typeof taskStops.$inferSelect
export type SiteRow = typeof sites.$inferSelect
type Rows = readonly Readonly<Record<string, unknown>>[]

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const asJson = (rows: Rows) =>
  JSON.stringify(rows.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [snake(key), value]))))

/** Many rows of one table in one statement with one value. */
const insertMany = (table: string, rows: Rows, after = ''): Statement => ({
  text: `INSERT INTO ${table} SELECT * FROM json_populate_recordset(NULL::${table}, $1::json)${after}`,
  values: [asJson(rows)],
})

/** First steps of many tasks; fails with constraint `tasks_pkey` when one of their numbers is taken. */
export const insertTasks = (rows: readonly (typeof tasks.$inferSelect)[]): Statement => insertMany('tasks', rows)
export const insertManySteps = (rows: readonly (typeof taskSteps.$inferSelect)[]): Statement =>
  insertMany('task_steps', rows)
/**
 * One more step of many tasks at once: all of them stand as told, or, when one of them moved on meanwhile, the order is refused, as
 * by `moveTask`.
 */
export const moveTasksByOne = (rows: readonly (typeof tasks.$inferSelect)[]): Statement => ({
  text: `WITH done AS (
      UPDATE tasks SET state = r.state, unit = r.unit, handler = r.handler, arrived_at = r.arrived_at, issued_at = r.issued_at,
        ended_at = r.ended_at, look_at = r.look_at, version = r.version, mark = r.mark, task = r.task
      FROM json_populate_recordset(NULL::tasks, $1::json) r
      WHERE tasks.id = r.id AND tasks.version = r.version - 1
      RETURNING 1)
    SELECT 1 / (count(*) = $2::int)::int AS done FROM done`,
  values: [asJson(rows), rows.length],
})
/** Which sites a task covers and how each stands; the last telling stands. */
export const putStops = (rows: readonly StopRow[]): Statement =>
  insertMany('task_stops', rows, ' ON CONFLICT (task_id, n) DO UPDATE SET state = excluded.state, at = excluded.at')

/** Those of some sites that the register has. */
export async function sitesById(db: NodePgDatabase, ids: readonly string[]): Promise<ReadonlyMap<string, SiteRow>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select()
    .from(sites)
    .where(sql`${sites.siteId} = ANY(${sql.param([...ids])}::text[])`)
  return new Map(rows.map((row) => [row.siteId, row]))
}

export interface SitesWhere {
  readonly kind?: string | undefined
  readonly streets?: readonly string[] | undefined
  /** west, south, east, north in WGS-84 degrees. */
  readonly box?: readonly [number, number, number, number] | undefined
}

/** Sites of which all conditions hold, in order of their id, at most `limit`. */
export function sitesWhere(db: NodePgDatabase, { kind, streets, box }: SitesWhere, limit: number): Promise<SiteRow[]> {
  const inBox =
    box && sql`${sites.lng} BETWEEN ${box[0]} AND ${box[2]} AND ${sites.lat} BETWEEN ${box[1]} AND ${box[3]}`
  return db
    .select()
    .from(sites)
    .where(
      and(
        kind === undefined ? undefined : eq(sites.kind, kind),
        streets && inArray(sites.streetCode, [...streets]),
        inBox,
      ),
    )
    .orderBy(sites.siteId)
    .limit(limit)
}

/** Open tasks about some sites, those of tours too. */
export async function openTasksAt(db: NodePgDatabase, ids: readonly string[]) {
  if (ids.length === 0) return []
  const list = sql`ANY(${sql.param([...ids])}::text[])`
  const open = notInArray(tasks.state, ['closed', 'cancelled'])
  const of = { taskId: tasks.id, kind: tasks.kind, campaign: tasks.campaign }
  const [plain, stops] = await Promise.all([
    db
      .select({ ...of, siteId: tasks.siteId })
      .from(tasks)
      .where(and(open, sql`${tasks.siteId} = ${list}`)),
    db
      .select({ ...of, siteId: taskStops.siteId })
      .from(taskStops)
      .innerJoin(tasks, eq(tasks.id, taskStops.taskId))
      .where(and(open, sql`${taskStops.siteId} = ${list}`, eq(taskStops.state, 'open'))),
  ])
  return [...plain, ...stops].flatMap(({ siteId, ...row }) => (siteId === null ? [] : [{ ...row, siteId }]))
}
