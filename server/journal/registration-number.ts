import { required, type Database, type Statement } from './statement.ts'

/** Names of those who number something, among the sources whose progress the house keeps. */
const DESK = 'registration'
export const TASKS = 'tasks'
export const URGINGS = 'urgings'
export const CAMPAIGNS = 'campaigns'

/**
 * The next running number of a district day (2026-11-27), from 1: taken atomically from the database, so that no two
 * registrations get the same one, on however many nodes; of `many` the first. A registration that fails leaves a gap. Rejects with the database's own error.
 */
export async function nextRegistration(db: Database, day: string, now: number, by = DESK, many = 1): Promise<number> {
  const { rows } = await db.$client.query<{ cursor: string }>({
    name: 'next-registration',
    text: `INSERT INTO feed_cursors (feed, path, cursor, at) VALUES ($1, $2, ($4::bigint)::text, $3)
      ON CONFLICT (feed, path) DO UPDATE SET cursor = (feed_cursors.cursor::bigint + $4::bigint)::text, at = excluded.at
      RETURNING cursor`,
    values: [by, day, now, many],
  })
  const [row] = rows
  if (!row) throw new Error('数据库没有给出登记编号。')
  return Number(row.cursor) - many + 1
}

/** Fails, and with it the order, when the submission of this number was told by another fact than this one. */
export const standsAs = (
  complaintId: string,
  { source, id }: { readonly source: string; readonly id: string },
): Statement =>
  required({
    text: `UPDATE complaints SET complaint_id = complaint_id
      WHERE complaint_id = $1 AND seq = (SELECT seq FROM journal WHERE source = $2 AND id = $3)`,
    values: [complaintId, source, id],
  })
