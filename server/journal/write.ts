import type { Client } from 'pg'
import type { Fact, Personal, Told } from '../contract/fact.ts'
import { project } from './project.ts'
import { chained, recorded, refOf, sameTelling, type Recorded, type Row, type StoredRow } from './rows.ts'

/** A record that a door refused, to be kept for an operator. */
export interface Refused {
  readonly id: string
  readonly feed: string
  readonly at: number
  readonly recordId: string | null
  readonly pointer: string
  readonly message: string
  readonly raw: string
}

export interface Batch {
  readonly told: readonly Told[]
  /** How far the feed was read with this batch; becomes durable with it. */
  readonly cursor?: { readonly feed: string; readonly path: string; readonly value: string; readonly at: number }
  readonly refused?: readonly Refused[]
}

/** `conflict`: the id is known with other content; the first telling stands. */
export type Verdict = 'accepted' | 'duplicate' | 'conflict'

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
  batches: readonly Batch[],
  knownSeq: number,
  derive: (fresh: readonly Fact[]) => readonly (readonly Fact[])[],
): Promise<Written> {
  try {
    const [, head, { verdicts, fresh }] = await all([client.query('BEGIN'), lockHead(client), sift(client, batches)])
    const missed =
      head.seq > knownSeq
        ? (await client.query<StoredRow>(`${READ} WHERE seq > $1 ORDER BY seq`, [knownSeq])).rows.map(recorded)
        : []
    const consequences = derive(fresh.map((told) => told.fact))
    const told = fresh.flatMap((each, index) => [each, ...(consequences[index] ?? []).map((fact): Told => ({ fact }))])
    const rows = chained(head, told)
    await all([
      insertRows(client, rows),
      project(client, rows),
      moveCursors(client, batches),
      keepRefused(
        client,
        batches.flatMap((batch) => batch.refused ?? []),
      ),
      moveHead(client, rows.at(-1)),
      client.query('COMMIT'),
    ])
    const own = rows.map((row) => ({ seq: row.seq, fact: row.told.fact }))
    return { verdicts, appended: [...missed, ...own], head: rows.at(-1)?.seq ?? head.seq }
  } catch (error) {
    // A connection that is gone has rolled back by itself; the first error is the one that matters.
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  }
}

/**
 * Statements sent one behind the other without waiting (the writer's connection is a pipeline): the database works on the
 * first while the next is still being written out. Waits for all of them, then rejects with the first that failed; those
 * behind it were refused by the broken transaction.
 */
async function all<const Work extends readonly unknown[]>(
  work: Work,
): Promise<{ -readonly [Index in keyof Work]: Awaited<Work[Index]> }> {
  const settled = await Promise.allSettled(work)
  for (const each of settled) if (each.status === 'rejected') throw each.reason
  return settled.map((each) => (each as PromiseFulfilledResult<unknown>).value) as never
}

async function moveHead(client: Client, last: Row | undefined) {
  if (!last) return
  await all([
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

async function sift(client: Client, batches: readonly Batch[]) {
  const all = batches.flatMap((batch) => batch.told)
  const known =
    all.length > 0 ? await knownOf(client, all) : new Map<string, { fact: Fact; personal: Personal | null }>()
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

async function knownOf(client: Client, all: readonly Told[]) {
  const { rows } = await client.query<StoredRow & { value: string | null }>({
    name: 'known',
    text: `SELECT j.seq, j.source, j.id, j.kind, j.subject, j.at, j.seen_at, j.body, p.value
      FROM unnest($1::text[], $2::text[]) AS told(source, id) JOIN journal j USING (source, id) LEFT JOIN personal p ON p.seq = j.seq`,
    values: [all.map((told) => told.fact.source), all.map((told) => told.fact.id)],
  })
  return new Map(
    rows.map((row) => [
      refOf(row),
      { fact: recorded(row).fact, personal: row.value === null ? null : (JSON.parse(row.value) as Personal) },
    ]),
  )
}

/** Bytes of a SHA-256. */
const HASH = 32
/** JSON text never holds a bare control character, so one stands between texts: no text need be escaped twice. */
const BETWEEN = 'chr(30)'
const joined = (texts: readonly string[]) => texts.join('\x1e')

/** Sends the rows, and what stands beside them, at once. */
async function insertRows(client: Client, rows: readonly Row[]) {
  if (rows.length === 0) return
  const of = <Value>(pick: (fact: Fact) => Value) => rows.map((row) => pick(row.told.fact))
  const journal = client.query({
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
  const personal = rows.flatMap(({ seq, told }) => (told.personal ? [{ seq, ...told.personal }] : []))
  const beside =
    personal.length > 0 &&
    client.query({
      name: 'personal',
      text: `INSERT INTO personal (seq, salt, value) SELECT * FROM unnest($1::bigint[], $2::text[], string_to_array($3, ${BETWEEN}))`,
      values: [
        personal.map((p) => p.seq),
        personal.map((p) => p.salt),
        joined(personal.map((p) => JSON.stringify(p.value))),
      ],
    })
  await all([journal, beside])
}

async function moveCursors(client: Client, batches: readonly Batch[]) {
  await all(
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

/** Most rejected records kept for one feed: the newest, so that a feed gone mad cannot fill the disk. */
export const REJECTED_PER_FEED = 5_000

async function keepRefused(client: Client, refused: readonly Refused[]) {
  if (refused.length === 0) return
  const of = <Value>(pick: (each: Refused) => Value) => refused.map(pick)
  const kept = client.query({
    name: 'refused',
    text: `INSERT INTO rejected (id, feed, at, record_id, pointer, message, raw)
      SELECT DISTINCT ON (id) * FROM unnest($1::text[], $2::text[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[]) AS r(id)
      ON CONFLICT (id) DO UPDATE SET at = excluded.at`,
    values: [
      of((r) => r.id),
      of((r) => r.feed),
      of((r) => r.at),
      of((r) => r.recordId),
      of((r) => r.pointer),
      of((r) => r.message),
      of((r) => r.raw),
    ],
  })
  const trimmed = [...new Set(of((r) => r.feed))].map((feed) =>
    client.query({
      name: 'trim-refused',
      text: `DELETE FROM rejected WHERE feed = $1 AND at < (SELECT at FROM rejected WHERE feed = $1 ORDER BY at DESC OFFSET $2 LIMIT 1)`,
      values: [feed, REJECTED_PER_FEED],
    }),
  )
  await all([kept, ...trimmed])
}
