import { eq } from 'drizzle-orm'
import { houseSecrets } from './schema.ts'
import type { Sealer } from './sealer.ts'
import type { Database } from './statement.ts'

/** A secret that the house made for itself: the one that is kept, or `make`s one; nodes that start together agree on one. */
export async function houseSecret(db: Database, sealer: Sealer, name: string, make: () => string): Promise<string> {
  const read = async () => (await db.select().from(houseSecrets).where(eq(houseSecrets.name, name)))[0]
  const before = await read()
  if (before) return sealer.openText(before.sealed)
  await db
    .insert(houseSecrets)
    .values({ name, sealed: sealer.sealText(make()) })
    .onConflictDoNothing()
  const kept = await read()
  if (!kept) throw new Error(`密钥 ${name} 没有写入数据库。`)
  return sealer.openText(kept.sealed)
}
