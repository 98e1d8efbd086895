import type { ClientBase } from 'pg'
import type { Fact, Personal } from '../contract/fact.ts'
import { packed } from './pipeline.ts'
import { refOf } from './rows.ts'
import type { Sealer } from './sealer.ts'

/** What is sealed of a fact's personal fields: with the salt, so that the hash in the chain can be checked. */
export interface SaltedPersonal {
  readonly salt: string
  readonly value: Personal
}

/** Personal fields on their way beside the chain. */
export interface Beside {
  readonly seq: number
  /** Whom they are about, for erasure: the complaint's number, otherwise the fact's ref. */
  readonly subject: string
  readonly at: number
  readonly personal: SaltedPersonal
}

/** Under which name the personal fields of a fact are found and destroyed: the complaint's number, otherwise the fact's ref. */
export const subjectOf = (fact: Pick<Fact, 'source' | 'id' | 'kind'> & { readonly body: unknown }): string =>
  fact.kind === 'complaint.received' ? (fact.body as { complaintId: string }).complaintId : refOf(fact)

/**
 * Seals personal fields and stores value and key apart, in one statement. Part of the caller's transaction. Throws at once
 * when they cannot be sealed; rejects with the database's own error.
 */
export function insertBeside(client: ClientBase, sealer: Sealer, all: readonly Beside[]): Promise<unknown> {
  if (all.length === 0) return Promise.resolve()
  const sealed = all.map(({ personal: { salt, value } }) => sealer.seal({ salt, value }))
  const values = packed(sealed.map((each) => each.sealed))
  const keys = packed(sealed.map((each) => each.wrapped))
  return client.query({
    name: 'personal',
    text: `WITH r AS (
        SELECT seq, subject, at, kek, substring($7::bytea FROM v FOR v_length) AS sealed, substring($10::bytea FROM k FOR k_length) AS wrapped
        FROM unnest($1::bigint[], $2::text[], $3::bigint[], $4::text[], $5::int[], $6::int[], $8::int[], $9::int[])
          AS r(seq, subject, at, kek, v, v_length, k, k_length)
      ), kept AS (INSERT INTO personal_sealed (seq, sealed) SELECT seq, sealed FROM r)
      INSERT INTO personal_keys (seq, subject, at, kek, wrapped) SELECT seq, subject, at, kek, wrapped FROM r`,
    values: [
      all.map((each) => each.seq),
      all.map((each) => each.subject),
      all.map((each) => each.at),
      sealed.map((each) => each.kek),
      values.starts,
      values.lengths,
      values.bytes,
      keys.starts,
      keys.lengths,
      keys.bytes,
    ],
  })
}

/** Columns of `personal_keys k` and `personal_sealed s`, left-joined; all null when there is nothing, or nothing any more. */
export interface SealedColumns {
  kek: string | null
  wrapped: Buffer | null
  sealed: Buffer | null
}

/** What stands beside a fact: opened, or null when the key or the value is gone. Throws when it cannot be opened with its key. */
export function openBeside(sealer: Sealer, { kek, wrapped, sealed }: SealedColumns): SaltedPersonal | null {
  if (kek === null || wrapped === null || sealed === null) return null
  return sealer.open({ kek, wrapped, sealed }) as SaltedPersonal
}
