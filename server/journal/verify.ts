import type { Pool } from 'pg'
import type { Personal } from '../contract/fact.ts'
import { openBeside, type SaltedPersonal, type SealedColumns } from './beside.ts'
import { GENESIS, verify, type Break } from './chain.ts'
import type { StoredRow } from './rows.ts'
import type { Sealer } from './sealer.ts'

/** The salted hash of personal fields as the chain holds it, 64 hex digits. */
export type PersonalHash = (salt: string, value: Personal) => string

type VerifiedRow = StoredRow & SealedColumns & { hash: Buffer }

const PAGE = 5_000

/**
 * Walks the whole chain, and with `personalHash` also what is sealed beside it and can still be opened. Gives the first
 * broken record, or how many were sound. Personal fields whose key was destroyed are not a break: the chain only ever held
 * their hash. Rejects when the database is away.
 */
export async function verifyAll(
  pool: Pool,
  sealer: Sealer,
  personalHash?: PersonalHash,
): Promise<Break | { records: number }> {
  let state: { seq: number; hash: Buffer } = { seq: 0, hash: GENESIS }
  for (;;) {
    const { rows } = await pool.query<VerifiedRow>(
      `SELECT j.seq, j.source, j.id, j.kind, j.subject, j.at, j.seen_at, j.body, j.hash, k.kek, k.wrapped, s.sealed
        FROM journal j LEFT JOIN personal_keys k ON k.seq = j.seq LEFT JOIN personal_sealed s ON s.seq = j.seq
        WHERE j.seq > $1 ORDER BY j.seq LIMIT $2`,
      [state.seq, PAGE],
    )
    if (rows.length === 0) break
    const next = verify(
      state,
      rows.map((row) => ({ ...row, seq: Number(row.seq), at: Number(row.at), seenAt: Number(row.seen_at) })),
    )
    const sound = 'why' in next ? rows.filter((row) => Number(row.seq) < next.seq) : rows
    const beside = personalHash && exchanged(sound, sealer, personalHash)
    if (beside) return beside
    if ('why' in next) return next
    state = next
  }
  const { rows } = await pool.query<{ seq: string; hash: Buffer }>('SELECT seq, hash FROM journal_head')
  const head = rows[0]
  if (!head || Number(head.seq) !== state.seq || !head.hash.equals(state.hash))
    return { seq: state.seq + 1, why: `流水末尾第 ${state.seq + 1} 条起缺失` }
  return { records: state.seq }
}

/** The first record whose sealed personal fields are not those that the chain has the hash of. */
function exchanged(rows: readonly VerifiedRow[], sealer: Sealer, personalHash: PersonalHash): Break | null {
  for (const row of rows) {
    if (row.kek === null) continue // never any, or destroyed
    const seq = Number(row.seq)
    const beside = opened(sealer, row)
    if ('why' in beside) return { seq, why: `第 ${seq} 条封存的个人信息${beside.why}` }
    const { personalHash: expected } = JSON.parse(row.body) as { personalHash?: string }
    if (personalHash(beside.salt, beside.value) !== expected)
      return { seq, why: `第 ${seq} 条封存的个人信息与流水中的指纹不符，已被调换` }
  }
  return null
}

function opened(sealer: Sealer, row: SealedColumns): SaltedPersonal | { why: string } {
  if (row.kek !== null && !sealer.knows(row.kek)) return { why: `用的是未知的密钥 ${row.kek}，不能核对` }
  try {
    return openBeside(sealer, row) ?? { why: '被移除，而它的密钥还在' }
  } catch {
    return { why: '不能用它的密钥打开，已被改动或调换' } // the sentence is the report: the cipher’s own words say less
  }
}
