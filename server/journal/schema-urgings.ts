import { sql } from 'drizzle-orm'
import { boolean, index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { whole } from './columns.ts'

/** Projection: an urging slip as its steps in the journal add up; moves in the transaction of its step. */
export const urgings = pgTable(
  'urgings',
  {
    id: text('id').primaryKey(),
    level: text('level').notNull(),
    cause: text('cause').notNull(),
    state: text('state').notNull(),
    /** Station that is urged; never another. */
    unit: text('unit').notNull(),
    taskId: text('task_id'),
    complaintId: text('complaint_id'),
    openedAt: whole('opened_at').notNull(),
    firstReplyAt: whole('first_reply_at'),
    lateReply: boolean('late_reply').notNull(),
    failures: integer('failures').notNull(),
    endedAt: whole('ended_at'),
    /** When the house itself has to look at it; null: never. */
    lookAt: whole('look_at'),
    /** Number of steps: a step on an older number is refused. */
    version: integer('version').notNull(),
    /** How it stands, as screens get it, and everything; JSON text. */
    mark: text('mark').notNull(),
    urging: text('urging').notNull(),
  },
  (t) => [
    index('urgings_opened').on(t.openedAt, t.id),
    index('urgings_look').on(t.lookAt),
    index('urgings_unit').on(t.unit, t.openedAt),
    // A unit is urged once about one thing: the open slip becomes graver, never a second.
    uniqueIndex('urgings_task_open')
      .on(t.taskId, t.unit)
      .where(sql`ended_at IS NULL AND task_id IS NOT NULL`),
    uniqueIndex('urgings_complaint_open')
      .on(t.complaintId, t.unit)
      .where(sql`ended_at IS NULL AND complaint_id IS NOT NULL`),
  ],
)

/** Projection: the steps of a slip one by one, as the journal has them. */
export const urgingSteps = pgTable(
  'urging_steps',
  {
    urgingId: text('urging_id').notNull(),
    n: integer('n').notNull(),
    step: text('step').notNull(),
  },
  (t) => [primaryKey({ columns: [t.urgingId, t.n] })],
)
