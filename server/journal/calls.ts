import type { PoolClient } from 'pg'
import type { Role, Scope } from '../contract/identity.ts'
import type { Receiver } from './receivers.ts'
import { recorded, type Recorded, type StoredRow } from './rows.ts'
import { callReceivers, calls } from './schema.ts'
import { build, statementOf, type Database, type Statement } from './statement.ts'

export type Call = typeof calls.$inferSelect
export type NewCall = Pick<Call, 'id' | 'receiver' | 'happening' | 'about' | 'letter' | 'at' | 'madeAt' | 'until'>

/** An episode of an alarm beside the fact that is about it. */
export interface EpisodeBeside {
  readonly episode: number
  readonly alarmId: string
  readonly condition: string
  readonly priority: number
  readonly siteId: string | null
  readonly siteName: string | null
  readonly streetCode: string | null
  readonly raisedAt: number
  readonly ackAt: number | null
}
export interface FactBeside extends Recorded {
  readonly siteName: string | null
  readonly episode: EpisodeBeside | null
}
/** Who is called, with the account of whose device it is. */
export interface Called extends Receiver {
  readonly person: { readonly role: Role | null; readonly scope: Scope; readonly active: boolean } | null
}

/** Numbers of the journal that are looked through at once. */
const WINDOW = 5_000
const EPISODE = `e.episode, e.alarm_id, e.condition, e.priority, e.site_id, es.name AS episode_site, e.street_code, e.raised_at, e.ack_at`

interface EpisodeColumns {
  episode: string | null
  alarm_id: string
  condition: string
  priority: number
  site_id: string | null
  episode_site: string | null
  street_code: string | null
  raised_at: string
  ack_at: string | null
}
const episodeOf = (row: EpisodeColumns): EpisodeBeside | null =>
  row.episode === null
    ? null
    : {
        ...{ episode: Number(row.episode), alarmId: row.alarm_id, condition: row.condition, priority: row.priority },
        ...{ siteId: row.site_id, siteName: row.episode_site, streetCode: row.street_code },
        ...{ raisedAt: Number(row.raised_at), ackAt: row.ack_at === null ? null : Number(row.ack_at) },
      }

/** Calling out begins where the journal ends when this is first asked: what was before is history. */
export const beginCalls = (): Statement => ({
  text: 'INSERT INTO call_cursor (one, seq) SELECT 1, seq FROM journal_head ON CONFLICT DO NOTHING',
  values: [],
})

/**
 * Looks through the journal from the cursor on and puts what `compose` makes of it into the outbox; cursor and calls move in one
 * transaction, so that nothing is lost and, by the ids of the calls, nothing is doubled, whoever is killed when. True: there is more.
 */
export async function fillCalls(
  db: Database,
  kinds: readonly string[],
  compose: (facts: readonly FactBeside[], called: readonly Called[]) => readonly NewCall[],
): Promise<boolean> {
  const client = await db.$client.connect()
  try {
    await client.query('BEGIN')
    const { rows } = await client.query<{ at: string; head: string }>(
      'SELECT c.seq AS at, h.seq AS head FROM call_cursor c, journal_head h FOR UPDATE OF c',
    )
    const from = Number(rows[0]?.at ?? 0)
    const head = Number(rows[0]?.head ?? 0)
    if (from >= head) return (await client.query('ROLLBACK'), false)
    const called = await calledNow(client)
    // Nobody wants to hear anything: an import of a million records need not be read for it.
    const to = called.length === 0 ? head : Math.min(from + WINDOW, head)
    const facts = called.length === 0 ? [] : await factsBetween(client, from, to, kinds)
    if (facts.length > 0) await insertCalls(client, compose(facts, called))
    await client.query('UPDATE call_cursor SET seq = $1', [to])
    await client.query('COMMIT')
    return to < head
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined) // the first error is the one that matters
    throw error
  } finally {
    client.release()
  }
}

/** Alarms that stand and that nobody acknowledged within `withinMs` of their priority (1 to 4), raised after `since`. */
export async function fillUnacknowledged(
  db: Database,
  query: { readonly withinMs: readonly number[]; readonly since: number; readonly now: number },
  compose: (episodes: readonly EpisodeBeside[], called: readonly Called[]) => readonly NewCall[],
): Promise<void> {
  const client = await db.$client.connect()
  try {
    const { rows } = await client.query<EpisodeColumns>(
      `SELECT ${EPISODE} FROM alarm_episodes e LEFT JOIN sites es ON es.site_id = e.site_id
        WHERE e.returned_at IS NULL AND e.closed_at IS NULL AND e.ack_at IS NULL
          AND e.raised_at > $1 AND e.raised_at < $2 - ($3::bigint[])[e.priority]
        ORDER BY e.raised_at DESC LIMIT 1000`,
      [query.since, query.now, query.withinMs],
    )
    if (rows.length === 0) return
    const episodes = rows.flatMap((row) => episodeOf(row) ?? [])
    await insertCalls(client, compose(episodes, await calledNow(client)))
  } finally {
    client.release()
  }
}

async function calledNow(client: PoolClient): Promise<Called[]> {
  const { text, values } = statementOf(build.select().from(callReceivers))
  const { rows } = await client.query<Record<string, unknown>>(
    `SELECT r.*, a.role AS account_role, a.scope AS account_scope, a.state AS account_state
      FROM (${text}) r LEFT JOIN accounts a ON a.id = r.person_id WHERE r.state = 'on' LIMIT 5000`,
    [...values],
  )
  return rows.map((row) => ({
    ...receiverOf(row),
    person:
      row.account_state === null
        ? null
        : {
            role: row.account_role as Role | null,
            scope: JSON.parse(row.account_scope as string) as Scope,
            active: row.account_state === 'active',
          },
  }))
}

/** A row as the driver gives it: numbers as text, lists as JSON text. */
export function receiverOf(row: Record<string, unknown>): Receiver {
  const columns = Object.entries(callReceivers) as [
    string,
    { name: string; mapFromDriverValue(value: unknown): unknown },
  ][]
  return Object.fromEntries(
    columns
      .filter(([, column]) => typeof column === 'object' && column !== null && 'mapFromDriverValue' in column)
      .map(([key, column]) => {
        const value = row[column.name]
        return [key, value === null || value === undefined ? null : column.mapFromDriverValue(value)]
      }),
  ) as Receiver
}

async function factsBetween(
  client: PoolClient,
  from: number,
  to: number,
  kinds: readonly string[],
): Promise<FactBeside[]> {
  const { rows } = await client.query<StoredRow & EpisodeColumns & { fact_site: string | null }>(
    `SELECT j.seq, j.source, j.id, j.kind, j.subject, j.at, j.seen_at, j.body, s.name AS fact_site, ${EPISODE}
      FROM journal j LEFT JOIN sites s ON s.site_id = j.subject
      LEFT JOIN LATERAL (SELECT * FROM alarm_episodes x
        WHERE j.kind <> 'task.stepped' AND x.alarm_id = j.body::json ->> 'alarmId' AND x.episode <= j.seq ORDER BY x.episode DESC LIMIT 1) e ON true
      LEFT JOIN sites es ON es.site_id = e.site_id
      WHERE j.seq > $1 AND j.seq <= $2 AND j.kind = ANY($3::text[]) ORDER BY j.seq`,
    [from, to, kinds],
  )
  return rows.map((row) => ({ ...recorded(row), siteName: row.fact_site, episode: episodeOf(row) }))
}

export async function insertCalls(client: Pick<PoolClient, 'query'>, all: readonly NewCall[]): Promise<void> {
  if (all.length === 0) return
  await client.query(
    `INSERT INTO calls (id, receiver, happening, about, letter, at, made_at, until, state, next_at)
      SELECT r.id, r.receiver, r.happening, r.about, r.letter, r.at, r.made_at, r.until, 'waiting', r.made_at
      FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::bigint[], $8::bigint[])
        AS r(id, receiver, happening, about, letter, at, made_at, until)
      WHERE EXISTS (SELECT 1 FROM call_receivers c WHERE c.id = r.receiver FOR KEY SHARE)
      ON CONFLICT (id) DO NOTHING`,
    [
      all.map((each) => each.id),
      all.map((each) => each.receiver),
      all.map((each) => each.happening),
      all.map((each) => each.about),
      all.map((each) => each.letter),
      all.map((each) => each.at),
      all.map((each) => each.madeAt),
      all.map((each) => each.until),
    ],
  )
}

/** One call, in the transaction of an order. */
export const insertCall = (call: NewCall): Statement =>
  statementOf(build.insert(calls).values({ ...call, state: 'waiting', nextAt: call.madeAt }))
