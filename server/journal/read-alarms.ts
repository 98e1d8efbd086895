import { and, asc, count, desc, eq, gte, inArray, isNotNull, isNull, lt, or, sql, type SQL } from 'drizzle-orm'
import { decodeCursor, encodeCursor } from './cursor.ts'
import { accounts, alarmEpisodes, alarmFacts, journal, sites } from './schema.ts'
import type { Database } from './statement.ts'

const e = alarmEpisodes
const street = sql<string | null>`coalesce(${e.streetCode}, ${sites.streetCode})`
const columns = {
  episode: e,
  streetCode: street,
  siteName: sites.name,
  siteKind: sites.kind,
  lng: sites.lng,
  lat: sites.lat,
  ackName: accounts.name,
}

/** An episode with the name and the place of its site, and the name of whoever acknowledged it. */
export type EpisodeRow = Awaited<ReturnType<typeof rowsOf>>[number]

function rowsOf(db: Database, where: SQL | undefined, limit: number) {
  return db
    .select(columns)
    .from(e)
    .leftJoin(sites, eq(sites.siteId, e.siteId))
    .leftJoin(accounts, eq(accounts.id, e.ackBy))
    .where(where)
    .orderBy(desc(e.raisedAt), desc(e.episode))
    .limit(limit)
}

/** `returnedUnacknowledged`: came and went before anybody took notice, and was not put away. */
export type AlarmState = 'open' | 'returnedUnacknowledged' | 'all'
const isState: Readonly<Record<AlarmState, SQL | undefined>> = {
  open: and(isNull(e.returnedAt), isNull(e.closedAt)),
  returnedUnacknowledged: and(isNotNull(e.returnedAt), isNull(e.closedAt), isNull(e.ackAt)),
  all: undefined,
}

/** Streets of the asker; null: the whole district. */
type Streets = readonly string[] | null
const within = (streets: Streets) =>
  streets === null ? undefined : streets.length === 0 ? sql`false` : inArray(street, [...streets])

/** Episodes, the latest raised first; `total` counts all that match. Rejects with BadCursor. */
export async function listEpisodes(
  db: Database,
  query: {
    readonly state: AlarmState
    readonly from?: number | undefined
    readonly to?: number | undefined
    readonly streets: Streets
    readonly limit: number
    readonly cursor?: string | undefined
  },
) {
  const where = and(
    isState[query.state],
    query.from === undefined ? undefined : gte(e.raisedAt, query.from),
    query.to === undefined ? undefined : lt(e.raisedAt, query.to),
    within(query.streets),
  )
  const after = decodeCursor(query.cursor)
  const page = after
    ? or(lt(e.raisedAt, after[0]), and(eq(e.raisedAt, after[0]), lt(e.episode, Number(after[1]))))
    : undefined
  const [found, totals] = await Promise.all([
    rowsOf(db, and(where, page), query.limit + 1),
    db.select({ n: count() }).from(e).leftJoin(sites, eq(sites.siteId, e.siteId)).where(where),
  ])
  const items = found.slice(0, query.limit)
  const last = items.at(-1)?.episode
  const next = found.length > query.limit && last ? encodeCursor([last.raisedAt, last.episode]) : null
  return { items, next, total: totals[0]?.n ?? 0 }
}

/** One episode of an alarm, the latest where none is named; null: there is none, or none in these streets. */
export async function oneEpisode(db: Database, alarmId: string, episode?: number, streets: Streets = null) {
  const named = episode === undefined ? undefined : eq(e.episode, episode)
  const [row] = await rowsOf(db, and(eq(e.alarmId, alarmId), named, within(streets)), 1)
  return row ?? null
}

/** The facts of an episode in order of time, the latest `limit` of them, and how many there are. */
export async function factsOfEpisode(
  db: Database,
  { alarmId, episode, raisedAt }: EpisodeRow['episode'],
  limit: number,
  /** Tasks of which the reader is not to know: their steps are left out, and out of the count. */
  without: readonly string[] = [],
) {
  const [next] = await db
    .select({ raisedAt: e.raisedAt })
    .from(e)
    .where(and(eq(e.alarmId, alarmId), sql`${e.episode} > ${episode}`))
    .orderBy(asc(e.episode))
    .limit(1)
  const where = and(
    eq(alarmFacts.alarmId, alarmId),
    gte(alarmFacts.at, raisedAt),
    next ? lt(alarmFacts.at, next.raisedAt) : undefined,
    without.length === 0
      ? undefined
      : sql`(${journal.kind} <> 'task.stepped' OR ${journal.body}::json ->> 'taskId' NOT IN ${[...without]})`,
  )
  const [facts, totals] = await Promise.all([
    db
      .select({
        seq: journal.seq,
        source: journal.source,
        id: journal.id,
        kind: journal.kind,
        at: journal.at,
        seenAt: journal.seenAt,
        body: journal.body,
      })
      .from(alarmFacts)
      .innerJoin(journal, eq(journal.seq, alarmFacts.seq))
      .where(where)
      .orderBy(desc(alarmFacts.at), desc(alarmFacts.seq))
      .limit(limit),
    db.select({ n: count() }).from(alarmFacts).innerJoin(journal, eq(journal.seq, alarmFacts.seq)).where(where),
  ])
  return { facts: facts.reverse(), total: totals[0]?.n ?? 0 }
}
