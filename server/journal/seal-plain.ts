import type { Client } from 'pg'
import type { Personal } from '../contract/fact.ts'
import { insertBeside, subjectOf } from './beside.ts'
import { packed } from './pipeline.ts'
import { recorded, type StoredRow } from './rows.ts'
import type { Sealer } from './sealer.ts'

/** Rows sealed in one transaction: an installation that is stopped in the middle goes on from there. */
const ROWS = 1_000

/**
 * Seals what earlier versions kept in plain text (personal fields, rejected records) and leaves no plain copy in the tables.
 * For the opening, under the migrations' lock. Rejects with the database's own error; what was sealed by then stays sealed.
 */
export async function sealPlain(client: Client, sealer: Sealer): Promise<void> {
  const personal = await each(client, () => sealPersonal(client, sealer))
  // Deleted rows stay in the file until it is written anew; these must not.
  if (personal > 0) await client.query('TRUNCATE personal')
  const rejected = await each(client, () => sealRejected(client, sealer))
  if (rejected > 0) await client.query('VACUUM (FULL) rejected')
}

async function each(client: Client, step: () => Promise<number>): Promise<number> {
  for (let total = 0; ;) {
    await client.query('BEGIN')
    try {
      const count = await step()
      await client.query('COMMIT')
      if (count === 0) return total
      total += count
    } catch (error) {
      await client.query('ROLLBACK')
      throw error
    }
  }
}

async function sealPersonal(client: Client, sealer: Sealer): Promise<number> {
  const { rows } = await client.query<StoredRow & { salt: string; value: string }>(
    `SELECT j.seq, j.source, j.id, j.kind, j.subject, j.at, j.seen_at, j.body, p.salt, p.value
      FROM personal p JOIN journal j USING (seq) ORDER BY p.seq LIMIT $1`,
    [ROWS],
  )
  const all = rows.map((row) => {
    const { seq, fact } = recorded(row)
    const value = JSON.parse(row.value) as Personal
    return { seq, subject: subjectOf(fact), at: fact.at, personal: { salt: row.salt, value } }
  })
  await insertBeside(client, sealer, all)
  await client.query('DELETE FROM personal WHERE seq = ANY($1::bigint[])', [all.map(({ seq }) => seq)])
  return rows.length
}

async function sealRejected(client: Client, sealer: Sealer): Promise<number> {
  const { rows } = await client.query<{ id: string; raw: string }>(
    'SELECT id, raw FROM rejected WHERE raw IS NOT NULL LIMIT $1',
    [ROWS],
  )
  const raw = packed(rows.map((row) => sealer.sealText(row.raw)))
  await client.query(
    `UPDATE rejected SET raw = NULL, raw_sealed = substring($4::bytea FROM start FOR length)
      FROM unnest($1::text[], $2::int[], $3::int[]) AS r(id, start, length) WHERE rejected.id = r.id`,
    [rows.map((row) => row.id), raw.starts, raw.lengths, raw.bytes],
  )
  return rows.length
}
