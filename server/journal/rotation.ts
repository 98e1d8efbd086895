import { asc, eq, gt, isNotNull, or, sql } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import { accounts, callReceivers, houseSecrets, personalKeys, rejected } from './schema.ts'
import type { Sealer } from './sealer.ts'
import type { Database } from './statement.ts'

/** Names of the keys under which personal fields lie. Leaps from one to the next in the index, however many rows there are. */
async function keksInUse(db: NodePgDatabase): Promise<string[]> {
  const { rows } = await db.execute<{ kek: string }>(sql`
    WITH RECURSIVE used AS (
      SELECT min(kek) AS kek FROM personal_keys
      UNION ALL SELECT (SELECT min(kek) FROM personal_keys WHERE kek > used.kek) FROM used WHERE used.kek IS NOT NULL
    ) SELECT kek FROM used WHERE kek IS NOT NULL`)
  return rows.map((row) => row.kek)
}

/**
 * What this sealer cannot open, so that a start with the wrong key is refused: names of unknown keys of personal fields,
 * and `accounts`, `rejected` or `calling` when a sealed text there does not open. Empty: all is well.
 */
export async function unknownKeks(db: NodePgDatabase, sealer: Sealer): Promise<readonly string[]> {
  const [keks, secrets, records, receivers, own] = await Promise.all([
    keksInUse(db),
    db.select({ totp: accounts.totp, totpPending: accounts.totpPending }).from(accounts),
    // The oldest and the newest: what lies between was sealed in between.
    db.select({ raw: rejected.rawSealed }).from(rejected).where(sql`${rejected.at} IN (
      (SELECT min(at) FROM rejected WHERE raw_sealed IS NOT NULL), (SELECT max(at) FROM rejected WHERE raw_sealed IS NOT NULL))`),
    db.select({ target: callReceivers.target, secret: callReceivers.secret }).from(callReceivers).limit(1_000),
    db.select({ sealed: houseSecrets.sealed }).from(houseSecrets),
  ])
  const opens = (bytes: Buffer | null) => {
    if (bytes === null) return true
    try {
      sealer.openText(bytes)
      return true
    } catch {
      return false // the caller refuses to start, with a sentence of its own
    }
  }
  return [
    ...keks.filter((kek) => !sealer.knows(kek)),
    ...(secrets.every(({ totp, totpPending }) => opens(totp) && opens(totpPending)) ? [] : ['accounts']),
    ...(records.every(({ raw }) => opens(raw)) ? [] : ['rejected']),
    ...(receivers.every(({ target, secret }) => opens(target) && opens(secret)) &&
    own.every(({ sealed }) => opens(sealed))
      ? []
      : ['calling']),
  ]
}

/**
 * Puts everything under the current key: keys of personal fields, `limit` to a transaction, then sealed texts. Gives how
 * many were put. Safe to stop and repeat; a value destroyed meanwhile stays destroyed. Rejects when an old key is not known.
 */
export async function rotateKeys(db: Database, sealer: Sealer, limit: number): Promise<number> {
  let count = 0
  for (const kek of (await keksInUse(db)).filter((each) => each !== sealer.kek))
    for (let put = limit; put === limit; count += put) put = await rotateFrom(db, sealer, kek, limit)
  return (
    count +
    (await rotateAccounts(db, sealer)) +
    (await rotateCalling(db, sealer)) +
    (await rotateRejected(db, sealer, limit))
  )
}

async function rotateFrom(db: Database, sealer: Sealer, kek: string, limit: number): Promise<number> {
  const old = await db
    .select({ seq: personalKeys.seq, kek: personalKeys.kek, wrapped: personalKeys.wrapped })
    .from(personalKeys)
    .where(eq(personalKeys.kek, kek))
    .limit(limit)
  const put = old.map((key) => sealer.rewrap(key))
  await db.$client.query(
    `UPDATE personal_keys k SET kek = r.kek, wrapped = r.wrapped
      FROM unnest($1::bigint[], $2::text[], $3::bytea[]) AS r(seq, kek, wrapped) WHERE k.seq = r.seq`,
    [old.map(({ seq }) => seq), put.map((key) => key.kek), put.map((key) => key.wrapped)],
  )
  return old.length
}

async function rotateAccounts(db: NodePgDatabase, sealer: Sealer): Promise<number> {
  const rows = await db
    .select({ id: accounts.id, totp: accounts.totp, totpPending: accounts.totpPending })
    .from(accounts)
    .where(or(isNotNull(accounts.totp), isNotNull(accounts.totpPending)))
  let count = 0
  for (const { id, ...old } of rows)
    for (const column of ['totp', 'totpPending'] as const) {
      const before = old[column]
      const after = before && sealer.rewrapText(before)
      if (!after || after.equals(before)) continue
      // Only what was read is replaced: somebody may have set a new second factor meanwhile.
      await db
        .update(accounts)
        .set({ [column]: after })
        .where(sql`${accounts.id} = ${id} AND ${accounts[column]} = ${before}`)
      count += 1
    }
  return count
}

/** Addresses and secrets of who is called outside, and what the house made for itself. */
async function rotateCalling(db: NodePgDatabase, sealer: Sealer): Promise<number> {
  let count = 0
  const rows = await db
    .select({ id: callReceivers.id, target: callReceivers.target, secret: callReceivers.secret })
    .from(callReceivers)
  for (const { id, ...old } of rows)
    for (const column of ['target', 'secret'] as const) {
      const before = old[column]
      const after = before && sealer.rewrapText(before)
      if (!after || after.equals(before)) continue
      await db
        .update(callReceivers)
        .set({ [column]: after })
        .where(sql`${callReceivers.id} = ${id} AND ${callReceivers[column]} = ${before}`)
      count += 1
    }
  for (const { name, sealed } of await db.select().from(houseSecrets)) {
    const after = sealer.rewrapText(sealed)
    if (after.equals(sealed)) continue
    await db.update(houseSecrets).set({ sealed: after }).where(eq(houseSecrets.name, name))
    count += 1
  }
  return count
}

async function rotateRejected(db: NodePgDatabase, sealer: Sealer, limit: number): Promise<number> {
  let count = 0
  for (let after = ''; ;) {
    const rows = await db
      .select({ id: rejected.id, raw: rejected.rawSealed })
      .from(rejected)
      .where(gt(rejected.id, after))
      .orderBy(asc(rejected.id))
      .limit(limit)
    for (const { id, raw } of rows) {
      const put = raw && sealer.rewrapText(raw)
      if (!put || put.equals(raw)) continue
      await db.update(rejected).set({ rawSealed: put }).where(eq(rejected.id, id))
      count += 1
    }
    const last = rows.at(-1)
    if (!last || rows.length < limit) return count
    after = last.id
  }
}
