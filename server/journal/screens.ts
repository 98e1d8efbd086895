import { and, asc, eq, isNull } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import { screens } from './schema-access.ts'
import { build, statementOf, type Statement } from './statement.ts'

export type Screen = typeof screens.$inferSelect
export type NewScreen = typeof screens.$inferInsert

/** All screens by time of pairing, revoked ones too. */
export const listScreens = (db: NodePgDatabase): Promise<Screen[]> =>
  db.select().from(screens).orderBy(asc(screens.pairedAt), asc(screens.id))

/** A screen by the token it was given at pairing; revoked ones too, for the asker to refuse. */
export async function screenByToken(db: NodePgDatabase, tokenHash: string): Promise<Screen | null> {
  const [row] = await db.select().from(screens).where(eq(screens.tokenHash, tokenHash))
  return row ?? null
}

export async function screenById(db: NodePgDatabase, id: string): Promise<Screen | null> {
  const [row] = await db.select().from(screens).where(eq(screens.id, id))
  return row ?? null
}

export const insertScreen = (screen: NewScreen): Statement => statementOf(build.insert(screens).values(screen))

export const changeScreen = (id: string, change: Pick<Screen, 'name' | 'place' | 'audience'>): Statement =>
  statementOf(build.update(screens).set(change).where(eq(screens.id, id)))

/** Touches no row when it was revoked before: the first moment stands. */
export const revokeScreen = (id: string, at: number): Statement =>
  statementOf(
    build
      .update(screens)
      .set({ revokedAt: at })
      .where(and(eq(screens.id, id), isNull(screens.revokedAt))),
  )

export const touchScreen = (id: string, at: number): Statement =>
  statementOf(build.update(screens).set({ lastAt: at }).where(eq(screens.id, id)))

/** The device of a screen that was let in fetched its token. */
export const giveScreenToken = (screenId: string, tokenHash: string): Statement =>
  statementOf(build.update(screens).set({ tokenHash }).where(eq(screens.id, screenId)))
