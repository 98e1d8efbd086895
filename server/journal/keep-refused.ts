import type { Client } from 'pg'
import { all, packed } from './pipeline.ts'
import type { Sealer } from './sealer.ts'

/** A record that a door refused, to be kept for an operator. */
export interface Refused {
  readonly id: string
  readonly feed: string
  readonly at: number
  readonly recordId: string | null
  readonly pointer: string
  readonly message: string
  /** As it came; may hold personal fields, so it is kept sealed. */
  readonly raw: string
}

/** Most rejected records kept for one feed: the newest, so that a feed gone mad cannot fill the disk. */
export const REJECTED_PER_FEED = 5_000

/**
 * Keeps refused records, each once, the text of each sealed. Part of the caller's transaction. Throws at once when a text
 * cannot be sealed; rejects with the database's own error.
 */
export function keepRefused(client: Client, sealer: Sealer, told: readonly Refused[]): Promise<unknown> {
  if (told.length === 0) return Promise.resolve()
  const refused = [...new Map(told.map((each) => [each.id, each])).values()]
  const of = <Value>(pick: (each: Refused) => Value) => refused.map(pick)
  const raw = packed(of((r) => sealer.sealText(r.raw)))
  const kept = client.query({
    name: 'refused',
    text: `INSERT INTO rejected (id, feed, at, record_id, pointer, message, raw_sealed)
      SELECT id, feed, at, record_id, pointer, message, substring($9::bytea FROM start FOR length)
      FROM unnest($1::text[], $2::text[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::int[], $8::int[])
        AS r(id, feed, at, record_id, pointer, message, start, length)
      ON CONFLICT (id) DO UPDATE SET at = excluded.at`,
    values: [
      of((r) => r.id),
      of((r) => r.feed),
      of((r) => r.at),
      of((r) => r.recordId),
      of((r) => r.pointer),
      of((r) => r.message),
      raw.starts,
      raw.lengths,
      raw.bytes,
    ],
  })
  const trimmed = [...new Set(of((r) => r.feed))].map((feed) =>
    client.query({
      name: 'trim-refused',
      text: `DELETE FROM rejected WHERE feed = $1 AND at < (SELECT at FROM rejected WHERE feed = $1 ORDER BY at DESC OFFSET $2 LIMIT 1)`,
      values: [feed, REJECTED_PER_FEED],
    }),
  )
  return all([kept, ...trimmed])
}
