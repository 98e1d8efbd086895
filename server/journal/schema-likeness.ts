import { sql } from 'drizzle-orm'
import { index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { bytes, whole } from './columns.ts'

/** Eight bytes. */
const mark = (name: string) => bytes(name)

/**
 * Prints of submissions, to find those alike (see server/likeness/print.ts). One row per telling of a complaint, beside the
 * chain; what is of a person in it is emptied with his particulars.
 */
export const likeness = pgTable(
  'likeness',
  {
    seq: whole('seq').primaryKey(),
    complaintId: text('complaint_id').notNull(),
    receivedAt: whole('received_at').notNull(),
    /** Which key made it. */
    key: integer('key').notNull(),
    phone: mark('phone'),
    address: mark('address'),
    person: mark('person'),
    respondent: mark('respondent').notNull(),
    unit: mark('unit'),
    sketch: bytes('sketch'),
  },
  (t) => [
    index('likeness_phone')
      .on(t.phone, t.receivedAt)
      .where(sql`phone IS NOT NULL`),
    index('likeness_address')
      .on(t.address, t.receivedAt)
      .where(sql`address IS NOT NULL`),
    index('likeness_respondent').on(t.respondent, t.receivedAt),
  ],
)
