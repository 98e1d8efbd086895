import { index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { whole } from './columns.ts'

/** Briefings that people composed, edition by edition; none is ever changed or removed. */
export const briefings = pgTable(
  'briefings',
  {
    id: text('id').notNull(),
    /** Counted from 1; two of one number cannot be, so that of two who save at once one is told. */
    edition: integer('edition').notNull(),
    title: text('title').notNull(),
    /** Blocks as the contract has them; JSON text. */
    blocks: text('blocks').notNull(),
    /** me | leaders | all */
    seenBy: text('seen_by').notNull(),
    /** standing | withdrawn: with its last edition a briefing is over. */
    state: text('state').notNull(),
    /** Who began it: a private one is his alone. */
    author: text('author').notNull(),
    /** Who wrote this edition, and when (epoch ms). */
    by: text('by').notNull(),
    at: whole('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.id, t.edition] }), index('briefings_author').on(t.author)],
)
