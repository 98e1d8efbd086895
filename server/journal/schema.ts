import { sql } from 'drizzle-orm'
import {
  bigint,
  customType,
  doublePrecision,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core'

const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' })
/** Epoch milliseconds, or a sequence number: both stay exact in a JavaScript number. */
const whole = (name: string) => bigint(name, { mode: 'number' })

/** The record: one row per fact, chained. Never updated, never deleted. `body` is the exact text that was hashed. */
export const journal = pgTable(
  'journal',
  {
    seq: whole('seq').primaryKey(),
    source: text('source').notNull(),
    id: text('id').notNull(),
    kind: text('kind').notNull(),
    subject: text('subject'),
    at: whole('at').notNull(),
    seenAt: whole('seen_at').notNull(),
    body: text('body').notNull(),
    hash: bytes('hash').notNull(),
  },
  (t) => [
    unique('journal_source_id').on(t.source, t.id),
    index('journal_kind_at').on(t.kind, t.at),
    index('journal_subject_seq')
      .on(t.subject, t.seq)
      .where(sql`subject IS NOT NULL`),
  ],
)

/** Where the chain ends. One row; whoever appends locks it, so the database orders the writers of several nodes. */
export const journalHead = pgTable('journal_head', {
  one: integer('one').primaryKey(),
  seq: whole('seq').notNull(),
  hash: bytes('hash').notNull(),
})

/** Personal fields of a fact, beside the chain, which holds only their salted hash. */
export const personal = pgTable('personal', {
  seq: whole('seq').primaryKey(),
  salt: text('salt').notNull(),
  value: text('value').notNull(),
})

/** Projection: the register of sites, latest telling by time. */
export const sites = pgTable(
  'sites',
  {
    siteId: text('site_id').primaryKey(),
    seq: whole('seq').notNull(),
    at: whole('at').notNull(),
    kind: text('kind').notNull(),
    name: text('name').notNull(),
    address: text('address'),
    uscc: text('uscc'),
    streetCode: text('street_code'),
    lng: doublePrecision('lng'),
    lat: doublePrecision('lat'),
    placeUnknown: text('place_unknown'),
  },
  (t) => [index('sites_kind').on(t.kind)],
)

/** Projection: complaints as received. */
export const complaints = pgTable(
  'complaints',
  {
    complaintId: text('complaint_id').primaryKey(),
    seq: whole('seq').notNull(),
    kind: text('kind').notNull(),
    channel: text('channel').notNull(),
    receivedAt: whole('received_at').notNull(),
    problemClass: text('problem_class'),
    respondentName: text('respondent_name'),
    siteId: text('site_id'),
    amount: doublePrecision('amount'),
    lng: doublePrecision('lng'),
    lat: doublePrecision('lat'),
    placeUnknown: text('place_unknown'),
    streetCode: text('street_code'),
    wouldBeStation: text('would_be_station'),
  },
  (t) => [index('complaints_received').on(t.receivedAt, t.complaintId)],
)

/** How far each feed was read. Moves in the transaction that holds its facts, so neither is ever ahead of the other. */
export const feedCursors = pgTable(
  'feed_cursors',
  {
    feed: text('feed').notNull(),
    path: text('path').notNull(),
    cursor: text('cursor').notNull(),
    at: whole('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.feed, t.path] })],
)

/** Records a door refused, kept so that an operator can see, mend and replay them. */
export const rejected = pgTable(
  'rejected',
  {
    id: text('id').primaryKey(),
    feed: text('feed').notNull(),
    at: whole('at').notNull(),
    recordId: text('record_id'),
    pointer: text('pointer').notNull(),
    message: text('message').notNull(),
    raw: text('raw').notNull(),
    state: text('state').notNull().default('open'),
  },
  (t) => [index('rejected_feed_at').on(t.feed, t.at)],
)

/** The picture as it stood after `seq`, so that a start need not read the journal from its first record. */
export const pictureSnapshots = pgTable('picture_snapshots', {
  seq: whole('seq').primaryKey(),
  at: whole('at').notNull(),
  format: integer('format').notNull(),
  bytes: bytes('bytes').notNull(),
})
