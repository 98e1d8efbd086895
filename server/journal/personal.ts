import { eq, sql } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { Personal } from '../contract/fact.ts'
import { openBeside } from './beside.ts'
import { refOf } from './rows.ts'
import { complaints, journal, personalKeys, personalSealed } from './schema.ts'
import type { Sealer } from './sealer.ts'
import type { Statement } from './statement.ts'

/**
 * A complainant's particulars as told with the complaint that stands. Null: no such complaint, or nothing personal was told;
 * `destroyed`: there were some and nobody can read them any more. Throws when they cannot be opened with their key.
 */
export async function personalOf(
  db: NodePgDatabase,
  sealer: Sealer,
  complaintId: string,
): Promise<{ ref: string; value: Personal } | null | 'destroyed'> {
  const [row] = await db
    .select({
      source: journal.source,
      id: journal.id,
      body: journal.body,
      kek: personalKeys.kek,
      wrapped: personalKeys.wrapped,
      sealed: personalSealed.sealed,
    })
    .from(complaints)
    .innerJoin(journal, eq(journal.seq, complaints.seq))
    .leftJoin(personalKeys, eq(personalKeys.seq, complaints.seq))
    .leftJoin(personalSealed, eq(personalSealed.seq, complaints.seq))
    .where(eq(complaints.complaintId, complaintId))
  if (!row) return null
  const beside = openBeside(sealer, row)
  if (beside) return { ref: refOf(row), value: beside.value }
  return 'personalHash' in (JSON.parse(row.body) as object) ? 'destroyed' : null
}

/** Of a print only what is no person's stays: about which respondent, when. */
const EMPTIED = `UPDATE likeness l SET phone = NULL, address = NULL, person = NULL, sketch = NULL FROM gone WHERE l.seq = gone.seq`

/**
 * Retention (PIPL, article 47): destroys key, sealed value and print of facts that happened before `olderThan` (epoch ms), at most
 * `limit`; gives how many. The chain keeps their salted hash and still verifies. Repeat until fewer than `limit`.
 */
export async function destroyPersonal(db: NodePgDatabase, olderThan: number, limit: number): Promise<number> {
  const { rows } = await db.execute<{ gone: number }>(sql`
    WITH gone AS (
      DELETE FROM personal_keys WHERE seq IN (SELECT seq FROM personal_keys WHERE at < ${olderThan} LIMIT ${limit}) RETURNING seq
    ), sealed AS (DELETE FROM personal_sealed s USING gone WHERE s.seq = gone.seq),
    prints AS (${sql.raw(EMPTIED)})
    SELECT count(*)::int AS gone FROM gone`)
  return rows[0]?.gone ?? 0
}

/** Refused records hold what was told, persons included: those put away go after a month, the others with all that is past its time. */
export const dropRejected = (olderThan: number, putAwayBefore: number): Statement => ({
  text: `DELETE FROM rejected WHERE at < $1 OR (state <> 'open' AND at < $2)`,
  values: [olderThan, putAwayBefore],
})

/** Erasure for one person: destroys all that was told, prints too, of the complaint `subject`, or with the fact whose ref it is. */
export const destroyPersonalOf = (subject: string): Statement => ({
  text: `WITH gone AS (DELETE FROM personal_keys WHERE subject = $1 RETURNING seq), prints AS (${EMPTIED})
    DELETE FROM personal_sealed s USING gone WHERE s.seq = gone.seq`,
  values: [subject],
})
