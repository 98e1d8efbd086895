import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { Pool } from 'pg'

/** One statement of SQL with its values: to be run alone, or in the transaction of the fact it follows from. */
export interface Statement {
  readonly text: string
  readonly values: readonly unknown[]
}

/** The reading side of the journal: drizzle over a pool. */
export type Database = NodePgDatabase & { readonly $client: Pool }

/** Builds statements by the schema without a connection. */
export const build = drizzle.mock()

/** What drizzle built, as a statement. */
export function statementOf(query: { toSQL(): { sql: string; params: unknown[] } }): Statement {
  const { sql, params } = query.toSQL()
  return { text: sql, values: params }
}

/** Runs one statement alone; gives back how many rows it touched and those it returned. Rejects with the database's own error. */
export async function run(db: Database, { text, values }: Statement) {
  const { rowCount, rows } = await db.$client.query<Record<string, unknown>>(text, [...values])
  return { touched: rowCount ?? 0, rows }
}

/**
 * The same statement, but failing when it touches no row: what somebody else took first (an invitation, a time step of the
 * second factor) then refuses the whole batch, with `nothing` as the constraint of `EffectRefused`. For a plain INSERT,
 * UPDATE or DELETE; what it returned is lost.
 */
export function required({ text, values }: Statement): Statement {
  const returning = /\breturning\b/i.test(text) ? '' : ' RETURNING 1'
  // Division by zero is the one way to fail in plain SQL; COMMIT is already on its way when the answer is read.
  return { text: `WITH done AS (${text}${returning}) SELECT 1 / count(*)::int AS done FROM done`, values }
}

/** An effect could not be: its batch was not journalled, others were. The store is well, so telling it again changes nothing. */
export class EffectRefused extends Error {
  override readonly name = 'EffectRefused'
  constructor(
    /** Name of the violated constraint; `nothing` when a required effect touched no row; null when it was not a constraint. */
    readonly constraint: string | null,
    cause: unknown,
  ) {
    super(`指令的效果不能写入${constraint ? `（${constraint}）` : ''}，指令未记入流水。`, { cause })
  }
}

const DIVISION_BY_ZERO = '22012'
/** Faults of the statement itself: data, integrity, refused by rule or misspelt. All others are the store's. */
const OF_THE_STATEMENT = /^(22|23|42|P0)/

/** What to throw for an effect that failed: its own class when the statement is at fault, else the error as it came. */
export function effectFault(error: unknown): unknown {
  const { code, constraint } = error as { code?: string; constraint?: string }
  if (!code || !OF_THE_STATEMENT.test(code)) return error
  return new EffectRefused(code === DIVISION_BY_ZERO ? 'nothing' : (constraint ?? null), error)
}
