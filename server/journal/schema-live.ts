import { boolean, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { whole } from './columns.ts'

/*
 * What no journal holds because the house works it out from moment to moment: how its feeds do, which devices are heard of.
 * A row stands from `since_at` up to, without, `until_at` (epoch ms; null: still), so that a figure of it can be opened again.
 */
export const liveVersions = pgTable(
  'live_versions',
  {
    /** feed or device. */
    over: text('over').notNull(),
    id: text('id').notNull(),
    sinceAt: whole('since_at').notNull(),
    untilAt: whole('until_at'),
    street: text('street'),
    feed: text('feed'),
    fresh: boolean('fresh'),
    online: boolean('online'),
  },
  (t) => [
    primaryKey({ columns: [t.over, t.id, t.sinceAt] }),
    index('live_versions_until').on(t.over, t.untilAt, t.sinceAt),
  ],
)

/** Stretches in which the house was up and kept the above, epoch ms: of other moments it knows nothing. */
export const liveSpans = pgTable('live_spans', {
  sinceAt: whole('since_at').primaryKey(),
  untilAt: whole('until_at').notNull(),
})
