import { sql } from 'drizzle-orm'
import type { Database } from '../statement.ts'

/** Which kind of fact a relation of what others tell begins with; what the house itself does is known since its first record. */
const KINDS: Readonly<Record<string, string>> = {
  matter: 'complaint.received',
  received: 'complaint.received',
  step: 'complaint.received',
  lift: 'elevator.alarm',
  sale: 'pharmacy.sale',
  test: 'market.quickTest',
  market: 'market.evaluated',
  site: 'site.registered',
}

const one = async <Row extends Record<string, unknown>>(db: Database, query: ReturnType<typeof sql>) =>
  (await db.execute<Row>(query)).rows[0]
const numberOf = (value: unknown) => (value === null || value === undefined ? null : Number(value))

/** The last number of the journal, and from which number on versions are kept. */
export async function headOfVersions(db: Database): Promise<{ readonly head: number; readonly begin: number }> {
  const row = await one<{ head: string; begin: string }>(
    db,
    sql`SELECT (SELECT seq FROM journal_head) AS head, (SELECT seq FROM versions_begin) AS begin`,
  )
  return { head: numberOf(row?.head) ?? 0, begin: numberOf(row?.begin) ?? 0 }
}

/** Relations whose versions were begun later than all others, by the column that says from which number on. */
const BEGUN_LATER: Readonly<Record<string, string>> = { stop: 'stops' }

/** From which number of the journal on versions of a relation are kept; 0: from where all others are. */
export async function versionsSince(db: Database, relation: string): Promise<number> {
  const later = BEGUN_LATER[relation]
  if (later === undefined) return 0
  const row = await one<{ begin: string }>(db, sql`SELECT ${sql.raw(later)} AS begin FROM versions_begin`)
  return numberOf(row?.begin) ?? 0
}

/** When a record of the journal was learned of (epoch ms); null: there is no such. */
export async function seenAtOf(db: Database, seq: number): Promise<number | null> {
  const row = await one<{ at: string | null }>(db, sql`SELECT seen_at AS at FROM journal WHERE seq = ${seq}`)
  return numberOf(row?.at)
}

/** The last number of the journal that was known at a moment (epoch ms). */
export async function versionAt(db: Database, at: number): Promise<number> {
  // Numbers follow what was learned when, but for clocks of several nodes: a search by halves is near enough to begin with.
  let [low, high] = [0, (await headOfVersions(db)).head]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    const seen = await seenAtOf(db, middle)
    if (seen !== null && seen <= at) low = middle
    else high = middle - 1
  }
  return low
}

/** When the record of a relation begins (epoch ms), by when its first fact happened; null: nothing was told yet. */
export async function beginsOf(db: Database, relation: string, version: number): Promise<number | null> {
  const kind = KINDS[relation]
  if (relation === 'received' || relation === 'matter' || relation === 'step') {
    const row = await one<{ at: string | null }>(
      db,
      sql`SELECT min(received_at) AS at FROM complaints WHERE seq <= ${version}`,
    )
    return numberOf(row?.at)
  }
  const row = await one<{ at: string | null }>(
    db,
    kind === undefined
      ? sql`SELECT seen_at AS at FROM journal WHERE seq = 1`
      : sql`SELECT min(at) AS at FROM journal WHERE kind = ${kind} AND seq <= ${version}`,
  )
  return numberOf(row?.at)
}

/** When the first fact of a relation at or after a moment happened, epoch ms; null: none, or the relation has no facts of its own. */
export async function firstSince(
  db: Database,
  relation: string,
  from: number,
  version: number,
): Promise<number | null> {
  const kind = KINDS[relation]
  if (kind === undefined) return null
  const row = await one<{ at: string | null }>(
    db,
    kind === 'complaint.received'
      ? sql`SELECT min(received_at) AS at FROM complaints WHERE received_at >= ${from} AND seq <= ${version}`
      : sql`SELECT min(at) AS at FROM journal WHERE kind = ${kind} AND at >= ${from} AND seq <= ${version}`,
  )
  return numberOf(row?.at)
}

/** Whether anything of a relation at all happened in [from, to), epoch ms; of relations without facts of their own: yes. */
export async function anythingIn(
  db: Database,
  relation: string,
  from: number,
  to: number,
  version: number,
): Promise<boolean> {
  const kind = KINDS[relation]
  if (kind === undefined) return true
  const row = await one<{ is: boolean }>(
    db,
    kind === 'complaint.received'
      ? sql`SELECT EXISTS (SELECT 1 FROM complaints WHERE received_at >= ${from} AND received_at < ${to} AND seq <= ${version}) AS is`
      : sql`SELECT EXISTS (SELECT 1 FROM journal WHERE kind = ${kind} AND at >= ${from} AND at < ${to} AND seq <= ${version}) AS is`,
  )
  return row?.is === true
}

/** A stretch in which a feed was silent, epoch ms; `to` null: it still is. */
export interface Outage {
  readonly feed: string
  readonly from: number
  readonly to: number | null
}

/** Silences of feeds that touch [from, to), as the house told them up to a version; at most 1,000. */
export async function outagesOf(
  db: Database,
  feeds: readonly string[],
  from: number,
  to: number,
  version: number,
): Promise<readonly Outage[]> {
  if (feeds.length === 0) return []
  const { rows } = await db.execute<{ feed: string; since: string; back: string | null }>(sql`
    SELECT s.body::json ->> 'feed' AS feed, (s.body::json ->> 'since')::float8 AS since,
      (SELECT min(r.at) FROM journal r WHERE r.kind = 'feed.recovered' AND r.at >= s.at AND r.seq <= ${version} AND r.body::json ->> 'feed' = s.body::json ->> 'feed') AS back
    FROM journal s WHERE s.kind = 'feed.silent' AND s.seq <= ${version} AND s.at < ${to} AND s.at >= ${from - 400 * 86_400_000}
      AND s.body::json ->> 'feed' = ANY(${sql.param([...feeds])}::text[]) ORDER BY s.at DESC LIMIT 1000`)
  return rows
    .map(({ feed, since, back }) => ({ feed, from: Number(since), to: numberOf(back) }))
    .filter((each) => each.from < to && (each.to === null || each.to > from))
    .reverse()
}

/** How many sites told anything of a kind in [from, to). */
export async function sitesTelling(
  db: Database,
  relation: string,
  from: number,
  to: number,
  version: number,
): Promise<number> {
  const row = await one<{ n: string }>(
    db,
    sql`SELECT count(DISTINCT subject) AS n FROM journal WHERE kind = ${KINDS[relation] ?? ''} AND at >= ${from} AND at < ${to} AND seq <= ${version}`,
  )
  return numberOf(row?.n) ?? 0
}

/** Keeps the address behind a code, so that whoever types the code comes to the same figure. */
export const keepCodes = (db: Database, codes: readonly { readonly code: string; readonly address: string }[]) =>
  codes.length === 0
    ? Promise.resolve()
    : db.execute(sql`INSERT INTO figure_codes (code, address) SELECT * FROM unnest(${sql.param(codes.map(({ code }) => code))}::text[],
        ${sql.param(codes.map(({ address }) => address))}::text[]) ON CONFLICT (code) DO NOTHING`)

/** The address behind a code; null: there is no such. */
export async function addressBehind(db: Database, code: string): Promise<string | null> {
  const row = await one<{ address: string }>(db, sql`SELECT address FROM figure_codes WHERE code = ${code}`)
  return row?.address ?? null
}
