import { receiverOf, type Call } from './calls.ts'
import type { Receiver } from './receivers.ts'
import type { Database, Statement } from './statement.ts'

/** Receivers with something due at `now` that nobody is calling. */
export async function dueReceivers(db: Database, now: number, limit: number): Promise<string[]> {
  const { rows } = await db.$client.query<{ id: string }>(
    `SELECT r.id FROM call_receivers r
      WHERE r.state = 'on' AND r.paused_until <= $1 AND r.leased_until <= $1
        AND EXISTS (SELECT 1 FROM calls c WHERE c.receiver = r.id AND c.state = 'waiting' AND c.next_at <= $1)
      ORDER BY r.leased_until, r.id LIMIT $2`,
    [now, limit],
  )
  return rows.map(({ id }) => id)
}

/** Holds a receiver until `until` and gives its next due call; null: none, or another node holds it. */
export async function takeCall(
  db: Database,
  receiver: string,
  now: number,
  until: number,
): Promise<{ readonly receiver: Receiver; readonly call: Call } | null> {
  const held = await db.$client.query<Record<string, unknown>>(
    `UPDATE call_receivers SET leased_until = $3 WHERE id = $1 AND state = 'on' AND paused_until <= $2 AND leased_until <= $2 RETURNING *`,
    [receiver, now, until],
  )
  const row = held.rows[0]
  if (!row) return null
  const found = await db.$client.query<Record<string, string | null>>(
    `SELECT * FROM calls WHERE receiver = $1 AND state = 'waiting' AND next_at <= $2 ORDER BY next_at, at, id LIMIT 1`,
    [receiver, now],
  )
  const call = found.rows[0]
  if (!call) {
    await db.$client.query('UPDATE call_receivers SET leased_until = 0 WHERE id = $1 AND leased_until = $2', [
      receiver,
      until,
    ])
    return null
  }
  return {
    receiver: receiverOf(row),
    call: {
      ...{ id: call.id!, receiver, happening: call.happening!, about: call.about ?? null, letter: call.letter! },
      ...{ at: Number(call.at), madeAt: Number(call.made_at), state: 'waiting', tries: Number(call.tries) },
      ...{ nextAt: Number(call.next_at), until: Number(call.until), endedAt: null, last: null },
    },
  }
}

/** What a try came to, for the call and its receiver. One that was removed meanwhile stays removed. */
export async function settleCall(
  db: Database,
  { receiver, call }: { readonly receiver: string; readonly call: string },
  what: {
    readonly state: 'waiting' | 'arrived' | 'dead'
    readonly nextAt: number
    readonly failures: number
    readonly pausedUntil: number
    readonly gone: boolean
    readonly now: number
    readonly last: object
  },
): Promise<void> {
  const last = JSON.stringify(what.last)
  await db.$client.query(
    `WITH r AS (UPDATE call_receivers SET failures = $3, paused_until = $4, leased_until = 0, last = $5,
        arrived_at = CASE WHEN $6 = 'arrived' THEN $7 ELSE arrived_at END, state = CASE WHEN $8 THEN 'gone' ELSE state END WHERE id = $1)
      UPDATE calls SET state = CASE WHEN id = $2 THEN $6 ELSE 'dead' END, tries = tries + (id = $2)::int, next_at = $9,
        ended_at = CASE WHEN id = $2 AND $6 = 'waiting' THEN NULL ELSE $7 END, last = $5
      WHERE receiver = $1 AND state = 'waiting' AND (id = $2 OR $8)`,
    [receiver, call, what.failures, what.pausedUntil, last, what.state, what.now, what.gone, what.nextAt],
  )
}

/** Dead letters wait again: one, or all of a receiver. Touches none when there is none. */
export const reviveCalls = (receiver: string, callId: string | null, now: number, until: number): Statement => ({
  text: `UPDATE calls SET state = 'waiting', tries = 0, next_at = $3, until = $4, ended_at = NULL
    WHERE receiver = $1 AND state = 'dead' AND ($2::text IS NULL OR id = $2)`,
  values: [receiver, callId, now, until],
})
