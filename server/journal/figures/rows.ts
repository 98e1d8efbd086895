import { sql, type SQL } from 'drizzle-orm'
import type { Database } from '../statement.ts'
import { relations, type Arm, type Held } from './relations.ts'

/** A row of a relation with the columns that were asked for. */
export type RelationRow = Readonly<Record<string, string | number | boolean | null>> & { readonly id: string }

const PAGE = 2_000
const selectOf = (arm: Arm, columns: readonly string[], where: SQL) =>
  sql`SELECT json_build_object(${sql.join(
    columns.flatMap((name) => (arm.columns[name] === undefined ? [] : [sql`${name}::text, ${arm.columns[name]}`])),
    sql`, `,
  )}) AS row FROM ${arm.from} WHERE ${arm.where} AND ${where}`

/** By which column the rows of one thing are found again. */
const NAMES: Readonly<Record<string, string>> = { matter: 'id', task: 'id', urging: 'id', alarm: 'alarm', stop: 'task' }

/** The rows of some things as they stand: matters, tasks, slips by number, alarms with all their episodes since a moment (epoch ms), tasks with all their stops. */
export async function rowsOf(
  db: Database,
  over: string,
  held: Held,
  columns: readonly string[],
  ids: readonly string[],
  since: number,
): Promise<readonly RelationRow[]> {
  // What nobody touched has no row that could have moved.
  const [arm] = relations[over]!(held)
  const name = arm!.columns[NAMES[over]!]!
  const young =
    over === 'alarm' ? sql` AND (${arm!.columns.raisedAt} >= ${since} OR ${arm!.columns.endedAt} IS NULL)` : sql``
  const { rows } = await db.execute<{ row: RelationRow }>(
    selectOf(arm!, columns, sql`${name} = ANY(${sql.param([...ids])}::text[])${young}`),
  )
  return rows.map(({ row }) => row)
}

/** When a row can be of no figure of now: what ended before, and was received or opened before, the moment. */
const young: Readonly<Record<string, (arm: Arm, since: number) => SQL>> = {
  matter: ({ columns }, since) =>
    sql`(${columns.receivedAt} >= ${since} OR ${columns.open} OR coalesce(${columns.closedAt} >= ${since}, false))`,
  task: ({ columns }, since) =>
    sql`(${columns.openedAt} >= ${since} OR ${columns.endedAt} IS NULL OR ${columns.endedAt} >= ${since})`,
  stop: ({ columns }, since) =>
    sql`(${columns.openedAt} >= ${since} OR ${columns.endedAt} IS NULL OR ${columns.endedAt} >= ${since})`,
  alarm: ({ columns }, since) => sql`(${columns.raisedAt} >= ${since} OR ${columns.endedAt} IS NULL)`,
  urging: ({ columns }, since) => sql`(${columns.openedAt} >= ${since} OR ${columns.endedAt} IS NULL)`,
}

/** All rows of a relation that figures of now may count, in pages: read at one version, whatever is written meanwhile. */
export async function* relationPages(
  db: Database,
  over: string,
  held: Held,
  columns: readonly string[],
  since: number,
): AsyncGenerator<readonly RelationRow[]> {
  for (const arm of relations[over]!(held)) {
    const where = young[over]?.(arm, since) ?? sql`true`
    const query = selectOf(arm, columns, where)
    const client = await db.$client.connect()
    try {
      const { sql: text, params } = db
        .select({ row: sql`1` })
        .from(sql`(${query}) q`)
        .toSQL()
      const inner = text.slice(text.indexOf('('))
      await client.query('BEGIN')
      await client.query(`DECLARE figure_rows NO SCROLL CURSOR FOR SELECT q.row FROM ${inner}`, params)
      for (;;) {
        const { rows } = await client.query<{ row: RelationRow }>(`FETCH ${PAGE} FROM figure_rows`)
        if (rows.length === 0) break
        yield rows.map(({ row }) => row)
      }
      await client.query('COMMIT')
    } catch (error) {
      // The connection goes back only when it is whole.
      await client.query('ROLLBACK').catch(() => undefined)
      throw error
    } finally {
      client.release()
    }
  }
}

/** Numbers of the submissions received since a moment (epoch ms), up to a version. */
export async function receivedSince(db: Database, since: number, version: number): Promise<readonly string[]> {
  const { rows } = await db.execute<{ id: string }>(
    sql`SELECT complaint_id AS id FROM complaints WHERE received_at >= ${since} AND seq <= ${version}`,
  )
  return rows.map(({ id }) => id)
}
