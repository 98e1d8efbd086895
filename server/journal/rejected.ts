import { and, desc, eq, sql } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import { rejected } from './schema.ts'
import type { Sealer } from './sealer.ts'

type Row = typeof rejected.$inferSelect

const opened = (sealer: Sealer, { rawSealed, raw, ...row }: Row) => ({
  ...row,
  raw: rawSealed ? sealer.openText(rawSealed) : (raw ?? 'null'),
})

/** Records a door refused, newest first, at most `limit`, from `offset`, opened. Throws when one cannot be opened. */
export async function listRejected(
  db: NodePgDatabase,
  sealer: Sealer,
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
    rejected: items.slice(0, query.limit).map((row) => opened(sealer, row)),
    next: items.length > query.limit ? String(query.offset + query.limit) : null,
  }
}

/** One of them, opened, in whatever state. Throws when it cannot be opened. */
export async function oneRejected(db: NodePgDatabase, sealer: Sealer, id: string) {
  const [row] = await db.select().from(rejected).where(eq(rejected.id, id))
  return row ? opened(sealer, row) : null
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
