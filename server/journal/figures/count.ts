import { sql, type SQL } from 'drizzle-orm'
import type { Grouping, IndicatorDefined, IndicatorDimension, Span } from '../../contract/indicator.ts'
import { spans } from '../../contract/indicator.ts'
import type { Database } from '../statement.ts'
import { relations, type Arm, type Held } from './relations.ts'
import { sqlOf, type Lists } from './terms.ts'

/** What is counted: the query of an indicator, which column each dimension is, and whose part. */
export interface Asked {
  readonly query: IndicatorDefined['query']
  readonly measure: IndicatorDefined['measure']
  readonly columns: Readonly<Partial<Record<Grouping, string>>>
  readonly lists: Lists
  /** [from, to) epoch ms; null: what stands. */
  readonly period: { readonly from: number; readonly to: number } | null
  readonly by: readonly IndicatorDimension[]
  readonly where: Readonly<Partial<Record<Grouping, string>>>
  /** Dimensions that narrow what counts, and not what it is of. */
  readonly partOnly: ReadonlySet<Grouping>
}

/** One group: numbers of what counts and of what it is of, and what was measured. Keys in the order of `by`, spans as bucket numbers. */
export interface Counted {
  readonly key: readonly (string | number | null)[]
  readonly n: number
  readonly d: number
  readonly value: number | null
}

const bucket: Readonly<Record<Span, (at: SQL) => SQL>> = {
  hour: (at) => sql`(${at} + 28800000) / 3600000`,
  day: (at) => sql`(${at} + 28800000) / 86400000`,
  // Day 0 was a Thursday; weeks begin on Monday.
  week: (at) => sql`((${at} + 28800000) / 86400000 + 3) / 7`,
  month: (at) => sql`(extract(year FROM to_timestamp((${at} + 28800000) / 1000) AT TIME ZONE 'UTC') * 12
    + extract(month FROM to_timestamp((${at} + 28800000) / 1000) AT TIME ZONE 'UTC') - 1)::int`,
}
const isSpan = (name: IndicatorDimension): name is Span => (spans as readonly string[]).includes(name)

const measured: Readonly<Record<IndicatorDefined['measure'], SQL>> = {
  count: sql`NULL::float8`,
  share: sql`NULL::float8`,
  median: sql`percentile_cont(0.5) WITHIN GROUP (ORDER BY r.v) FILTER (WHERE r.n)`,
  p90: sql`percentile_cont(0.9) WITHIN GROUP (ORDER BY r.v) FILTER (WHERE r.n)`,
  mean: sql`avg(r.v) FILTER (WHERE r.n)`,
  sum: sql`sum(r.v) FILTER (WHERE r.n)`,
}

/** Rows of a part: by the station they lie at or would go to, else by their street. A relation that knows neither is nobody's part. */
export function inPart({ columns: known }: Arm, { columns }: Pick<Asked, 'columns'>, { part }: Held): SQL {
  if (part === null) return sql`true`
  const named = columns.station ?? 'station'
  const station = (named === 'station' ? known.holder : undefined) ?? known[named]
  const street = known[columns.street ?? 'street']
  const lies = (column: SQL, among: readonly string[]) =>
    sql`coalesce(${column} = ANY(${sql.param([...among])}::text[]), false)`
  const byStreet = street ? lies(street, part.streets) : sql`false`
  if (!station) return byStreet
  return sql`CASE WHEN ${station} IS NULL THEN ${byStreet} ELSE ${lies(station, part.stations)} END`
}

/** The conditions on one arm: period by `anchor`, part, chosen values, and what it is of. */
export function conditions(arm: Arm, asked: Asked, held: Held, anchor: string | null): SQL {
  const { period, query, lists } = asked
  const parts = [arm.where, inPart(arm, asked, held), sqlOf(query.of, arm, held.asOf, lists)]
  if (anchor !== null && period !== null) {
    const at = arm.columns[anchor]
    if (at === undefined) throw new Error(`没有统计列 ${anchor}。`)
    parts.push(sql`${at} >= ${period.from}::bigint AND ${at} < ${period.to}::bigint`)
  }
  parts.push(...chosen(arm, asked, (name) => !asked.partOnly.has(name)))
  return sql.join(parts, sql` AND `)
}

/** Conditions of the values that were chosen of some dimensions; the empty text stands for “not told”. */
function chosen({ columns: known }: Arm, { where, columns }: Asked, takes: (name: Grouping) => boolean): SQL[] {
  return (Object.entries(where) as [Grouping, string][])
    .filter(([name]) => takes(name))
    .map(([name, value]) => {
      const column = known[columns[name] ?? name]
      if (column === undefined) return sql`false`
      return value === '' ? sql`${column} IS NULL` : sql`${column}::text = ${value}::text`
    })
}

/** Whether a row counts. */
export function counting(arm: Arm, asked: Asked, held: Held): SQL {
  const { query, lists, partOnly } = asked
  const term = query.counts === null ? sql`true` : sqlOf(query.counts, arm, held.asOf, lists)
  return sql`(${sql.join([term, ...chosen(arm, asked, (name) => partOnly.has(name))], sql` AND `)})`
}

/** Arms of the relation that an indicator counts. */
export function armsOf({ query }: Pick<Asked, 'query'>, held: Held): readonly Arm[] {
  const relation = relations[query.over]
  if (!relation) throw new Error(`没有统计表 ${query.over}。`)
  return relation(held)
}

const CALC = { count: true, share: true } as const

async function groupsOf(db: Database, asked: Asked, held: Held, anchor: string | null): Promise<Counted[]> {
  const { by, query, measure, columns } = asked
  const parts = armsOf(asked, held).map((arm) => {
    const keys = by.map((name, index) => {
      const column = isSpan(name)
        ? anchor === null
          ? undefined
          : arm.columns[anchor]
        : arm.columns[columns[name] ?? name]
      if (column === undefined) throw new Error(`${name} 不能用来分组。`)
      return sql`${isSpan(name) ? bucket[name](column) : sql`${column}::text`} AS ${sql.raw(`k${index}`)}`
    })
    const counts = counting(arm, asked, held)
    const value = query.value === null ? sql`NULL::float8` : sql`(${arm.columns[query.value]!})::float8`
    return sql`SELECT ${sql.join([...keys, sql`${counts} AS n`, ...(measure in CALC ? [] : [sql`${value} AS v`])], sql`, `)}
      FROM ${arm.from} WHERE ${conditions(arm, asked, held, anchor)}`
  })
  const keys = by.map((_, index) => sql.raw(`r.k${index}`))
  const { rows } = await db.execute<Record<string, string | number | null>>(sql`
    SELECT ${sql.join([...keys, sql`(count(*) FILTER (WHERE r.n))::float8 AS n`, sql`count(*)::float8 AS d`, sql`(${measured[measure]})::float8 AS value`], sql`, `)}
    FROM (${sql.join(parts, sql` UNION ALL `)}) r
    ${keys.length === 0 ? sql`` : sql`GROUP BY ${sql.join(keys, sql`, `)}`}`)
  return rows.map((row) => ({
    key: by.map((name, index) => {
      const key = row[`k${index}`] ?? null
      return key !== null && isSpan(name) ? Number(key) : key
    }),
    n: Number(row.n),
    d: Number(row.d),
    value: row.value === null || row.value === undefined ? null : Number(row.value),
  }))
}

/** Counts an indicator. Groups without any row are not in the answer; without `by` there is exactly one. */
export async function countFigure(db: Database, asked: Asked, held: Held): Promise<readonly Counted[]> {
  const { anchor, countsAnchor } = asked.query
  if (countsAnchor === null) return groupsOf(db, asked, held, anchor)
  // What counts is dated by another moment than what it is of: both sides are counted by themselves.
  const ofPart = { ...asked, query: { ...asked.query, of: both(asked.query), counts: null } }
  const [whole, part] = await Promise.all([
    groupsOf(db, { ...asked, query: { ...asked.query, counts: null } }, held, anchor),
    groupsOf(db, ofPart, held, countsAnchor),
  ])
  const groups = new Map<string, Counted>()
  for (const { key, d } of whole) groups.set(JSON.stringify(key), { key, n: 0, d, value: null })
  for (const { key, d: n } of part) {
    const before = groups.get(JSON.stringify(key))
    groups.set(JSON.stringify(key), { key, n, d: before?.d ?? 0, value: null })
  }
  return [...groups.values()]
}

const both = ({ of, counts }: Asked['query']) => (counts === null ? of : { all: [of, counts] })
