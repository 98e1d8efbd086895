import { and, desc, eq, gte, inArray, lt, sql, type SQL } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import { unionAll } from 'drizzle-orm/pg-core'
import type { Actor, BodyOf } from '../contract/fact.ts'
import type { AuditRow } from '../contract/identity.ts'
import { decodeCursor, encodeCursor } from './cursor.ts'
import { accounts, feedKeys, journal, screens } from './schema.ts'

export interface AuditQuery {
  /** `order`, or acts of access, several with commas. */
  readonly act?: string | undefined
  readonly verb?: string | undefined
  /** Id of a person, a screen or a key. */
  readonly by?: string | undefined
  readonly on?: string | undefined
  readonly outcome?: 'accepted' | 'refused' | undefined
  readonly from?: number | undefined
  readonly to?: number | undefined
  readonly limit: number
  readonly cursor?: string | undefined
}

type Body = BodyOf<'order.given'> | BodyOf<'access.noted'>

const field = (name: 'act' | 'verb' | 'on' | 'outcome') => sql`${journal.body}::json ->> ${sql.raw(`'${name}'`)}`

function filters(query: AuditQuery): SQL[] {
  // In these very words, so that the index of the few finds them among the many.
  const where = [sql`kind IN ('order.given', 'access.noted')`]
  if (query.act === 'order') where.push(eq(journal.kind, 'order.given'))
  else if (query.act !== undefined)
    where.push(eq(journal.kind, 'access.noted'), sql`${field('act')} IN ${query.act.split(',')}`)
  if (query.verb !== undefined) where.push(sql`${field('verb')} = ${query.verb}`)
  if (query.by !== undefined) where.push(sql`${journal.body}::json -> 'by' ->> 'id' = ${query.by}`)
  if (query.on !== undefined) where.push(sql`${field('on')} = ${query.on}`)
  if (query.outcome !== undefined) where.push(sql`${field('outcome')} = ${query.outcome}`)
  if (query.from !== undefined) where.push(gte(journal.at, query.from))
  if (query.to !== undefined) where.push(lt(journal.at, query.to))
  return where
}

/** Orders and accesses, the last journalled first, with the names their actors have now. `total` counts all that match. */
export async function searchAudit(
  db: NodePgDatabase,
  query: AuditQuery,
): Promise<{ items: AuditRow[]; next: string | null; total: number }> {
  const where = filters(query)
  const after = decodeCursor(query.cursor)
  const [rows, total] = await Promise.all([
    db
      .select({ seq: journal.seq, at: journal.at, kind: journal.kind, body: journal.body })
      .from(journal)
      .where(and(...where, after ? lt(journal.seq, after[0]) : undefined))
      .orderBy(desc(journal.seq))
      .limit(query.limit + 1),
    db.$count(journal, and(...where)),
  ])
  const page = rows.slice(0, query.limit).map(({ body, ...row }) => ({ ...row, body: JSON.parse(body) as Body }))
  const names = await namesOf(db, [...new Set(page.flatMap(({ body }) => body.by?.id ?? []))])
  const last = page.at(-1)
  return {
    items: page.map(({ seq, at, body }): AuditRow => {
      const { on, outcome, reason = null, detail, address } = body
      const [act, verb] = 'verb' in body ? ['order', body.verb] : [body.act, null]
      return { seq, at, act, verb, by: body.by && named(body.by, names), on, outcome, reason, detail, address }
    }),
    next: rows.length > query.limit && last ? encodeCursor([last.seq]) : null,
    total,
  }
}

/** Whom nobody knows by name any more is called by his id. */
const named = (by: Actor, names: ReadonlyMap<string, string>) => ({ ...by, name: names.get(by.id) ?? by.id })

async function namesOf(db: NodePgDatabase, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await unionAll(
    db.select({ id: accounts.id, name: accounts.name }).from(accounts).where(inArray(accounts.id, ids)),
    db.select({ id: screens.id, name: screens.name }).from(screens).where(inArray(screens.id, ids)),
    db.select({ id: feedKeys.id, name: feedKeys.name }).from(feedKeys).where(inArray(feedKeys.id, ids)),
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** What was journalled of the order with this id, which its giver chose; null when it never came. */
export async function orderRecorded(
  db: NodePgDatabase,
  orderId: string,
): Promise<{ seq: number; at: number; body: BodyOf<'order.given'> } | null> {
  const [row] = await db
    .select({ seq: journal.seq, at: journal.at, body: journal.body })
    .from(journal)
    .where(and(eq(journal.source, 'orders'), eq(journal.id, orderId), eq(journal.kind, 'order.given')))
  return row ? { ...row, body: JSON.parse(row.body) as BodyOf<'order.given'> } : null
}
