import { and, desc, eq, inArray, lt, max, sql, type SQL } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import { briefings, sites } from './schema.ts'
import { build, statementOf, type Statement } from './statement.ts'

export type BriefingEdition = typeof briefings.$inferSelect

/** An edition more; fails with a constraint when somebody else wrote that number first. */
export const insertBriefing = (row: BriefingEdition): Statement => statementOf(build.insert(briefings).values(row))

/** The last edition of a briefing, whatever became of it; null: none. */
export async function lastBriefing(db: NodePgDatabase, id: string): Promise<BriefingEdition | null> {
  const [row] = await db.select().from(briefings).where(eq(briefings.id, id)).orderBy(desc(briefings.edition)).limit(1)
  return row ?? null
}

export async function briefingEdition(
  db: NodePgDatabase,
  id: string,
  edition: number,
): Promise<BriefingEdition | null> {
  const [row] = await db
    .select()
    .from(briefings)
    .where(and(eq(briefings.id, id), eq(briefings.edition, edition)))
  return row ?? null
}

/** Editions of a briefing before a number, the latest first; at most `limit`. */
export const editionsBefore = (
  db: NodePgDatabase,
  id: string,
  before: number,
  limit: number,
): Promise<BriefingEdition[]> =>
  db
    .select()
    .from(briefings)
    .where(and(eq(briefings.id, id), lt(briefings.edition, before)))
    .orderBy(desc(briefings.edition))
    .limit(limit)

/**
 * Last editions of those that stand and are for the reader, the latest first: his own, and those of `seenBy`. Blocks are left
 * in the table: a list needs none.
 */
export const listBriefings = (
  db: NodePgDatabase,
  reader: { readonly id: string; readonly seenBy: readonly string[] },
  limit: number,
) => {
  const seen = reader.seenBy.length === 0 ? sql`false` : inArray(briefings.seenBy, [...reader.seenBy])
  return lastEditions(db, 'standing', sql`(${briefings.author} = ${reader.id} OR ${seen})`, limit)
}

/** Last editions of those that their author had and that were withdrawn, the latest first. */
export const withdrawnOf = (db: NodePgDatabase, author: string, limit: number) =>
  lastEditions(db, 'withdrawn', eq(briefings.author, author), limit)

function lastEditions(db: NodePgDatabase, state: string, whose: SQL, limit: number) {
  const last = db
    .select({ id: briefings.id, edition: max(briefings.edition).as('last_edition') })
    .from(briefings)
    .groupBy(briefings.id)
    .as('last')
  const { id, edition, title, seenBy, author, by, at } = briefings
  return db
    .select({ id, edition, title, seenBy, author, by, at })
    .from(briefings)
    .innerJoin(last, and(eq(briefings.id, last.id), eq(briefings.edition, last.edition)))
    .where(and(eq(briefings.state, state), whose))
    .orderBy(desc(briefings.at), desc(briefings.id))
    .limit(limit)
}

/** Names of sites by id, those that are known. */
export async function siteNames(db: NodePgDatabase, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ id: sites.siteId, name: sites.name })
    .from(sites)
    .where(inArray(sites.siteId, [...new Set(ids)].slice(0, 2_000)))
  return new Map(rows.map(({ id, name }) => [id, name]))
}
