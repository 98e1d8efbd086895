import { sql, type SQL } from 'drizzle-orm'
import type { Term } from '../../contract/indicator.ts'
import type { Arm } from './relations.ts'

/** Lists that terms name: lanes of the desk, results that close. */
export type Lists = Readonly<Record<string, readonly string[]>>

const always = (condition: SQL) => sql`coalesce(${condition}, false)`

/** A term as SQL over the columns of one arm. A comparison with nothing is false. Throws for a column that there is not. */
export function sqlOf(term: Term, arm: Pick<Arm, 'columns'>, asOf: number, lists: Lists): SQL {
  const column = (name: string): SQL => {
    const found = arm.columns[name]
    if (found === undefined) throw new Error(`没有统计列 ${name}。`)
    return sql`(${found})`
  }
  const inner = (each: Term) => sqlOf(each, arm, asOf, lists)
  const list = (values: readonly string[]) => sql`${sql.param([...values])}::text[]`
  if ('is' in term) return always(sql`${column(term.is[0])} = ${typed(term.is[1])}`)
  if ('oneOf' in term) return always(sql`${column(term.oneOf[0])} = ANY(${list(term.oneOf[1])})`)
  if ('among' in term) return always(sql`${column(term.among[0])} = ANY(${list(lists[term.among[1]] ?? [])})`)
  if ('has' in term) return sql`(${column(term.has)}) IS NOT NULL`
  if ('atLeast' in term) return always(sql`${column(term.atLeast[0])} >= ${term.atLeast[1]}`)
  if ('passed' in term) return always(sql`${column(term.passed[0])} <= ${asOf - term.passed[1]}::bigint`)
  if ('within' in term)
    return always(sql`${column(term.within[1])} - ${column(term.within[0])} <= ${term.within[2]}::bigint`)
  if ('not' in term) return sql`NOT (${inner(term.not)})`
  const [parts, joint] = 'all' in term ? [term.all, sql` AND `] : [term.any, sql` OR `]
  if (parts.length === 0) return 'all' in term ? sql`true` : sql`false`
  return sql`(${sql.join(parts.map(inner), joint)})`
}

const typed = (value: string | number | boolean) =>
  typeof value === 'string'
    ? sql`${value}::text`
    : typeof value === 'number'
      ? sql`${value}::float8`
      : sql`${value}::boolean`
