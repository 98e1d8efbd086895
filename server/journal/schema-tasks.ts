import { sql } from 'drizzle-orm'
import { boolean, doublePrecision, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { whole } from './columns.ts'

/** Projection: a task as its steps in the journal add up; moves in the transaction of its step. */
export const tasks = pgTable(
  'tasks',
  {
    id: text('id').primaryKey(),
    kind: text('kind').notNull(),
    state: text('state').notNull(),
    /** Station and person that carry it out. */
    unit: text('unit'),
    handler: text('handler'),
    /** Whom it concerns as a member of a joint task: words of `partyOf` of the contract. */
    party: text('party')
      .array()
      .notNull()
      .default(sql`'{}'`),
    siteId: text('site_id'),
    streetCode: text('street_code'),
    alarmId: text('alarm_id'),
    /** Campaign that it was opened for. */
    campaign: text('campaign'),
    unannounced: boolean('unannounced').notNull(),
    arrivedAt: whole('arrived_at'),
    openedAt: whole('opened_at').notNull(),
    issuedAt: whole('issued_at'),
    endedAt: whole('ended_at'),
    /** When the house itself has to look at it; null: never. */
    lookAt: whole('look_at'),
    /** Number of steps: a step on an older number is refused. */
    version: integer('version').notNull(),
    /** How it stands, as screens get it, and everything; JSON text. */
    mark: text('mark').notNull(),
    task: text('task').notNull(),
  },
  (t) => [
    index('tasks_opened').on(t.openedAt, t.id),
    index('tasks_look').on(t.lookAt),
    index('tasks_handler').on(t.handler, t.state),
    index('tasks_unit').on(t.unit),
    index('tasks_alarm').on(t.alarmId),
    index('tasks_party').using('gin', t.party),
    index('tasks_campaign').on(t.campaign, t.state),
    index('tasks_site').on(t.siteId),
  ],
)

/** Projection: the steps of a task one by one, as the journal has them. */
export const taskSteps = pgTable(
  'task_steps',
  {
    taskId: text('task_id').notNull(),
    n: integer('n').notNull(),
    step: text('step').notNull(),
  },
  (t) => [primaryKey({ columns: [t.taskId, t.n] })],
)

/** Projection: which submissions a task was opened for. */
export const taskComplaints = pgTable(
  'task_complaints',
  {
    complaintId: text('complaint_id').notNull(),
    taskId: text('task_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.complaintId, t.taskId] })],
)

/** Files of evidence, which lie beside the database under their hash; which task they belong to. */
export const taskEvidence = pgTable(
  'task_evidence',
  {
    taskId: text('task_id').notNull(),
    hash: text('hash').notNull(),
    type: text('type').notNull(),
    size: integer('size').notNull(),
    /** When it came, and from whom. */
    at: whole('at').notNull(),
    by: text('by').notNull(),
    lng: doublePrecision('lng'),
    lat: doublePrecision('lat'),
  },
  (t) => [primaryKey({ columns: [t.taskId, t.hash] }), index('task_evidence_hash').on(t.hash)],
)

/** Projection: which sites a tour, or a task of a campaign, covers, and how each stands: `open`, `done`, or why it was passed over. */
export const taskStops = pgTable(
  'task_stops',
  {
    taskId: text('task_id').notNull(),
    n: integer('n').notNull(),
    siteId: text('site_id').notNull(),
    siteName: text('site_name').notNull(),
    state: text('state').notNull(),
    /** When it was looked at or passed over, epoch ms. */
    at: whole('at'),
  },
  (t) => [primaryKey({ columns: [t.taskId, t.n] }), index('task_stops_site').on(t.siteId)],
)

/** Campaigns (专项行动) as they were ordered; how they stand is counted from their tasks. */
export const campaigns = pgTable('campaigns', {
  id: text('id').primaryKey(),
  title: text('title').notNull(),
  openedAt: whole('opened_at').notNull(),
  /** Kind, deadline, who ordered it, which sites were left out and why; JSON text. */
  body: text('body').notNull(),
})
