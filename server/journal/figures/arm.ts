import { sql, type SQL } from 'drizzle-orm'

/** What a relation is read for: version of the journal, moment, and what only others know. */
export interface Held {
  readonly version: number
  /** Whose part is counted: who may not know yet of a visit that nobody announced; null: the district. */
  readonly part: { readonly stations: readonly string[]; readonly streets: readonly string[] } | null
  /** Epoch ms. */
  readonly asOf: number
  /** Deadlines of what nobody touched: by kind of the half and district day (since 1970), when the first is over (epoch ms). */
  readonly dues: readonly { readonly kind: string; readonly day: number; readonly at: number }[]
}

/** One SELECT of a relation: its columns by name, as SQL. */
export interface Arm {
  readonly from: SQL
  readonly where: SQL
  readonly columns: Readonly<Record<string, SQL>>
}

export const DAY = 86_400_000
/** Columns of a table by the names that figures use. */
export const column = (alias: string, names: Readonly<Record<string, string>>): Record<string, SQL> =>
  Object.fromEntries(Object.entries(names).map(([name, from]) => [name, sql.raw(`${alias}.${from}`)]))
/** The rows of a table of versions that stand at the held one. */
export const stands = (alias: string, { version }: Pick<Held, 'version'>) =>
  sql`${sql.raw(alias)}.since_seq <= ${version} AND (${sql.raw(alias)}.until_seq IS NULL OR ${sql.raw(alias)}.until_seq > ${version})`
