import { sql } from 'drizzle-orm'
import { decodeCursor, encodeCursor } from '../cursor.ts'
import type { Database } from '../statement.ts'
import { armsOf, conditions, counting, type Asked } from './count.ts'
import type { Held } from './relations.ts'

/** One row behind a figure, with every column of its relation. */
export interface RecordRow {
  readonly id: string
  readonly at: number | null
  readonly counted: boolean
  readonly columns: Readonly<Record<string, string | number | boolean | null>>
}

export interface RecordsAsked {
  /** Those that count, or all that they are of. */
  readonly part: 'counted' | 'of'
  /** Text that some column holds. */
  readonly search?: string | undefined
  readonly limit: number
  readonly cursor?: string | undefined
}

/** Columns that say nothing that another does not. */
const INNER: ReadonlySet<string> = new Set(['id', 'holder', 'complaintId'])

/** The rows of a figure, the newest first; `total` counts all that match. Rejects with BadCursor. */
export async function figureRecords(db: Database, asked: Asked, held: Held, page: RecordsAsked) {
  const { query } = asked
  const anchor = page.part === 'counted' && query.countsAnchor !== null ? query.countsAnchor : query.anchor
  const select = (whole: boolean) =>
    armsOf(asked, held).map((arm) => {
      const counts = counting(arm, asked, held)
      const at =
        anchor === null
          ? (arm.columns.at ??
            arm.columns.receivedAt ??
            arm.columns.raisedAt ??
            arm.columns.openedAt ??
            sql`NULL::bigint`)
          : arm.columns[anchor]!
      const shown = Object.entries(arm.columns).filter(([name]) => !INNER.has(name))
      const fields = sql.join(
        shown.map(([name, column]) => sql`${name}::text, ${column}`),
        sql`, `,
      )
      const narrowed = page.part === 'counted' ? sql` AND ${counts}` : sql``
      if (!whole) return sql`SELECT 1 FROM ${arm.from} WHERE ${conditions(arm, asked, held, anchor)}${narrowed}`
      return sql`SELECT (${arm.columns.id!})::text AS id, (${arm.columns.complaintId ?? sql`NULL`})::text AS of, (${at})::float8 AS at, ${counts} AS counted,
      json_build_object(${fields}) AS columns FROM ${arm.from} WHERE ${conditions(arm, asked, held, anchor)}${narrowed}`
    })
  const of = (whole: boolean) => sql`(${sql.join(select(whole), sql` UNION ALL `)}) r`
  const all = of(true)
  const found = page.search
    ? sql`(position(${page.search} IN r.columns::text) > 0 OR position(${page.search} IN r.id) > 0)`
    : sql`true`
  const after = decodeCursor(page.cursor)
  const beyond = after === null ? sql`true` : sql`(coalesce(r.at, 0), r.id) < (${after[0]}::float8, ${after[1]}::text)`
  const [rows, totals] = await Promise.all([
    db.execute<Record<string, unknown>>(sql`SELECT id, of, at, counted, columns FROM ${all} WHERE ${found} AND ${beyond}
      ORDER BY coalesce(r.at, 0) DESC, r.id DESC LIMIT ${page.limit + 1}`),
    db.execute<{ total: number }>(
      sql`SELECT count(*)::float8 AS total FROM ${page.search ? all : of(false)} WHERE ${found}`,
    ),
  ])
  const items = rows.rows.slice(0, page.limit).map((row): RecordRow & { readonly of: string | null } => ({
    id: row.id as string,
    of: row.of as string | null,
    at: row.at === null ? null : Number(row.at),
    counted: row.counted === true,
    columns: row.columns as RecordRow['columns'],
  }))
  const last = items.at(-1)
  const next = rows.rows.length > page.limit && last ? encodeCursor([last.at ?? 0, last.id]) : null
  return { items, next, total: Number(totals.rows[0]?.total ?? 0) }
}
