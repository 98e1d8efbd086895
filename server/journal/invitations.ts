import { and, eq, gt, isNull, lte } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import { invitations } from './schema-access.ts'
import { build, statementOf, type Statement } from './statement.ts'

/** `personId` null: makes the first administrator. */
export type Invitation = typeof invitations.$inferSelect

export const insertInvitation = (invitation: Invitation): Statement =>
  statementOf(build.insert(invitations).values(invitation))

/** The invitation, if it has not run out at `now` (epoch ms); it can still be taken afterwards. */
export async function lookInvitation(db: NodePgDatabase, tokenHash: string, now: number): Promise<Invitation | null> {
  const [row] = await db
    .select()
    .from(invitations)
    .where(and(eq(invitations.tokenHash, tokenHash), gt(invitations.expiresAt, now)))
  return row ?? null
}

/** Takes it, once: returns `person_id`; touches no row when it ran out or was taken. */
export const takeInvitation = (tokenHash: string, now: number): Statement =>
  statementOf(
    build
      .delete(invitations)
      .where(and(eq(invitations.tokenHash, tokenHash), gt(invitations.expiresAt, now)))
      .returning({ personId: invitations.personId }),
  )

/** What was sent to somebody before is no longer good. */
export const dropInvitationsOf = (personId: string | null): Statement =>
  statementOf(
    build
      .delete(invitations)
      .where(personId === null ? isNull(invitations.personId) : eq(invitations.personId, personId)),
  )

export const dropExpiredInvitations = (now: number): Statement =>
  statementOf(build.delete(invitations).where(lte(invitations.expiresAt, now)))
