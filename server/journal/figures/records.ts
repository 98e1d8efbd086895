import { createHash } from 'node:crypto'
import { sql, type SQL } from 'drizzle-orm'
import { decodeWhole, encodeCursor } from '../cursor.ts'
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
  /** Text that some column holds, whatever its case; or a column is one of the codes that a screen shows as it. */
  readonly search?: string | undefined
  readonly codes?: readonly string[] | undefined
  readonly limit: number
  readonly cursor?: string | undefined
}

/** Columns that say nothing that another does not. */
const INNER: ReadonlySet<string> = new Set(['id', 'holder', 'complaintId'])

/** A moment is kept in milliseconds: no text that anybody reads or looks for. */
const isMoment = (name: string) => name === 'at' || name.endsWith('At')

/** Whether a row has the text in what it says, or says one of the codes. */
function found(text: string, codes: readonly string[], columns: readonly SQL[]): SQL {
  const all = sql.join([...columns], sql`, `)
  const says = sql`position(${text.toLowerCase()} IN lower(concat_ws(' ', ${all}))) > 0`
  if (codes.length === 0) return says
  const each = columns.map((column) => sql`(${column})::text`)
  return sql`(${says} OR ARRAY[${sql.join(each, sql`, `)}] && ${sql.param([...codes])}::text[])`
}

/** What a total was counted of, in a few letters: a page that is asked for otherwise counts anew. */
const questionOf = ({ query, where, period }: Asked, { version, asOf, part }: Held, page: RecordsAsked) =>
  createHash('sha256')
    .update(JSON.stringify([query, where, period, version, asOf, part, page.part, page.search ?? '', page.codes ?? []]))
    .digest('base64url')
    .slice(0, 12)

/**
 * The rows of a figure, the newest first; `total` counts all that match. Each arm is read from where the page before ended, so that a
 * page costs the same wherever it lies; the total of a version does not change, and is handed on from page to page. Rejects with BadCursor.
 */
export async function figureRecords(db: Database, asked: Asked, held: Held, page: RecordsAsked) {
  const { query } = asked
  const { search } = page
  const anchor = page.part === 'counted' && query.countsAnchor !== null ? query.countsAnchor : query.anchor
  const after = decodeWhole(page.cursor)
  const most = page.limit + 1
  const arms = armsOf(asked, held).map((arm) => {
    const { columns } = arm
    const counts = counting(arm, asked, held)
    const at =
      anchor === null
        ? (columns.at ?? columns.receivedAt ?? columns.raisedAt ?? columns.openedAt ?? sql`NULL::bigint`)
        : columns[anchor]!
    // What lies in a period has a moment, and is found by it.
    const key = anchor !== null && asked.period !== null ? at : sql`coalesce(${at}, 0)`
    const id = sql`(${columns.id!})::text`
    const shown = Object.entries(columns).filter(([name]) => !INNER.has(name))
    const narrowed = [
      conditions(arm, asked, held, anchor),
      ...(page.part === 'counted' ? [counts] : []),
      ...(search
        ? [found(search, page.codes ?? [], [id, ...shown.flatMap(([name, each]) => (isMoment(name) ? [] : [each]))])]
        : []),
    ]
    const beyond =
      after === null
        ? []
        : [sql`${key} <= ${after[0]}::bigint AND (${key}, ${id}) < (${after[0]}::bigint, ${after[1]}::text)`]
    const fields = shown.map(([name, column]) => sql`${name}::text, ${column}`)
    return {
      count: sql`SELECT count(*) AS n FROM ${arm.from} WHERE ${sql.join(narrowed, sql` AND `)}`,
      rows: sql`(SELECT ${id} AS id, (${columns.complaintId ?? sql`NULL`})::text AS of, (${at})::float8 AS at, ${key} AS key, ${counts} AS counted,
        json_build_object(${sql.join(fields, sql`, `)}) AS columns FROM ${arm.from} WHERE ${sql.join([...narrowed, ...beyond], sql` AND `)}
        ORDER BY ${key} DESC, ${id} DESC LIMIT ${most})`,
    }
  })
  const of = questionOf(asked, held, page)
  const known = after?.[3] === of && typeof after[2] === 'number' ? after[2] : null
  const [{ rows }, total] = await Promise.all([
    db.execute<Record<string, unknown>>(sql`SELECT id, of, at, counted, columns FROM
      (${sql.join(
        arms.map((arm) => arm.rows),
        sql` UNION ALL `,
      )}) r ORDER BY r.key DESC, r.id DESC LIMIT ${most}`),
    known ??
      countOf(
        db,
        arms.map((arm) => arm.count),
      ),
  ])
  const items = rows.slice(0, page.limit).map((row): RecordRow & { readonly of: string | null } => ({
    id: row.id as string,
    of: row.of as string | null,
    at: row.at === null ? null : Number(row.at),
    counted: row.counted === true,
    columns: row.columns as RecordRow['columns'],
  }))
  const last = items.at(-1)
  const next = rows.length > page.limit && last ? encodeCursor([last.at ?? 0, last.id, total, of]) : null
  return { items, next, total }
}

async function countOf(db: Database, counts: readonly SQL[]): Promise<number> {
  const { rows } = await db.execute<{ total: number }>(
    sql`SELECT sum(n)::float8 AS total FROM (${sql.join([...counts], sql` UNION ALL `)}) r`,
  )
  return Number(rows[0]?.total ?? 0)
}
