import type { Client } from 'pg'
import type { Fact, Told } from '../contract/fact.ts'
import { coursesOf } from './alarms.ts'
import { insertBeside, subjectOf, type Beside } from './beside.ts'
import { keepRefused, type Refused } from './keep-refused.ts'
import { sift, type Verdict } from './known.ts'
import { all, inOrder } from './pipeline.ts'
import type { Printer } from './printer.ts'
import { insertPrints } from './prints.ts'
import { project } from './project.ts'
import { chainedInParts, recorded, type Recorded, type Row, type StoredRow } from './rows.ts'
import type { Sealer } from './sealer.ts'
import { effectFault, type Statement } from './statement.ts'

export type { Refused, Verdict }

export interface Batch {
  readonly told: readonly Told[]
  /** How far the feed was read with this batch; becomes durable with it. */
  readonly cursor?: { readonly feed: string; readonly path: string; readonly value: string; readonly at: number }
  readonly refused?: readonly Refused[]
  /**
   * What the first told fact does to the tables of accounts, screens and keys: run in its transaction, and only when it is
   * accepted, so that an order and its effect are one and the same order twice is done once. Rejects with `EffectRefused`.
   */
  readonly effects?: readonly Statement[]
}

/** What keeps persons out of sight: seals their particulars, makes prints of them. */
export interface Locks {
  readonly sealer: Sealer
  readonly printer: Printer
}

export interface Written {
  readonly verdicts: readonly (readonly Verdict[])[]
  /** Rows that others (or we, in a commit whose answer was lost) had appended since `knownSeq`, and then our own. */
  readonly appended: readonly Recorded[]
  readonly head: number
}

const READ = 'SELECT seq, source, id, kind, subject, at, seen_at, body FROM journal'

/**
 * One transaction: lock the head, drop what the journal has, let `derive` add what follows from the rest, chain, insert,
 * project, move cursors. Either all of it is durable when this resolves, or none.
 */
export async function writeBatches(
  client: Client,
  { sealer, printer }: Locks,
  batches: readonly Batch[],
  knownSeq: number,
  derive: (fresh: readonly Fact[]) => readonly (readonly Fact[])[],
): Promise<Written> {
  try {
    const [, head, { verdicts, fresh }] = await all([
      client.query('BEGIN'),
      lockHead(client),
      sift(client, sealer, batches),
    ])
    const missed =
      head.seq > knownSeq
        ? (await client.query<StoredRow>(`${READ} WHERE seq > $1 ORDER BY seq`, [knownSeq])).rows.map(recorded)
        : []
    const consequences = derive(fresh.map((told) => told.fact))
    const told = fresh.flatMap((each, index) => [each, ...(consequences[index] ?? []).map((fact): Told => ({ fact }))])
    const rows = await chainedInParts(head, told)
    const courses = await coursesOf(client, rows)
    const refused = batches.flatMap((batch) => batch.refused ?? [])
    const effects = batches.flatMap((batch, index) =>
      verdicts[index]?.[0] === 'accepted' ? (batch.effects ?? []) : [],
    )
    await inOrder([
      () => insertRows(client, rows),
      () => project(client, rows, courses),
      // Sealing takes this process a while; what the database has to do meanwhile is already with it.
      () => insertBeside(client, sealer, rows.flatMap(besideOf)),
      () => insertPrints(client, printer, rows),
      () => moveCursors(client, batches),
      () => keepRefused(client, sealer, refused),
      () => takeEffect(client, effects),
      () => moveHead(client, rows.at(-1)),
      () => client.query('COMMIT'),
    ])
    const own = rows.map((row) => ({ seq: row.seq, fact: row.told.fact }))
    return { verdicts, appended: [...missed, ...own], head: rows.at(-1)?.seq ?? head.seq }
  } catch (error) {
    // A connection that is gone has rolled back by itself; the first error is the one that matters.
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  }
}

const besideOf = ({ seq, told: { fact, personal } }: Row): Beside[] =>
  personal ? [{ seq, subject: subjectOf(fact), at: fact.at, personal }] : []

function takeEffect(client: Client, effects: readonly Statement[]): Promise<unknown> {
  return all(
    effects.map(({ text, values }) =>
      client.query(text, [...values]).catch((error: unknown) => {
        throw effectFault(error)
      }),
    ),
  )
}

function moveHead(client: Client, last: Row | undefined): Promise<unknown> {
  if (!last) return Promise.resolve()
  return all([
    client.query({ name: 'head', text: 'UPDATE journal_head SET seq = $1, hash = $2', values: [last.seq, last.hash] }),
    client.query({ name: 'notify', text: `SELECT pg_notify('qianshao_journal', $1)`, values: [String(last.seq)] }),
  ])
}

async function lockHead(client: Client): Promise<{ seq: number; hash: Buffer }> {
  const { rows } = await client.query<{ seq: string; hash: Buffer }>({
    name: 'lock-head',
    text: 'SELECT seq, hash FROM journal_head FOR UPDATE',
  })
  const row = rows[0]
  if (!row) throw new Error('流水没有表头：数据库不完整，请从备份恢复。')
  return { seq: Number(row.seq), hash: row.hash }
}

/** Bytes of a SHA-256. */
const HASH = 32
/** JSON text never holds a bare control character, so one stands between texts: no text need be escaped twice. */
const BETWEEN = 'chr(30)'
const joined = (texts: readonly string[]) => texts.join('\x1e')

function insertRows(client: Client, rows: readonly Row[]): Promise<unknown> {
  if (rows.length === 0) return Promise.resolve()
  const of = <Value>(pick: (fact: Fact) => Value) => rows.map((row) => pick(row.told.fact))
  return client.query({
    name: 'append',
    text: `INSERT INTO journal (seq, source, id, kind, subject, at, seen_at, body, hash)
      SELECT r.seq, source, id, kind, subject, at, seen_at, body, substring($9::bytea FROM nth::int * ${HASH} - ${HASH - 1} FOR ${HASH})
      FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::bigint[], string_to_array($8, ${BETWEEN}))
        WITH ORDINALITY AS r(seq, source, id, kind, subject, at, seen_at, body, nth)`,
    values: [
      rows.map((row) => row.seq),
      of((f) => f.source),
      of((f) => f.id),
      of((f) => f.kind),
      of((f) => f.subject),
      of((f) => f.at),
      of((f) => f.seenAt),
      joined(rows.map((row) => row.body)),
      Buffer.concat(rows.map((row) => row.hash)),
    ],
  })
}

function moveCursors(client: Client, batches: readonly Batch[]): Promise<unknown> {
  return all(
    batches.flatMap(({ cursor }) =>
      cursor
        ? client.query({
            name: 'cursor',
            text: `INSERT INTO feed_cursors (feed, path, cursor, at) VALUES ($1, $2, $3, $4)
              ON CONFLICT (feed, path) DO UPDATE SET cursor = excluded.cursor, at = excluded.at`,
            values: [cursor.feed, cursor.path, cursor.value, cursor.at],
          })
        : [],
    ),
  )
}
