import { sql } from 'drizzle-orm'
import { boolean, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { jsonText, whole } from './columns.ts'

/** Projection: what of one alarm decides what the next fact about it does (a `Course` of the alarms room), as JSON text. */
export const alarmCourses = pgTable('alarm_courses', {
  alarmId: text('alarm_id').primaryKey(),
  /** Number of its latest episode; null: it never stood. */
  episode: whole('episode'),
  course: text('course').notNull(),
})

/** Projection: one row per episode of an alarm, from the raise that began it to its end; moves in the transaction of its facts. */
export const alarmEpisodes = pgTable(
  'alarm_episodes',
  {
    /** Journal number of the fact that it began with. */
    episode: whole('episode').primaryKey(),
    alarmId: text('alarm_id').notNull(),
    condition: text('condition').notNull(),
    priority: integer('priority').notNull(),
    siteId: text('site_id'),
    /** Of the site as it was registered when the episode last moved. */
    streetCode: text('street_code'),
    raisedAt: whole('raised_at').notNull(),
    lastAt: whole('last_at').notNull(),
    times: integer('times').notNull(),
    values: jsonText<Readonly<Record<string, string | number | boolean>>>('values').notNull(),
    ackAt: whole('ack_at'),
    /** Id and role of the person. */
    ackBy: text('ack_by'),
    ackRole: text('ack_role'),
    contactedAt: whole('contacted_at'),
    injuryAt: whole('injury_at'),
    normalSince: whole('normal_since'),
    returnedAt: whole('returned_at'),
    closedAt: whole('closed_at'),
    chattering: boolean('chattering').notNull(),
    tasks: jsonText<readonly string[]>('tasks').notNull(),
  },
  (t) => [
    index('alarm_episodes_raised').on(t.raisedAt, t.episode),
    index('alarm_episodes_alarm').on(t.alarmId, t.episode),
    index('alarm_episodes_site').on(t.siteId, t.raisedAt),
    index('alarm_episodes_open')
      .on(t.raisedAt, t.episode)
      .where(sql`returned_at IS NULL AND closed_at IS NULL`),
    index('alarm_episodes_unseen')
      .on(t.raisedAt, t.episode)
      .where(sql`returned_at IS NOT NULL AND closed_at IS NULL AND ack_at IS NULL`),
  ],
)

/** Projection: which facts are about an alarm. */
export const alarmFacts = pgTable(
  'alarm_facts',
  {
    alarmId: text('alarm_id').notNull(),
    seq: whole('seq').notNull(),
    at: whole('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.alarmId, t.seq] }), index('alarm_facts_at').on(t.alarmId, t.at)],
)
