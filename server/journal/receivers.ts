import { and, asc, count, desc, eq, getTableColumns, lte, sql } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import { callReceivers, calls } from './schema.ts'
import { build, statementOf, type Statement } from './statement.ts'

export type Receiver = typeof callReceivers.$inferSelect
export type NewReceiver = Omit<typeof callReceivers.$inferInsert, 'since'>

/** Where the journal ends as this very transaction sees it: a receiver hears what comes after. */
const END = sql<number>`(SELECT seq FROM journal_head)`

export const insertReceiver = (row: NewReceiver): Statement =>
  statementOf(build.insert(callReceivers).values({ ...row, since: END }))

/** A device says that it is there: made, or made over to whoever says so now. */
export const keepDevice = (row: NewReceiver & { readonly targetHash: string }): Statement => {
  const { name, host, target, personId, sessionId, seenAt } = row
  return statementOf(
    build
      .insert(callReceivers)
      .values({ ...row, since: END })
      .onConflictDoUpdate({
        target: callReceivers.targetHash,
        set: { name, host, target, personId, sessionId, seenAt, state: 'on' },
      }),
  )
}

export const changeReceiver = (id: string, set: Partial<NewReceiver> & { failures?: number }): Statement =>
  statementOf(build.update(callReceivers).set(set).where(eq(callReceivers.id, id)))

/** Its calls go with it. */
export const removeReceiver = (id: string): Statement =>
  statementOf(build.delete(callReceivers).where(eq(callReceivers.id, id)))

/** Takes a device of a person away; touches nothing when it is somebody else’s. */
export const removeDevice = (personId: string, targetHash: string): Statement =>
  statementOf(
    build
      .delete(callReceivers)
      .where(and(eq(callReceivers.personId, personId), eq(callReceivers.targetHash, targetHash))),
  )

export async function receiverById(db: NodePgDatabase, id: string): Promise<Receiver | null> {
  const [row] = await db.select().from(callReceivers).where(eq(callReceivers.id, id))
  return row ?? null
}

export const listWebhooks = (db: NodePgDatabase): Promise<Receiver[]> =>
  db
    .select()
    .from(callReceivers)
    .where(eq(callReceivers.way, 'webhook'))
    .orderBy(asc(callReceivers.madeAt), asc(callReceivers.id))
    .limit(200)

/** Devices of one person, by the hash of their address. */
export const devicesOf = async (db: NodePgDatabase, personId: string): Promise<{ id: string; hash: string }[]> =>
  (
    await db
      .select({ id: callReceivers.id, hash: callReceivers.targetHash })
      .from(callReceivers)
      .where(and(eq(callReceivers.way, 'push'), eq(callReceivers.personId, personId)))
      .orderBy(desc(callReceivers.seenAt))
      .limit(100)
  ).map(({ id, hash }) => ({ id, hash: hash ?? '' }))

/** Per receiver: calls that wait, dead ones, and when the oldest that waits happened. */
export async function backlogs(db: NodePgDatabase) {
  const rows = await db
    .select({
      receiver: calls.receiver,
      way: callReceivers.way,
      waiting: sql<number>`count(*) FILTER (WHERE ${calls.state} = 'waiting')::int`,
      dead: sql<number>`count(*) FILTER (WHERE ${calls.state} = 'dead')::int`,
      oldestAt: sql<string | null>`min(${calls.at}) FILTER (WHERE ${calls.state} = 'waiting')`,
    })
    .from(calls)
    .innerJoin(callReceivers, eq(callReceivers.id, calls.receiver))
    .where(sql`${calls.state} <> 'arrived'`)
    .groupBy(calls.receiver, callReceivers.way)
  return rows.map(({ oldestAt, ...row }) => ({ ...row, oldestAt: oldestAt === null ? null : Number(oldestAt) }))
}

export const countDevices = async (db: NodePgDatabase): Promise<number> =>
  (await db.select({ n: count() }).from(callReceivers).where(eq(callReceivers.way, 'push')))[0]?.n ?? 0

/** What waits longest first, what was given up last first. */
const ORDERS = {
  waiting: sql`${calls.at}, ${calls.id}`,
  dead: sql`${calls.endedAt} DESC, ${calls.id} DESC`,
}

/** Calls of receivers that an administrator attached which wait or are given up, of each receiver the first `most`. */
export async function callsListed(db: NodePgDatabase, state: keyof typeof ORDERS, most: number) {
  const nth = sql<number>`row_number() OVER (PARTITION BY ${calls.receiver} ORDER BY ${ORDERS[state]})`.as('nth')
  const ranked = db.$with('ranked').as(
    db
      .select({ id: calls.id, nth })
      .from(calls)
      .innerJoin(callReceivers, eq(callReceivers.id, calls.receiver))
      .where(and(eq(calls.state, state), eq(callReceivers.way, 'webhook'))),
  )
  return db
    .with(ranked)
    .select(getTableColumns(calls))
    .from(ranked)
    .innerJoin(calls, eq(calls.id, ranked.id))
    .where(lte(ranked.nth, most))
    .orderBy(ORDERS[state])
}
