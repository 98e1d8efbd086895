import { sql, type SQL } from 'drizzle-orm'
import type { Hotspot } from '../contract/fact.ts'
import type { TaskMark } from '../contract/task.ts'
import { stands } from './figures/arm.ts'
import { ENDED, toldLate } from './figures/matter-arms.ts'
import { hotspotsTold } from './figures/relations.ts'
import type { Database } from './statement.ts'

/* What stood on the map at an earlier version: the same tables and versions that figures are counted from. */

/** Version of the journal, and moment (epoch ms). */
export interface Then {
  readonly version: number
  readonly asOf: number
}

/** Steps of one batch lie this close to each other in the journal. */
const BATCH = 20_000
const TASK_ENDED = sql.raw(`('closed', 'cancelled')`)

export interface ComplaintThen {
  readonly id: string
  readonly at: number
  readonly seenAt: number
  readonly kind: 'complaint' | 'tipOff' | 'consult' | 'mixed'
  readonly problemClass: string | null
  readonly channel: string
  readonly siteId: string | null
  readonly streetCode: string | null
  readonly station: string | null
  readonly lng: number
  readonly lat: number
  /** Whether anybody had worked on it. */
  readonly touched: boolean
  /** The first deadline of what was open of it, that was told in time; null: none ran. */
  readonly dueAt: number | null
}

/** Submissions with a place that were received by then, the latest first; at most `limit`. */
export async function complaintsThen(db: Database, then: Then, limit: number): Promise<readonly ComplaintThen[]> {
  const { rows } = await db.execute<Record<string, unknown>>(sql`
    SELECT c.complaint_id AS id, c.received_at::float8 AS at, c.seen_at::float8 AS "seenAt", c.kind, c.problem_class AS "problemClass",
      c.channel, c.site_id AS "siteId", c.street_code AS "streetCode", c.would_be_station AS station, c.lng, c.lat,
      coalesce(m.touched, false) AS touched, m.due::float8 AS "dueAt"
    FROM (SELECT * FROM complaints WHERE seq <= ${then.version} AND received_at <= ${then.asOf} AND lng IS NOT NULL AND lat IS NOT NULL
      ORDER BY received_at DESC, complaint_id DESC LIMIT ${limit}) c
    LEFT JOIN (SELECT m.complaint_id, true AS touched, min(m.next_due_at) FILTER (WHERE m.state NOT IN ${ENDED} AND NOT (m.steps <= 1
        AND ${toldLate(sql`m.seen_at`, sql`m.next_due_at`)})) AS due
      FROM matter_versions m WHERE ${stands('m', then)} GROUP BY m.complaint_id) m ON m.complaint_id = c.complaint_id`)
  return rows as unknown as readonly ComplaintThen[]
}

/** Hotspots that stood then, by their last telling. */
export async function hotspotsThen(db: Database, then: Then): Promise<readonly (Hotspot & { at: number })[]> {
  const { rows } = await db.execute<{ at: number; body: Hotspot }>(
    sql`SELECT h.at::float8 AS at, h.body FROM ${hotspotsTold(then)} h WHERE h.kind = 'hotspot.found' LIMIT 2000`,
  )
  return rows.map(({ at, body }) => ({ ...body, at }))
}

export interface AlarmThen {
  readonly id: string
  readonly condition: string
  readonly priority: 1 | 2 | 3 | 4
  readonly raisedAt: number
  readonly siteId: string | null
  readonly siteName: string | null
  readonly siteKind: string | null
  readonly streetCode: string | null
  readonly lng: number | null
  readonly lat: number | null
  readonly values: Readonly<Record<string, string | number | boolean>>
  readonly acknowledged: boolean
}

/** One site as the register had it then. */
const siteOf = (id: SQL, { version }: Then) => sql`(
  SELECT name, kind, lng, lat FROM sites WHERE site_id = ${id} AND seq <= ${version}
  UNION ALL
  SELECT body ->> 'name', body ->> 'kind', (body -> 'place' ->> 'lng')::float8, (body -> 'place' ->> 'lat')::float8
  FROM (SELECT j.body::json AS body FROM sites s JOIN journal j ON j.kind = 'site.registered' AND j.subject = s.site_id
    WHERE s.site_id = ${id} AND s.seq > ${version} AND j.seq <= ${version} ORDER BY j.at DESC, j.seq DESC LIMIT 1) told
  LIMIT 1)`

/** Alarms that stood then, with the values that they were raised with; the most urgent first, at most `limit`. */
export async function alarmsThen(db: Database, then: Then, limit: number): Promise<readonly AlarmThen[]> {
  const { rows } = await db.execute<Record<string, unknown> & { body: string | null }>(sql`
    SELECT v.alarm_id AS id, v.condition, v.priority, v.raised_at::float8 AS "raisedAt", e.site_id AS "siteId", s.name AS "siteName",
      s.kind AS "siteKind", v.street AS "streetCode", s.lng, s.lat, v.ack_at IS NOT NULL AS acknowledged,
      (SELECT j.body FROM journal j WHERE j.seq = v.episode AND j.kind = 'alarm.raised') AS body
    FROM episode_versions v JOIN alarm_episodes e ON e.episode = v.episode LEFT JOIN LATERAL ${siteOf(sql`e.site_id`, then)} s ON true
    WHERE ${stands('v', then)} AND v.ended_at IS NULL AND v.raised_at <= ${then.asOf}
    ORDER BY v.priority, v.raised_at LIMIT ${limit}`)
  return rows.map(({ body, ...row }) => {
    const raised = body === null ? null : (JSON.parse(body) as { values?: AlarmThen['values'] })
    return { ...row, values: raised?.values ?? {} } as unknown as AlarmThen
  })
}

/** Tasks that were open then, each as its last step until then left it; at most `limit`. */
export async function tasksThen(db: Database, then: Then, limit: number): Promise<readonly TaskMark[]> {
  const { rows } = await db.execute<{
    stands: TaskMark | null
    mark: string
    state: string
    arrived: number | null
  }>(sql`
    SELECT t.mark, v.state, v.arrived_at::float8 AS arrived, (SELECT j.body::json -> 'stands' FROM journal j
      WHERE j.seq <= v.since_seq AND j.seq > v.since_seq - ${BATCH} AND j.kind = 'task.stepped' AND j.body::json ->> 'taskId' = v.id
      ORDER BY j.seq DESC LIMIT 1) AS stands
    FROM task_versions v JOIN tasks t ON t.id = v.id
    WHERE ${stands('v', then)} AND v.state NOT IN ${TASK_ENDED} AND v.opened_at <= ${then.asOf} ORDER BY v.opened_at DESC LIMIT ${limit}`)
  // Steps from before versions were kept are only in the task itself.
  return rows.map(
    ({ stands: told, mark, state, arrived }) =>
      told ?? ({ ...(JSON.parse(mark) as TaskMark), state, arrivedAt: arrived } as TaskMark),
  )
}

export interface SiteThen {
  readonly id: string
  readonly kind: string
  readonly street: string | null
  readonly lng: number
  readonly lat: number
}

/** Sites with a place as the register had them then; at most `limit`. */
export async function sitesThen(db: Database, { version }: Then, limit: number): Promise<readonly SiteThen[]> {
  const { rows } = await db.execute<Record<string, unknown>>(sql`
    SELECT * FROM (
      SELECT site_id AS id, kind, street_code AS street, lng, lat FROM sites WHERE seq <= ${version}
      UNION ALL
      SELECT s.site_id, e.body ->> 'kind', e.body ->> 'streetCode', (e.body -> 'place' ->> 'lng')::float8, (e.body -> 'place' ->> 'lat')::float8
      FROM sites s CROSS JOIN LATERAL (SELECT j.body::json AS body FROM journal j WHERE j.kind = 'site.registered' AND j.subject = s.site_id
        AND j.seq <= ${version} ORDER BY j.at DESC, j.seq DESC LIMIT 1) e WHERE s.seq > ${version}
    ) r WHERE lng IS NOT NULL AND lat IS NOT NULL LIMIT ${limit}`)
  return rows as unknown as readonly SiteThen[]
}
