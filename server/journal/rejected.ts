import { and, desc, eq, sql } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import { rejected } from './schema.ts'

/** Records a door refused, newest first, at most `limit`, from `offset`. */
export async function listRejected(
  db: NodePgDatabase,
  query: { feed?: string | undefined; limit: number; offset: number },
) {
  const where = and(eq(rejected.state, 'open'), query.feed ? eq(rejected.feed, query.feed) : undefined)
  const items = await db
    .select()
    .from(rejected)
    .where(where)
    .orderBy(desc(rejected.at), desc(rejected.id))
    .limit(query.limit + 1)
    .offset(query.offset)
  return {
    rejected: items.slice(0, query.limit),
    next: items.length > query.limit ? String(query.offset + query.limit) : null,
  }
}

export async function oneRejected(db: NodePgDatabase, id: string) {
  const [row] = await db.select().from(rejected).where(eq(rejected.id, id))
  return row ?? null
}

export const closeRejected = (db: NodePgDatabase, id: string, state: 'replayed' | 'discarded') =>
  db.update(rejected).set({ state }).where(eq(rejected.id, id))

/** Open rejected records per feed. */
export async function countRejected(db: NodePgDatabase): Promise<Map<string, number>> {
  const rows = await db
    .select({ feed: rejected.feed, n: sql<number>`count(*)::int` })
    .from(rejected)
    .where(eq(rejected.state, 'open'))
    .groupBy(rejected.feed)
  return new Map(rows.map((row) => [row.feed, row.n]))
}
