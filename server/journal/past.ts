import { and, asc, eq, inArray, ne, sql } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import { complaints, journal, matters } from './schema.ts'

/** A submission of the past with everything that came of it: matters, and steps without their clocks, as JSON text in their order. */
export interface PastSubmission {
  readonly complaint: typeof complaints.$inferSelect
  readonly matters: readonly { readonly id: string; readonly matter: string; readonly steps: readonly string[] }[]
}

const within = (from: number, to: number) =>
  and(sql`${complaints.receivedAt} >= ${from} AND ${complaints.receivedAt} < ${to}`, ne(complaints.kind, 'consult'))

/** How many submissions were received in a period, consultations left out, and when the first of all was (epoch ms; null: none yet). */
export async function extentOf(
  db: NodePgDatabase,
  from: number,
  to: number,
): Promise<{ readonly count: number; readonly earliest: number | null }> {
  const [[found], [first]] = await Promise.all([
    db
      .select({ count: sql<number>`count(*)::int` })
      .from(complaints)
      .where(within(from, to)),
    db.select({ at: complaints.receivedAt }).from(complaints).orderBy(asc(complaints.receivedAt)).limit(1),
  ])
  return { count: found?.count ?? 0, earliest: first?.at ?? null }
}

/** Submissions received in [from, to) with their matters and steps, in pages of so many, oldest first. */
export async function* pastPages(
  db: NodePgDatabase,
  from: number,
  to: number,
  page: number,
): AsyncGenerator<readonly PastSubmission[]> {
  let after: { readonly at: number; readonly id: string } | null = null
  for (;;) {
    const rows: (typeof complaints.$inferSelect)[] = await db
      .select()
      .from(complaints)
      .where(
        and(
          within(from, to),
          after === null
            ? undefined
            : sql`(${complaints.receivedAt}, ${complaints.complaintId}) > (${after.at}, ${after.id})`,
        ),
      )
      .orderBy(asc(complaints.receivedAt), asc(complaints.complaintId))
      .limit(page)
    const last = rows.at(-1)
    if (last === undefined) return
    const ids = rows.map(({ complaintId }) => complaintId)
    const found = await db
      .select({ id: matters.id, of: matters.complaintId, matter: matters.matter })
      .from(matters)
      .where(inArray(matters.complaintId, ids))
    const subjects = found.map(({ id }) => id)
    const steps =
      subjects.length === 0
        ? []
        : await db
            .select({ on: journal.subject, step: sql<string>`((${journal.body}::jsonb -> 'step') - 'clocks')::text` })
            .from(journal)
            .where(and(eq(journal.kind, 'complaint.stepped'), inArray(journal.subject, subjects)))
            .orderBy(asc(journal.seq))
    const stepsOf = new Map<string, string[]>(subjects.map((id) => [id, []]))
    for (const { on, step } of steps) stepsOf.get(on ?? '')?.push(step)
    const mattersOf = new Map<string, PastSubmission['matters'][number][]>(ids.map((id) => [id, []]))
    for (const { id, of, matter } of found) mattersOf.get(of)?.push({ id, matter, steps: stepsOf.get(id) ?? [] })
    yield rows.map((complaint) => ({ complaint, matters: mattersOf.get(complaint.complaintId) ?? [] }))
    after = { at: last.receivedAt, id: last.complaintId }
  }
}
