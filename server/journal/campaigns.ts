import { and, asc, desc, eq, inArray, ne, notInArray, sql, type SQL } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import { campaigns, tasks, taskStops } from './schema.ts'
import { build, statementOf, type Statement } from './statement.ts'
import type { TaskRow } from './tasks.ts'

export type CampaignRecord = typeof campaigns.$inferSelect

/** Names of campaigns by number, at most the 500 newest. */
export const listCampaigns = (db: NodePgDatabase, limit: number): Promise<CampaignRecord[]> =>
  db.select().from(campaigns).orderBy(desc(campaigns.openedAt), desc(campaigns.id)).limit(limit)

export async function campaignById(db: NodePgDatabase, id: string): Promise<CampaignRecord | null> {
  const [row] = await db.select().from(campaigns).where(eq(campaigns.id, id))
  return row ?? null
}

/** Names of some campaigns. */
export async function campaignTitles(db: NodePgDatabase, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ id: campaigns.id, title: campaigns.title })
    .from(campaigns)
    .where(inArray(campaigns.id, [...new Set(ids)]))
  return new Map(rows.map(({ id, title }) => [id, title]))
}

export const insertCampaign = (row: CampaignRecord): Statement => statementOf(build.insert(campaigns).values(row))

/** Draft, or sent and taken by nobody. */
export const UNBEGUN = ['draft', 'issued', 'delivered', 'declined']
export const unbegunOf = (db: NodePgDatabase, campaign: string): Promise<TaskRow[]> =>
  db
    .select()
    .from(tasks)
    .where(and(eq(tasks.campaign, campaign), inArray(tasks.state, UNBEGUN)))
    .orderBy(asc(tasks.id))

const n = sql<number>`count(*)::int`

export type SitesWhich = 'should' | 'done' | 'skipped' | 'open' | 'cancelled'
const cancelled = sql`(${tasks.state} = 'cancelled' AND ${taskStops.state} = 'open')`
const which: Readonly<Record<SitesWhich, SQL>> = {
  should: sql`NOT ${cancelled}`,
  done: eq(taskStops.state, 'done'),
  skipped: notInArray(taskStops.state, ['open', 'done']),
  open: and(eq(taskStops.state, 'open'), ne(tasks.state, 'cancelled'))!,
  cancelled,
}

/** Sites behind one figure of a campaign, a page of them, in order of task and stop. */
export async function campaignSites(
  db: NodePgDatabase,
  campaign: string,
  { of, limit, offset }: { readonly of: SitesWhich; readonly limit: number; readonly offset: number },
) {
  const where = and(eq(tasks.campaign, campaign), which[of])
  const [items, total] = await Promise.all([
    db
      .select({
        siteId: taskStops.siteId,
        siteName: taskStops.siteName,
        taskId: tasks.id,
        taskState: tasks.state,
        unit: tasks.unit,
        state: taskStops.state,
        at: taskStops.at,
      })
      .from(taskStops)
      .innerJoin(tasks, eq(tasks.id, taskStops.taskId))
      .where(where)
      .orderBy(asc(taskStops.taskId), asc(taskStops.n))
      .limit(limit)
      .offset(offset),
    db.select({ n }).from(taskStops).innerJoin(tasks, eq(tasks.id, taskStops.taskId)).where(where),
  ])
  return { items, total: total[0]?.n ?? 0 }
}
