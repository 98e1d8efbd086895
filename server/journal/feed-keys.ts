import { and, asc, eq, isNull } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import { feedKeys } from './schema-access.ts'
import { build, statementOf, type Statement } from './statement.ts'

export type FeedKey = typeof feedKeys.$inferSelect
export type NewFeedKey = typeof feedKeys.$inferInsert

/** All keys by time of making, revoked ones too. */
export const listFeedKeys = (db: NodePgDatabase): Promise<FeedKey[]> =>
  db.select().from(feedKeys).orderBy(asc(feedKeys.madeAt), asc(feedKeys.id))

/** Keys that are good now, by their hash: for a door that asks at every telling and cannot ask the database each time. */
export async function liveFeedKeys(db: NodePgDatabase): Promise<ReadonlyMap<string, FeedKey>> {
  const rows = await db.select().from(feedKeys).where(isNull(feedKeys.revokedAt))
  return new Map(rows.map((row) => [row.hash, row]))
}

export const insertFeedKey = (key: NewFeedKey): Statement => statementOf(build.insert(feedKeys).values(key))

/** Touches no row when it was revoked before: the first moment stands. */
export const revokeFeedKey = (id: string, at: number): Statement =>
  statementOf(
    build
      .update(feedKeys)
      .set({ revokedAt: at })
      .where(and(eq(feedKeys.id, id), isNull(feedKeys.revokedAt))),
  )

export const touchFeedKey = (id: string, at: number): Statement =>
  statementOf(build.update(feedKeys).set({ lastAt: at }).where(eq(feedKeys.id, id)))
