import type { Client } from 'pg'
import { alarmIdOf, follow, isAlarmFact, NO_COURSE, standing, type Course, type Episode } from '../alarms/course.ts'
import type { Fact } from '../contract/fact.ts'
import { all } from './pipeline.ts'

/** An alarm's course, with the number of its latest episode. */
export interface Followed {
  readonly course: Course
  readonly episode: number | null
}
export type Courses = ReadonlyMap<string, Followed>

interface Numbered {
  readonly seq: number
  readonly told: { readonly fact: Fact }
}

const alarmsIn = (rows: readonly Numbered[]) =>
  rows.flatMap(({ seq, told: { fact } }) => (isAlarmFact(fact) ? [{ seq, fact, alarmId: alarmIdOf(fact)! }] : []))

/** Courses of the alarms that these rows are about, as they stand before them; asks nothing when there are none. */
export async function coursesOf(client: Client, rows: readonly Numbered[]): Promise<Courses> {
  const ids = new Set(alarmsIn(rows).map(({ alarmId }) => alarmId))
  if (ids.size === 0) return new Map()
  const found = await client.query<{ alarm_id: string; episode: string | null; course: string }>({
    name: 'alarm-courses',
    text: 'SELECT alarm_id, episode, course FROM alarm_courses WHERE alarm_id = ANY($1::text[])',
    values: [[...ids]],
  })
  return new Map(
    found.rows.map(({ alarm_id, episode, course }) => [
      alarm_id,
      { course: JSON.parse(course) as Course, episode: episode === null ? null : Number(episode) },
    ]),
  )
}

/** Moves the episodes by these rows; called inside the transaction that journals them, with the courses as they stood before. */
export function projectAlarms(client: Client, rows: readonly Numbered[], courses: Courses): Promise<unknown> {
  const facts = alarmsIn(rows)
  if (facts.length === 0) return Promise.resolve()
  const moved = new Map<string, Followed>()
  const episodes = new Map<number, { alarmId: string; episode: Episode }>()
  const linked: typeof facts = []
  for (const { seq, fact, alarmId } of facts) {
    const before = moved.get(alarmId) ?? courses.get(alarmId) ?? { course: NO_COURSE, episode: null }
    const course = follow(before.course, fact)
    const began = standing(course) !== null && standing(before.course) === null
    const episode = began ? seq : before.episode
    moved.set(alarmId, { course, episode })
    // That what never stood is normal belongs to no episode.
    if (episode !== null || course.waiting !== null) linked.push({ seq, fact, alarmId })
    if (episode !== null && course.episode !== null && course.episode !== before.course.episode)
      episodes.set(episode, { alarmId, episode: course.episode })
  }
  return all([
    keepCourses(client, [...moved]),
    episodes.size > 0 && keepEpisodes(client, [...episodes]),
    linked.length > 0 &&
      client.query({
        name: 'alarm-facts',
        text: `INSERT INTO alarm_facts (alarm_id, seq, at) SELECT * FROM unnest($1::text[], $2::bigint[], $3::bigint[])`,
        values: [linked.map(({ alarmId }) => alarmId), linked.map(({ seq }) => seq), linked.map(({ fact }) => fact.at)],
      }),
  ])
}

function keepCourses(client: Client, moved: readonly (readonly [string, Followed])[]) {
  return client.query({
    name: 'keep-alarm-courses',
    text: `INSERT INTO alarm_courses (alarm_id, episode, course) SELECT * FROM unnest($1::text[], $2::bigint[], $3::text[])
      ON CONFLICT (alarm_id) DO UPDATE SET episode = excluded.episode, course = excluded.course`,
    values: [
      moved.map(([id]) => id),
      moved.map(([, { episode }]) => episode),
      moved.map(([, { course }]) => JSON.stringify(course)),
    ],
  })
}

function keepEpisodes(client: Client, all: readonly (readonly [number, { alarmId: string; episode: Episode }])[]) {
  const of = <Value>(pick: (episode: Episode) => Value) => all.map(([, { episode }]) => pick(episode))
  return client.query({
    name: 'keep-alarm-episodes',
    text: `INSERT INTO alarm_episodes (episode, alarm_id, condition, priority, site_id, raised_at, last_at, times, "values", ack_at, ack_by,
        ack_role, contacted_at, injury_at, normal_since, returned_at, closed_at, chattering, tasks, street_code)
      SELECT e.*, (SELECT street_code FROM sites WHERE sites.site_id = e.site_id)
      FROM unnest($1::bigint[], $2::text[], $3::text[], $4::int[], $5::text[], $6::bigint[], $7::bigint[], $8::int[], $9::text[],
        $10::bigint[], $11::text[], $12::text[], $13::bigint[], $14::bigint[], $15::bigint[], $16::bigint[], $17::bigint[], $18::boolean[], $19::text[])
        AS e(episode, alarm_id, condition, priority, site_id, raised_at, last_at, times, "values", ack_at, ack_by, ack_role, contacted_at,
          injury_at, normal_since, returned_at, closed_at, chattering, tasks)
      ON CONFLICT (episode) DO UPDATE SET priority = excluded.priority, site_id = excluded.site_id, street_code = excluded.street_code,
        raised_at = excluded.raised_at, last_at = excluded.last_at, times = excluded.times, "values" = excluded."values",
        ack_at = excluded.ack_at, ack_by = excluded.ack_by, ack_role = excluded.ack_role, contacted_at = excluded.contacted_at,
        injury_at = excluded.injury_at, normal_since = excluded.normal_since, returned_at = excluded.returned_at,
        closed_at = excluded.closed_at, chattering = excluded.chattering, tasks = excluded.tasks`,
    values: [
      all.map(([number]) => number),
      all.map(([, { alarmId }]) => alarmId),
      of((e) => e.condition),
      of((e) => e.priority),
      of((e) => e.siteId),
      of((e) => e.raisedAt),
      of((e) => e.lastAt),
      of((e) => e.times),
      of((e) => JSON.stringify(e.values)),
      of((e) => e.ack?.at ?? null),
      of((e) => e.ack?.by ?? null),
      of((e) => e.ack?.byRole ?? null),
      of((e) => e.contactedAt),
      of((e) => e.injuryAt),
      of((e) => e.normalSince),
      of((e) => e.returnedAt),
      of((e) => e.closedAt),
      of((e) => e.chattering),
      of((e) => JSON.stringify(e.tasks)),
    ],
  })
}
