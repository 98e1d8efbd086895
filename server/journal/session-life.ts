import { eq, gt, sql } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import { screens, sessions } from './schema-access.ts'
import { build, statementOf, type Statement } from './statement.ts'

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

/** The device of a screen that was let in fetched its token. */
export const giveScreenToken = (screenId: string, tokenHash: string): Statement =>
  statementOf(build.update(screens).set({ tokenHash }).where(eq(screens.id, screenId)))
