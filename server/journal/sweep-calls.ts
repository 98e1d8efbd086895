import type { Database } from './statement.ts'

const DAY_MS = 86_400_000
/** What arrived is kept for a week, a dead letter for ninety days, and no more than so many of either. */
const ARRIVED_KEPT_MS = 7 * DAY_MS
const DEAD_KEPT_MS = 90 * DAY_MS
const DEAD_KEPT = 10_000
/** Calls that wait for one receiver; beyond, the oldest are given up. */
const MOST_WAITING = 10_000
/** A device that its page has not been seen on for so long is not called any more. */
const DEVICE_KEPT_MS = 60 * DAY_MS

/** Gives up what is too old or too much, and forgets what nobody needs. */
export async function sweepCalls(db: Database, now: number): Promise<void> {
  const pool = db.$client
  await pool.query(`UPDATE calls SET state = 'dead', ended_at = $1 WHERE state = 'waiting' AND until < $1`, [now])
  await pool.query(
    `UPDATE calls SET state = 'dead', ended_at = $1, last = $2 WHERE id IN (
      SELECT id FROM (SELECT id, row_number() OVER (PARTITION BY receiver ORDER BY at DESC, id) AS n FROM calls WHERE state = 'waiting') w WHERE n > $3)`,
    [now, JSON.stringify({ at: now, fault: 'full', status: null, text: '' }), MOST_WAITING],
  )
  await pool.query(`DELETE FROM calls WHERE state = 'arrived' AND ended_at < $1`, [now - ARRIVED_KEPT_MS])
  await pool.query(`DELETE FROM calls WHERE state = 'dead' AND ended_at < $1`, [now - DEAD_KEPT_MS])
  await pool.query(
    `DELETE FROM calls WHERE id IN (SELECT id FROM calls WHERE state = 'dead' ORDER BY ended_at DESC OFFSET $1)`,
    [DEAD_KEPT],
  )
  await pool.query(
    `DELETE FROM call_receivers r WHERE way = 'push' AND (seen_at < $1 OR NOT EXISTS (
      SELECT 1 FROM accounts a WHERE a.id = r.person_id AND a.state = 'active'))`,
    [now - DEVICE_KEPT_MS],
  )
}
