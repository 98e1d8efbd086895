import DataLoader from 'dataloader'
import { and, desc, eq, gt, lte, sql } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { Account } from './accounts.ts'
import { accounts, screens, sessions } from './schema-access.ts'
import type { Screen } from './screens.ts'
import { build, statementOf, type Statement } from './statement.ts'

export type StoredSession = typeof sessions.$inferSelect

/** A session with whom it belongs to: of `account` and `screen` the one that its kind says, or neither when that is gone. */
export interface Held {
  readonly session: StoredSession
  readonly account: Account | null
  readonly screen: Screen | null
}

export const insertSession = (session: StoredSession): Statement => statementOf(build.insert(sessions).values(session))

/** A hash that is no session's is not in the answer. */
async function sessionsByToken(db: NodePgDatabase, tokenHashes: readonly string[]): Promise<ReadonlyMap<string, Held>> {
  const rows = await db
    .select({ session: sessions, account: accounts, screen: screens })
    .from(sessions)
    .leftJoin(accounts, and(eq(sessions.kind, 'person'), eq(accounts.id, sessions.subjectId)))
    .leftJoin(screens, and(eq(sessions.kind, 'screen'), eq(screens.id, sessions.subjectId)))
    .where(eq(sessions.tokenHash, sql`any(${sql.param(tokenHashes)}::text[])`))
  return new Map(rows.map((row) => [row.session.tokenHash, row]))
}

export const sessionByToken = async (db: NodePgDatabase, tokenHash: string): Promise<Held | null> =>
  (await sessionsByToken(db, [tokenHash])).get(tokenHash) ?? null

/** Tokens asked about in one question. */
const TOKENS_AT_ONCE = 500

/**
 * `sessionByToken` for those who ask all the time: what is asked in one turn of the loop (a thousand walls that come back
 * together) is one question. Every asking reads the tables; no answer is kept.
 */
export function openSessionLookup(db: NodePgDatabase): (tokenHash: string) => Promise<Held | null> {
  const lookup = new DataLoader<string, Held | null>(
    async (hashes) => {
      const found = await sessionsByToken(db, [...new Set(hashes)])
      return hashes.map((hash) => found.get(hash) ?? null)
    },
    { cache: false, maxBatchSize: TOKENS_AT_ONCE, batchScheduleFn: setImmediate },
  )
  return (tokenHash) => lookup.load(tokenHash)
}

/** Sessions of one person or screen that have not run out at `now` (epoch ms), the last used first. */
export const listSessions = (db: NodePgDatabase, subjectId: string, now: number): Promise<StoredSession[]> =>
  db
    .select()
    .from(sessions)
    .where(and(eq(sessions.subjectId, subjectId), gt(sessions.expiresAt, now)))
    .orderBy(desc(sessions.lastAt), desc(sessions.id))

/** What rings on the device of a session ends with it; a session that merely runs out while the phone is in a pocket ends nothing. */
export const endSession = (id: string): Statement => ({
  text: `WITH silent AS (DELETE FROM call_receivers WHERE session_id = $1) DELETE FROM sessions WHERE id = $1`,
  values: [id],
})

/** Everywhere at once; `exceptId` is the session that asks. */
export const endSessionsOf = (subjectId: string, exceptId?: string): Statement => ({
  text: `WITH silent AS (DELETE FROM call_receivers WHERE person_id = $1 AND ($2::text IS NULL OR session_id <> $2))
    DELETE FROM sessions WHERE subject_id = $1 AND ($2::text IS NULL OR id <> $2)`,
  values: [subjectId, exceptId ?? null],
})

export const dropExpiredSessions = (now: number): Statement =>
  statementOf(build.delete(sessions).where(lte(sessions.expiresAt, now)))

/** Its person was active at `at`: it is good until `until` (epoch ms); requests that overtake each other never set it back. */
export const extendSession = (id: string, at: number, until: number): Statement =>
  statementOf(
    build
      .update(sessions)
      .set({
        lastAt: sql`greatest(${sessions.lastAt}, ${at}::bigint)`,
        expiresAt: sql`greatest(${sessions.expiresAt}, ${until}::bigint)`,
      })
      .where(eq(sessions.id, id)),
  )

/** The same session under a new token, which alone is good from now on. */
export const rotateSession = (id: string, tokenHash: string, at: number, until: number): Statement =>
  statementOf(build.update(sessions).set({ tokenHash, lastAt: at, expiresAt: until }).where(eq(sessions.id, id)))

/** The second factor was proved in this session. */
export const proveSession = (id: string): Statement =>
  statementOf(build.update(sessions).set({ secondFactor: true }).where(eq(sessions.id, id)))

/** Ids of all sessions that have not run out at `now` (epoch ms). */
export async function liveSessionIds(db: NodePgDatabase, now: number): Promise<string[]> {
  const rows = await db.select({ id: sessions.id }).from(sessions).where(gt(sessions.expiresAt, now))
  return rows.map(({ id }) => id)
}
