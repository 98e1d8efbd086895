import { sql } from 'drizzle-orm'
import type { Database } from '../statement.ts'
import { armsOf, conditions, type Asked } from './count.ts'
import type { Held } from './relations.ts'

/** The next deadline (epoch ms) that is not over at each place and in each lane, of what `asked` counts: keys `place=desk`, `lane=odr`. */
export async function nextDues(db: Database, asked: Asked, held: Held): Promise<Readonly<Record<string, number>>> {
  const dues: Record<string, number> = {}
  for (const name of ['place', 'lane'] as const) {
    const arms = armsOf(asked, held).map((arm) => {
      const [key, due] = [arm.columns[asked.columns[name] ?? name], arm.columns['dueAt']]
      if (key === undefined || due === undefined) throw new Error(`没有统计列 ${name} 或 dueAt。`)
      return sql`SELECT ${key}::text AS k, ${due} AS due FROM ${arm.from}
        WHERE ${conditions(arm, asked, held, null)} AND ${key} IS NOT NULL AND ${due} > ${held.asOf}::bigint`
    })
    const { rows } = await db.execute<{ k: string; due: string }>(
      sql`SELECT r.k, min(r.due)::text AS due FROM (${sql.join(arms, sql` UNION ALL `)}) r GROUP BY r.k`,
    )
    for (const { k, due } of rows) dues[`${name}=${k}`] = Number(due)
  }
  return dues
}
