import { index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { whole } from './columns.ts'

/** Projection: a complaint or a report half as its steps in the journal add up; moves in the transaction of its step. */
export const matters = pgTable(
  'matters',
  {
    id: text('id').primaryKey(),
    /** The submission it came from. */
    complaintId: text('complaint_id').notNull(),
    kind: text('kind').notNull(),
    state: text('state').notNull(),
    lane: text('lane'),
    /** Whose lane it is in, as it was routed (`odr`, `desk` …): a model chosen since moves nothing. */
    laneActor: text('lane_actor'),
    /** Which of the lane's people has it; null: any of them. */
    laneTo: text('lane_to'),
    station: text('station'),
    streetCode: text('street_code'),
    receivedAt: whole('received_at').notNull(),
    /** When the house itself has to do something with it; null: never. */
    dueAt: whole('due_at'),
    /** The deadline that stands next for whoever holds it; null: none runs. What the queues are ordered by. */
    nextDueAt: whole('next_due_at'),
    /** Number of steps: a step on an older number is refused. */
    version: integer('version').notNull(),
    /** Everything, as JSON text. */
    matter: text('matter').notNull(),
    /** What the count needs of it, as JSON text, so that counting reads a tenth of the whole; null: ask `matter`. */
    counted: text('counted'),
    /** When it was closed, as the count has it; null: open, or closed as something that is not counted. */
    closedAt: whole('closed_at'),
  },
  (t) => [
    index('matters_state_received').on(t.state, t.receivedAt),
    index('matters_due').on(t.dueAt),
    index('matters_next_due').on(t.state, t.nextDueAt),
    index('matters_complaint').on(t.complaintId),
    index('matters_closed').on(t.closedAt),
  ],
)
