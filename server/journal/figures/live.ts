import { sql } from 'drizzle-orm'
import type { Database } from '../statement.ts'

/** Rows of what no journal holds, by relation: as they are at one moment. */
export type LiveRows = Readonly<
  Record<'feed' | 'device', readonly (Readonly<Record<string, string | number | boolean | null>> & { id: string })[]>
>

/** Columns of the table beside those that say whose row it is, and when, with their types. */
const COLUMNS = {
  street: 'text',
  feed: 'text',
  fresh: 'boolean',
  online: 'boolean',
} as const
const NAMES = Object.keys(COLUMNS)
/** That the house is up is written at least this often, and holds for as long after it. */
const MARK_MS = 10_000
/** Kept for so long: a figure of it that is older opens as missing, and says so. */
const KEPT_MS = 400 * 86_400_000
const PRUNE_EVERY_MS = 6 * 3_600_000

const textOf = (row: Readonly<Record<string, unknown>>) => JSON.stringify(NAMES.map((name) => row[name] ?? null))

/**
 * Keeps what no journal holds, change by change, so that a figure of it is found again at the moment that it was told for. What stood
 * when the house stopped ended then; between a stop and the next start nothing is known.
 */
export function openLiveRecord(db: Database) {
  let standing: Map<string, { readonly over: string; readonly id: string; readonly text: string }> | null = null
  let span = 0
  let marked = 0
  let pruned = 0

  async function begin(at: number): Promise<void> {
    await db.execute(sql`UPDATE live_versions SET until_at = greatest(since_at + 1, coalesce((SELECT max(until_at) FROM live_spans), ${at}))
      WHERE until_at IS NULL`)
    await db.execute(sql`INSERT INTO live_spans (since_at, until_at) VALUES (${at}, ${at}) ON CONFLICT DO NOTHING`)
    standing = new Map()
    span = at
    marked = at
  }
  async function prune(at: number): Promise<void> {
    if (at - pruned < PRUNE_EVERY_MS) return
    pruned = at
    await db.execute(sql`DELETE FROM live_versions WHERE until_at < ${at - KEPT_MS}`)
    await db.execute(sql`DELETE FROM live_spans WHERE until_at < ${at - KEPT_MS}`)
  }

  return {
    /** What stands from this moment on (epoch ms); what is as before costs nothing. */
    async keep(rows: LiveRows, at: number): Promise<void> {
      if (standing === null) await begin(at)
      const before = standing!
      const now = new Map<string, { over: string; id: string; text: string }>()
      const come: { over: string; row: LiveRows[keyof LiveRows][number] }[] = []
      for (const [over, all] of Object.entries(rows))
        for (const row of all) {
          const key = `${over} ${row.id}`
          const text = textOf(row)
          now.set(key, { over, id: row.id, text })
          if (before.get(key)?.text !== text) come.push({ over, row })
        }
      const gone = [...before].flatMap(([key, each]) => (now.get(key)?.text === each.text ? [] : [each]))
      const column = (values: readonly unknown[], type: string) => sql`${sql.param(values)}::${sql.raw(type)}[]`
      if (gone.length > 0 || come.length > 0)
        await db.transaction(async (tx) => {
          if (gone.length > 0)
            await tx.execute(sql`UPDATE live_versions v SET until_at = ${at}
              FROM unnest(${column(
                gone.map(({ over }) => over),
                'text',
              )}, ${column(
                gone.map(({ id }) => id),
                'text',
              )}) AS g (over, id)
              WHERE v.over = g.over AND v.id = g.id AND v.until_at IS NULL`)
          if (come.length > 0)
            await tx.execute(sql`INSERT INTO live_versions (over, id, since_at, ${sql.raw(NAMES.join())})
              SELECT u.over, u.id, ${at}, ${sql.raw(NAMES.map((name) => `u.${name}`).join())}
              FROM unnest(${column(
                come.map(({ over }) => over),
                'text',
              )}, ${column(
                come.map(({ row }) => row.id),
                'text',
              )},
                ${sql.join(
                  Object.entries(COLUMNS).map(([name, type]) =>
                    column(
                      come.map(({ row }) => row[name] ?? null),
                      type,
                    ),
                  ),
                  sql`, `,
                )}) AS u (over, id, ${sql.raw(NAMES.join())}) ON CONFLICT DO NOTHING`)
        })
      standing = now
      if (at - marked < MARK_MS && gone.length === 0 && come.length === 0) return
      marked = at
      await db.execute(sql`UPDATE live_spans SET until_at = greatest(until_at, ${at}) WHERE since_at = ${span}`)
      await prune(at)
    },
  }
}

/** Whether the house kept what no journal holds at a moment (epoch ms), and since when it does at all; null: it never has. */
export async function liveAt(
  db: Database,
  at: number,
): Promise<{ readonly known: boolean; readonly begins: number | null }> {
  const { rows } = await db.execute<{ known: boolean | null; begins: string | null }>(sql`
    SELECT bool_or(since_at <= ${at} AND until_at + ${MARK_MS * 2} >= ${at}) AS known, min(since_at) AS begins FROM live_spans`)
  const [row] = rows
  return { known: row?.known === true, begins: row?.begins == null ? null : Number(row.begins) }
}

/** Every device that was ever kept, with how it stood last and until when (epoch ms): what is known of it when the house starts again. */
export async function devicesKept(
  db: Database,
): Promise<readonly { readonly id: string; readonly online: boolean; readonly until: number }[]> {
  const { rows } = await db.execute<{ id: string; online: boolean | null; until: string | null }>(sql`
    SELECT DISTINCT ON (id) id, online, coalesce(until_at, (SELECT max(until_at) FROM live_spans)) AS until
    FROM live_versions WHERE over = 'device' ORDER BY id, since_at DESC`)
  return rows.map(({ id, online, until }) => ({ id, online: online === true, until: Number(until ?? 0) }))
}
