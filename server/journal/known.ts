import type { Client } from 'pg'
import type { Told } from '../contract/fact.ts'
import { openBeside, type SealedColumns } from './beside.ts'
import { recorded, refOf, sameTelling, type Known, type StoredRow } from './rows.ts'
import type { Sealer } from './sealer.ts'

/** `conflict`: the id is known with other content; the first telling stands. */
export type Verdict = 'accepted' | 'duplicate' | 'conflict'

/** Parts what the journal has from what is new; one verdict per told fact, batch by batch. */
export async function sift(client: Client, sealer: Sealer, batches: readonly { readonly told: readonly Told[] }[]) {
  const all = batches.flatMap((batch) => batch.told)
  const known = all.length > 0 ? await knownOf(client, sealer, all) : new Map<string, Known>()
  const fresh: Told[] = []
  const verdicts = batches.map((batch) =>
    batch.told.map((told): Verdict => {
      const ref = refOf(told.fact)
      const before = known.get(ref)
      if (before) return sameTelling(before, told) ? 'duplicate' : 'conflict'
      known.set(ref, { fact: told.fact, personal: told.personal?.value ?? null })
      fresh.push(told)
      return 'accepted'
    }),
  )
  return { verdicts, fresh }
}

async function knownOf(client: Client, sealer: Sealer, all: readonly Told[]): Promise<Map<string, Known>> {
  const { rows } = await client.query<StoredRow & SealedColumns>({
    name: 'known',
    text: `SELECT j.seq, j.source, j.id, j.kind, j.subject, j.at, j.seen_at, j.body, k.kek, k.wrapped, s.sealed
      FROM unnest($1::text[], $2::text[]) AS told(source, id) JOIN journal j USING (source, id)
        LEFT JOIN personal_keys k ON k.seq = j.seq LEFT JOIN personal_sealed s ON s.seq = j.seq`,
    values: [all.map((told) => told.fact.source), all.map((told) => told.fact.id)],
  })
  return new Map(
    rows.map((row) => {
      const { fact } = recorded(row)
      const some = row.kek !== null || 'personalHash' in fact.body
      return [refOf(row), { fact, personal: some ? readPersonal(sealer, row) : null }]
    }),
  )
}

function readPersonal(sealer: Sealer, row: SealedColumns): Known['personal'] {
  try {
    return openBeside(sealer, row)?.value ?? 'unreadable'
  } catch {
    // Exchanged by somebody: the verification says so, at its record. A feed that repeats itself must not be held up by it.
    return 'unreadable'
  }
}
