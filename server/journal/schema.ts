import { sql } from 'drizzle-orm'
import { doublePrecision, index, integer, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core'
import { bytes, whole } from './columns.ts'

export * from './schema-access.ts'

/** The record: one row per fact, chained. Triggers refuse UPDATE, DELETE and TRUNCATE. `body` is the exact text that was hashed. */
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
    // The auditor's records are few among many: an index of their own costs the ingest of everything else nothing.
    index('journal_access_seq')
      .on(t.seq)
      .where(sql`kind IN ('order.given', 'access.noted')`),
  ],
)

/** Where the chain ends. One row; whoever appends locks it, so the database orders the writers of several nodes. */
export const journalHead = pgTable('journal_head', {
  one: integer('one').primaryKey(),
  seq: whole('seq').notNull(),
  hash: bytes('hash').notNull(),
})

/** Personal fields as kept before they were sealed. Emptied at opening, then empty for good. */
export const personal = pgTable('personal', {
  seq: whole('seq').primaryKey(),
  salt: text('salt').notNull(),
  value: text('value').notNull(),
})

/** Personal fields of a fact, `{salt, value}` sealed under a key of its own, beside the chain, which holds only their salted hash. */
export const personalSealed = pgTable('personal_sealed', {
  seq: whole('seq').primaryKey(),
  sealed: bytes('sealed').notNull(),
})

/** The key of each sealed value, itself wrapped under key `kek`. Without this row nobody can read the value any more. */
export const personalKeys = pgTable(
  'personal_keys',
  {
    seq: whole('seq').primaryKey(),
    /** Number of the complaint, otherwise the fact's ref. */
    subject: text('subject').notNull(),
    /** When the fact happened: what retention counts from. */
    at: whole('at').notNull(),
    kek: text('kek').notNull(),
    wrapped: bytes('wrapped').notNull(),
  },
  (t) => [index('personal_keys_subject').on(t.subject), index('personal_keys_kek').on(t.kek)],
)

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
    /** When the time of its inspection certificate is over (特种设备安全法 Art. 40), epoch ms; null: not told. */
    inspectBy: whole('inspect_by'),
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
    /** When we learned of it. */
    seenAt: whole('seen_at').notNull(),
  },
  (t) => [
    index('complaints_received').on(t.receivedAt, t.complaintId),
    index('complaints_kind_received').on(t.kind, t.receivedAt),
  ],
)

/** Tellings of a number that another telling had before them: that one stands, this one is shown beside it. */
export const complaintsAgain = pgTable(
  'complaints_again',
  {
    seq: whole('seq').primaryKey(),
    complaintId: text('complaint_id').notNull(),
  },
  (t) => [index('complaints_again_id').on(t.complaintId)],
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
    /** As kept before it was sealed; null since. */
    raw: text('raw'),
    rawSealed: bytes('raw_sealed'),
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

export * from './schema-alarms.ts'
export * from './schema-matters.ts'
export * from './schema-likeness.ts'
export * from './schema-tasks.ts'
export * from './schema-urgings.ts'
export * from './schema-calls.ts'
export * from './schema-versions.ts'
export * from './schema-briefings.ts'
export * from './schema-live.ts'
