import type { ResponseName } from '../contract/response.ts'
import type { Database } from './statement.ts'
import type { TaskSight } from './tasks.ts'

/** One thing that had to be answered, with the fact that it began with. Times are epoch ms; `body` is JSON text. */
export interface AnswerableRow {
  readonly source: string
  readonly id: string
  readonly kind: string
  readonly at: number
  readonly seenAt: number
  readonly siteId: string | null
  readonly body: string
  readonly from: number
  readonly doneAt: number | null
  readonly endedAt: number | null
}

/** More than anybody could answer in the longest period that is asked for. */
const MOST = 20_000
const fact = `j.source, j.id, j.kind, j.at::float8 AS at, j.seen_at::float8 AS "seenAt", j.subject AS "siteId", j.body`
/** $3, $4: stations and streets of the asker; null: the whole district. */
const row = (from: string, doneAt: string, endedAt: string) =>
  `${fact}, (${from})::float8 AS "from", (${doneAt})::float8 AS "doneAt", (${endedAt})::float8 AS "endedAt"`
/** Nobody can answer what has not come in. */
const cameIn = 'greatest(e.raised_at, j.seen_at)'
const urgent = (doneAt: string, endedAt: string, more = 'true') => `
  SELECT ${row(cameIn, doneAt, endedAt)}
  FROM alarm_episodes e JOIN journal j ON j.seq = e.episode
  WHERE e.priority = 1 AND e.raised_at >= $1 AND e.raised_at < $2 AND ($3::text[] IS NULL OR e.street_code = ANY($4::text[]))
    AND ${more}
  ORDER BY e.raised_at DESC, e.episode DESC LIMIT ${MOST}`
const mark = (field: string) => `(t.mark::json ->> '${field}')::float8`
const tasks = (from: string, doneAt: string, kind: string) => `
  SELECT ${row(from, doneAt, 't.ended_at')}
  FROM tasks t JOIN LATERAL (SELECT * FROM journal j WHERE j.kind = 'task.stepped' AND j.at = t.issued_at
    AND j.body::json ->> 'taskId' = t.id AND j.body::json ->> 'what' = 'issued' ORDER BY seq LIMIT 1) j ON true
  WHERE t.issued_at >= $1 AND t.issued_at < $2 AND ${kind}
    AND ($3::text[] IS NULL OR t.unit = ANY($3)
      OR (t.street_code = ANY($4::text[]) AND (NOT t.unannounced OR t.arrived_at IS NOT NULL)))
  ORDER BY t.issued_at DESC, t.id DESC LIMIT ${MOST}`

const ended = 'least(e.returned_at, e.closed_at)'
/** A visit that nobody announces tells those in whose streets it lies nothing, also not by the time of its order. */
const sentFor = `(SELECT min(t.issued_at) FROM tasks t WHERE t.alarm_id = e.alarm_id AND t.issued_at >= e.raised_at
  AND ($3::text[] IS NULL OR t.unit = ANY($3) OR NOT t.unannounced OR t.arrived_at IS NOT NULL)
  AND t.issued_at <= coalesce(${ended}, t.issued_at))`
const queries: Readonly<Record<ResponseName, string>> = {
  acknowledge: urgent('e.ack_at', ended),
  // What was over without anybody being sent needed nobody.
  dispatch: urgent(sentFor, ended, `(${ended} IS NULL OR ${sentFor} IS NOT NULL)`),
  // A campaign runs by its deadline: nobody is to accept it within minutes.
  accept: tasks('t.issued_at', mark('acceptedAt'), 't.campaign IS NULL'),
  arrive: tasks(`(t.task::json ->> 'clockFrom')`, mark('arrivedAt'), `t.kind = 'rescue'`),
}

/** Everything of one measure from `from` up to `to` (epoch ms), the newest first; tasks by when they were issued. */
export async function answerable(
  { $client: client }: Database,
  name: ResponseName,
  from: number,
  to: number,
  sight: Pick<TaskSight, 'stations' | 'streets'> | null,
): Promise<readonly AnswerableRow[]> {
  const { rows } = await client.query<AnswerableRow>(queries[name], [
    from,
    to,
    sight && [...sight.stations],
    sight && [...sight.streets],
  ])
  return rows
}
