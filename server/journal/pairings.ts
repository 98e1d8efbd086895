import { and, asc, eq, gt, isNull, lte } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import { pairings } from './schema-access.ts'
import { build, statementOf, type Statement } from './statement.ts'

/** A screen that shows its code and waits to be let in; `screenId` once it was. */
export type StoredPairing = typeof pairings.$inferSelect

const waits = (now: number) => and(isNull(pairings.screenId), gt(pairings.expiresAt, now))

/** Screens that wait and have not run out at `now` (epoch ms). */
export const waitingPairings = (db: NodePgDatabase, now: number): Promise<StoredPairing[]> =>
  db.select().from(pairings).where(waits(now)).orderBy(asc(pairings.expiresAt), asc(pairings.code))

/** Fails with constraint `pairings_code_unique` when another screen shows that code: draw again. */
export const insertPairing = (pairing: StoredPairing): Statement => statementOf(build.insert(pairings).values(pairing))

/** Only one that waits: a code used once is not good a second time. */
export async function pairingByCode(db: NodePgDatabase, code: string, now: number): Promise<StoredPairing | null> {
  const [row] = await db
    .select()
    .from(pairings)
    .where(and(eq(pairings.code, code), waits(now)))
  return row ?? null
}

/** In whatever state: the screen that holds the secret asks what became of it. */
export async function pairingBySecret(db: NodePgDatabase, secretHash: string): Promise<StoredPairing | null> {
  const [row] = await db.select().from(pairings).where(eq(pairings.secretHash, secretHash))
  return row ?? null
}

/** Lets the screen in; touches no row when it ran out or was let in before. */
export const approvePairing = (code: string, screenId: string, now: number): Statement =>
  statementOf(
    build
      .update(pairings)
      .set({ screenId })
      .where(and(eq(pairings.code, code), waits(now))),
  )

export const dropPairing = (secretHash: string): Statement =>
  statementOf(build.delete(pairings).where(eq(pairings.secretHash, secretHash)))

export const dropExpiredPairings = (now: number): Statement =>
  statementOf(build.delete(pairings).where(lte(pairings.expiresAt, now)))
