import type { ClientBase, Pool } from 'pg'
import type { Fact } from '../contract/fact.ts'
import { openBeside, type SealedColumns } from './beside.ts'
import type { Print, Printer } from './printer.ts'
import type { Row } from './rows.ts'
import type { Sealer } from './sealer.ts'
import type { Database, Statement } from './statement.ts'

/** Bytes of a sketch. */
const SKETCH = 64

interface Printed {
  readonly seq: number
  readonly complaintId: string
  readonly receivedAt: number
  readonly print: Print
}

/** Consultations are no matters: nothing is compared with them. */
const printed = (seq: number, { body }: Fact<'complaint.received'>, print: Print): Printed => ({
  seq,
  complaintId: body.complaintId,
  receivedAt: body.receivedAt,
  print,
})

/** Prints of the submissions among these rows, in the transaction that journals them. Rejects with the database's own error. */
export function insertPrints(client: ClientBase, printer: Printer, rows: readonly Row[]): Promise<unknown> {
  const all: Printed[] = []
  for (const { seq, told } of rows) {
    const { fact } = told
    if (fact.kind === 'complaint.received' && fact.body.kind !== 'consult')
      all.push(printed(seq, fact, printer.print(fact.body, told.personal?.value)))
  }
  return all.length === 0 ? Promise.resolve() : write(client, printer.key, all, false)
}

const MARKS = ['phone', 'address', 'person', 'respondent', 'unit'] as const
/** Bytes of a mark, and of a row's marks with its sketch behind them. */
const MARK = 8
const WIDTH = MARKS.length * MARK + SKETCH

/** Marks and sketch of a row in a row, what was not told as zeros: one value for the driver instead of thousands. */
function packedPrints(all: readonly Printed[]): Buffer {
  const bytes = Buffer.alloc(all.length * WIDTH)
  all.forEach(({ print }, n) => {
    MARKS.forEach((name, at) => {
      const mark = print[name]
      if (mark !== null) bytes.write(mark, n * WIDTH + at * MARK, 'hex')
    })
    print.sketch?.copy(bytes, n * WIDTH + MARKS.length * MARK)
  })
  return bytes
}

const part = (from: number, length: number) =>
  `NULLIF(substring(r.bytes FROM ${from + 1} FOR ${length}), '\\x${'00'.repeat(length)}'::bytea)`
const INSERT = `INSERT INTO likeness (seq, complaint_id, received_at, key, ${MARKS.join(', ')}, sketch)
  SELECT r.seq, r.complaint_id, r.received_at, $4, ${MARKS.map((_, at) => part(at * MARK, MARK)).join(', ')}, ${part(MARKS.length * MARK, SKETCH)}
  FROM (SELECT u.*, substring($5::bytea FROM nth::int * ${WIDTH} - ${WIDTH - 1} FOR ${WIDTH}) AS bytes
    FROM unnest($1::bigint[], $2::text[], $3::bigint[]) WITH ORDINALITY AS u(seq, complaint_id, received_at, nth)) r`
const ANEW = `${INSERT} ON CONFLICT (seq) DO UPDATE SET key = excluded.key,
  ${[...MARKS, 'sketch'].map((column) => `${column} = excluded.${column}`).join(', ')}`

const write = (client: ClientBase | Pool, key: number, all: readonly Printed[], anew: boolean): Promise<unknown> =>
  client.query({
    name: anew ? 'prints anew' : 'prints',
    text: anew ? ANEW : INSERT,
    values: [
      all.map((each) => each.seq),
      all.map((each) => each.complaintId),
      all.map((each) => each.receivedAt),
      key,
      packedPrints(all),
    ],
  })

interface Unprinted extends SealedColumns {
  seq: string
  body: string
}

/**
 * Makes the prints that are missing (told before there were any) or under another key (PII_KEY was changed): what is sealed
 * is opened, printed and forgotten, `limit` complaints at a time, so that a start that is stopped goes on from there. Gives
 * how many. Rejects when something sealed cannot be opened; what was made by then stays.
 */
export async function renewPrints(db: Database, sealer: Sealer, printer: Printer, limit: number): Promise<number> {
  const client = db.$client
  for (let count = 0; ;) {
    const { rows } = await client.query<Unprinted>(
      `SELECT c.seq, j.body, k.kek, k.wrapped, s.sealed
        FROM (SELECT seq FROM complaints c
          WHERE kind <> 'consult' AND NOT EXISTS (SELECT 1 FROM likeness l WHERE l.seq = c.seq AND l.key = $1) LIMIT $2) c
        JOIN journal j USING (seq) LEFT JOIN personal_keys k USING (seq) LEFT JOIN personal_sealed s USING (seq)`,
      [printer.key, limit],
    )
    if (rows.length > 0)
      await write(
        client,
        printer.key,
        rows.map((row) => again(row, sealer, printer)),
        true,
      )
    count += rows.length
    if (rows.length === limit) continue
    // Of a telling that does not stand, under a key that is gone: nobody compares it.
    const { rowCount } = await client.query('DELETE FROM likeness WHERE key <> $1', [printer.key])
    return count + (rowCount ?? 0)
  }
}

function again(row: Unprinted, sealer: Sealer, printer: Printer): Printed {
  const fact = { body: JSON.parse(row.body) as Fact<'complaint.received'>['body'] }
  const personal = openBeside(sealer, row)?.value
  return printed(Number(row.seq), fact as Fact<'complaint.received'>, printer.print(fact.body, personal))
}

/**
 * Empties prints of whoever is destroyed and was printed anew in that very moment (another node was starting). What is told
 * without particulars keeps its print of the respondent.
 */
export const emptyOrphans = (): Statement => ({
  text: `UPDATE likeness l SET phone = NULL, address = NULL, person = NULL, sketch = NULL
    WHERE (phone IS NOT NULL OR address IS NOT NULL OR person IS NOT NULL OR sketch IS NOT NULL)
      AND NOT EXISTS (SELECT 1 FROM personal_keys k WHERE k.seq = l.seq)`,
  values: [],
})
