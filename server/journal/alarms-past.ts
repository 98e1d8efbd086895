import type { Client } from 'pg'
import { coursesOf, projectAlarms } from './alarms.ts'
import { recorded, type StoredRow } from './rows.ts'

const ROWS = 5_000
const KINDS = ['alarm.raised', 'alarm.returned', 'alarm.acted']
const READ = [...KINDS, 'task.stepped']

/**
 * Makes the episodes of a journal that was written before there was a table of them: what stands on the wall then can be
 * answered. For the opening, under the migrations' lock; all of it or, when it is stopped, nothing. Rejects with the database's own error.
 */
export async function fillAlarms(client: Client): Promise<void> {
  const { rows } = await client.query<{ missing: boolean }>(
    `SELECT NOT EXISTS (SELECT FROM alarm_courses) AND EXISTS (SELECT FROM journal WHERE kind = ANY($1::text[])) AS missing`,
    [KINDS],
  )
  if (rows[0]?.missing !== true) return
  await client.query('BEGIN')
  try {
    for (let after = 0; ;) {
      const page = await client.query<StoredRow>(
        `SELECT seq, source, id, kind, subject, at, seen_at, body FROM journal
          WHERE kind = ANY($1::text[]) AND seq > $2 ORDER BY seq LIMIT ${ROWS}`,
        [READ, after],
      )
      const facts = page.rows.map(recorded).map(({ seq, fact }) => ({ seq, told: { fact } }))
      await projectAlarms(client, facts, await coursesOf(client, facts))
      if (facts.length < ROWS) break
      after = facts.at(-1)!.seq
    }
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
}
