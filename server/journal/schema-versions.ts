import { boolean, index, integer, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core'
import { whole } from './columns.ts'

/*
 * What figures count, version by version: a row stands from journal number `since_seq` up to, without, `until_seq` (null: still), so that
 * a figure of an earlier version is counted by the same query as one of now. Triggers of the projections write them: nothing moves
 * without its version.
 */

const version = {
  sinceSeq: whole('since_seq').notNull(),
  untilSeq: whole('until_seq'),
}

export const matterVersions = pgTable(
  'matter_versions',
  {
    ...version,
    id: text('id').notNull(),
    complaintId: text('complaint_id').notNull(),
    steps: integer('steps').notNull(),
    kind: text('kind').notNull(),
    state: text('state').notNull(),
    receivedAt: whole('received_at').notNull(),
    street: text('street'),
    problemClass: text('problem_class'),
    channel: text('channel'),
    /** When we learned of the submission. */
    seenAt: whole('seen_at').notNull(),
    /** Lane and station that hold it. */
    lane: text('lane'),
    station: text('station'),
    /** Station that the routing rule named at receipt. */
    wouldBe: text('would_be'),
    nextDueAt: whole('next_due_at'),
    /** False: a clue or a split submission, of which the rate knows nothing. */
    counted: boolean('counted').notNull(),
    closedAt: whole('closed_at'),
    result: text('result'),
    closedLane: text('closed_lane'),
    dispatchedAt: whole('dispatched_at'),
    mergedInto: text('merged_into'),
    /** Since when a decision on acceptance is late, or will be; null: it came in time, or none is due. */
    lateFrom: whole('late_from'),
    acceptanceDue: boolean('acceptance_due').notNull(),
    reopened: boolean('reopened').notNull(),
    /** Whether its first closing came before any station; null: it was never reopened. */
    firstBefore: boolean('first_before'),
    /** Moments of its closings, undone ones too; whether it was reopened within thirty days of one. */
    closings: whole('closings').array().notNull(),
    soonBack: boolean('soon_back').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.id, t.sinceSeq] }),
    index('matter_versions_received').on(t.receivedAt),
    index('matter_versions_complaint').on(t.complaintId, t.sinceSeq),
    index('matter_versions_merged').on(t.mergedInto),
  ],
)

/** Projection: steps that the funnel counts, one by one. */
export const matterSteps = pgTable(
  'matter_steps',
  {
    seq: whole('seq').primaryKey(),
    id: text('id').notNull(),
    complaintId: text('complaint_id').notNull(),
    at: whole('at').notNull(),
    flow: text('flow').notNull(),
    lane: text('lane'),
    station: text('station'),
    street: text('street'),
  },
  (t) => [index('matter_steps_flow').on(t.flow, t.at)],
)

export const taskVersions = pgTable(
  'task_versions',
  {
    ...version,
    id: text('id').notNull(),
    steps: integer('steps').notNull(),
    kind: text('kind').notNull(),
    state: text('state').notNull(),
    priority: smallint('priority').notNull(),
    station: text('station'),
    street: text('street'),
    alarmId: text('alarm_id'),
    campaign: text('campaign'),
    unannounced: boolean('unannounced').notNull(),
    clockFrom: whole('clock_from').notNull(),
    openedAt: whole('opened_at').notNull(),
    issuedAt: whole('issued_at'),
    acceptedAt: whole('accepted_at'),
    arrivedAt: whole('arrived_at'),
    submittedAt: whole('submitted_at'),
    endedAt: whole('ended_at'),
    dueAt: whole('due_at'),
    late: boolean('late').notNull(),
    rejected: boolean('rejected').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.id, t.sinceSeq] }),
    index('task_versions_opened').on(t.openedAt),
    index('task_versions_alarm').on(t.alarmId),
    index('task_versions_campaign').on(t.campaign),
  ],
)

/** Sites of tours and campaigns: a stop of a task, of which unit and in which state stands with the version of its task. */
export const stopVersions = pgTable(
  'stop_versions',
  {
    ...version,
    taskId: text('task_id').notNull(),
    n: integer('n').notNull(),
    siteId: text('site_id').notNull(),
    siteName: text('site_name').notNull(),
    state: text('state').notNull(),
    /** When it was looked at or passed over. */
    at: whole('at'),
  },
  (t) => [primaryKey({ columns: [t.taskId, t.n, t.sinceSeq] })],
)

export const episodeVersions = pgTable(
  'episode_versions',
  {
    ...version,
    episode: whole('episode').notNull(),
    alarmId: text('alarm_id').notNull(),
    condition: text('condition').notNull(),
    priority: smallint('priority').notNull(),
    street: text('street'),
    raisedAt: whole('raised_at').notNull(),
    /** When we learned of it, but not before it was raised: nobody can answer what has not come in. */
    cameInAt: whole('came_in_at').notNull(),
    ackAt: whole('ack_at'),
    /** When it returned or was closed, whichever came first. */
    endedAt: whole('ended_at'),
    closedAt: whole('closed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.episode, t.sinceSeq] }),
    index('episode_versions_raised').on(t.raisedAt),
    index('episode_versions_alarm').on(t.alarmId),
  ],
)

export const urgingVersions = pgTable(
  'urging_versions',
  {
    ...version,
    id: text('id').notNull(),
    steps: integer('steps').notNull(),
    level: text('level').notNull(),
    cause: text('cause').notNull(),
    state: text('state').notNull(),
    station: text('station').notNull(),
    openedAt: whole('opened_at').notNull(),
    repliedAt: whole('replied_at'),
    replyBy: whole('reply_by'),
    lateReply: boolean('late_reply').notNull(),
    failures: integer('failures').notNull(),
    endedAt: whole('ended_at'),
  },
  (t) => [primaryKey({ columns: [t.id, t.sinceSeq] }), index('urging_versions_opened').on(t.openedAt)],
)

/** From which journal number on versions are kept: of figures before it the record cannot speak. One row. */
export const versionsBegin = pgTable('versions_begin', {
  one: integer('one').primaryKey(),
  seq: whole('seq').notNull(),
  /** … and those of the stops of tours and campaigns, which came later. */
  stops: whole('stops'),
})

/** Addresses of figures by the short code that papers carry. */
export const figureCodes = pgTable('figure_codes', {
  code: text('code').primaryKey(),
  address: text('address').notNull(),
})
