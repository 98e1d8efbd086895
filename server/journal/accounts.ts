import { and, count, eq, getTableColumns, gt, inArray, isNull, lt, or } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { Role } from '../contract/identity.ts'
import { accounts, sessions } from './schema-access.ts'
import { build, statementOf, type Statement } from './statement.ts'

export type Account = typeof accounts.$inferSelect
export type NewAccount = Omit<typeof accounts.$inferInsert, 'userKey'>
export type AccountChange = Partial<Omit<Account, 'id' | 'userKey'>>

/** An account name as it is compared: NFKC (Unicode UAX #15), lower case, without space around it. */
export const userKey = (user: string): string => user.trim().normalize('NFKC').toLowerCase()

/** All accounts by name, each with how many of its sessions have not run out at `now` (epoch ms). */
export async function allAccounts(db: NodePgDatabase, now: number): Promise<(Account & { sessions: number })[]> {
  return db
    .select({ ...getTableColumns(accounts), sessions: count(sessions.id) })
    .from(accounts)
    .leftJoin(
      sessions,
      and(eq(sessions.kind, 'person'), eq(sessions.subjectId, accounts.id), gt(sessions.expiresAt, now)),
    )
    .groupBy(accounts.id)
    .orderBy(accounts.userKey)
}

const first = <Row>(rows: readonly Row[]): Row | null => rows[0] ?? null

export const accountById = async (db: NodePgDatabase, id: string): Promise<Account | null> =>
  first(await db.select().from(accounts).where(eq(accounts.id, id)))

/** Names of these people, by id. */
export async function accountNames(db: NodePgDatabase, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const { id, name } = accounts
  const rows = await db
    .select({ id, name })
    .from(accounts)
    .where(inArray(id, [...new Set(ids)]))
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** By the name that was typed, in any case or width. */
export const accountByUser = async (db: NodePgDatabase, user: string): Promise<Account | null> =>
  first(
    await db
      .select()
      .from(accounts)
      .where(eq(accounts.userKey, userKey(user))),
  )

export const accountByOidc = async (db: NodePgDatabase, subject: string): Promise<Account | null> =>
  first(await db.select().from(accounts).where(eq(accounts.oidcSubject, subject)))

/** People who hold the role and can sign in: what the last administrator is counted by. */
export const countWithRole = (db: NodePgDatabase, role: Role): Promise<number> =>
  db.$count(accounts, and(eq(accounts.role, role), eq(accounts.state, 'active')))

/** How many accounts there are; none means that this is the first start. */
export const countAccounts = (db: NodePgDatabase): Promise<number> => db.$count(accounts)

/** Fails with constraint `accounts_user_key_unique` or `accounts_oidc_subject_unique` when another has it. */
export const insertAccount = (account: NewAccount): Statement =>
  statementOf(build.insert(accounts).values({ ...account, userKey: userKey(account.userName) }))

/** Sets the named columns; `change` must name one at least. */
export function setAccount(id: string, change: AccountChange): Statement {
  const key = change.userName === undefined ? {} : { userKey: userKey(change.userName) }
  return statementOf(
    build
      .update(accounts)
      .set({ ...change, ...key })
      .where(eq(accounts.id, id)),
  )
}

/** Marks a time step of the second factor as used; touches no row when it, or a later one, was used before (RFC 6238, 5.2). */
export const useTotpStep = (id: string, step: number): Statement =>
  statementOf(
    build
      .update(accounts)
      .set({ totpStep: step })
      .where(and(eq(accounts.id, id), or(isNull(accounts.totpStep), lt(accounts.totpStep, step)))),
  )

/** Replaces the recovery codes; touches no row when they are no longer those that were read. */
export const useRecoveryCode = (id: string, read: readonly string[], left: readonly string[]): Statement =>
  statementOf(
    build
      .update(accounts)
      .set({ recovery: left })
      .where(and(eq(accounts.id, id), eq(accounts.recovery, read))),
  )
