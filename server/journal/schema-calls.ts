import { sql } from 'drizzle-orm'
import { index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import type { HappeningCode } from '../contract/webhook-words.ts'
import { bytes, jsonText, whole } from './columns.ts'

/** Who is called outside: receivers that an administrator attached (`webhook`) and devices of people in the field (`push`). */
export const callReceivers = pgTable(
  'call_receivers',
  {
    id: text('id').primaryKey(),
    way: text('way').$type<'webhook' | 'push'>().notNull(),
    format: text('format').notNull(),
    name: text('name').notNull(),
    /** Where it is, as it may be shown. */
    host: text('host').notNull(),
    /** The whole address, of a device with its keys, as JSON text; sealed, because it opens the receiver. */
    target: bytes('target').notNull(),
    /** SHA-256 of a device’s address: the same device is called once. */
    targetHash: text('target_hash').unique(),
    /** What calls are signed with; sealed. Null: the format signs nothing. */
    secret: bytes('secret'),
    happenings: jsonText<readonly HappeningCode[]>('happenings').notNull(),
    priority: integer('priority').notNull(),
    units: jsonText<readonly string[]>('units'),
    state: text('state').$type<'on' | 'off' | 'gone'>().notNull(),
    /** Of a device: whose it is, and the session that asked for it. */
    personId: text('person_id'),
    sessionId: text('session_id'),
    /** Of a device: when its page last said that it is there. */
    seenAt: whole('seen_at'),
    /** Last number of the journal when it was made: it hears what came after. */
    since: whole('since').notNull(),
    madeAt: whole('made_at').notNull(),
    /** Tries that failed one after the other, of whatever call. */
    failures: integer('failures').notNull().default(0),
    pausedUntil: whole('paused_until').notNull().default(0),
    /** One node at a time calls it: the others wait until this is over. */
    leasedUntil: whole('leased_until').notNull().default(0),
    arrivedAt: whole('arrived_at'),
    last: jsonText<unknown>('last'),
  },
  (t) => [index('call_receivers_person').on(t.personId), index('call_receivers_session').on(t.sessionId)],
)

/** The outbox: one row per receiver and happening, under an id that repeats when the happening is found again. */
export const calls = pgTable(
  'calls',
  {
    id: text('id').primaryKey(),
    receiver: text('receiver')
      .notNull()
      .references(() => callReceivers.id, { onDelete: 'cascade' }),
    happening: text('happening').notNull(),
    about: text('about'),
    /** What is said, before the format puts it into its words; JSON text without a person in it. */
    letter: text('letter').notNull(),
    /** When it happened. */
    at: whole('at').notNull(),
    madeAt: whole('made_at').notNull(),
    state: text('state').$type<'waiting' | 'arrived' | 'dead'>().notNull(),
    tries: integer('tries').notNull().default(0),
    nextAt: whole('next_at').notNull(),
    /** Beyond this it is no use any more. */
    until: whole('until').notNull(),
    endedAt: whole('ended_at'),
    last: jsonText<unknown>('last'),
  },
  (t) => [
    index('calls_waiting')
      .on(t.receiver, t.nextAt)
      .where(sql`state = 'waiting'`),
    index('calls_ended')
      .on(t.state, t.endedAt)
      .where(sql`state <> 'waiting'`),
  ],
)

/** How far the journal was looked through for what is to be called out. One row. */
export const callCursor = pgTable('call_cursor', { one: integer('one').primaryKey(), seq: whole('seq').notNull() })

/** Secrets that the house made for itself, sealed. */
export const houseSecrets = pgTable('house_secrets', {
  name: text('name').primaryKey(),
  sealed: bytes('sealed').notNull(),
})
