import { sitesOf, type CampaignRow, type CampaignShown, type CampaignSite, type SitesOf } from '../contract/campaign.ts'
import type { TaskState } from '../contract/task.ts'
import { burnDown } from '../dispatch/burn-down.ts'
import type { AccessDesk } from '../gateway/access.ts'
import {
  campaignById,
  campaignSites,
  listCampaigns,
  siteDays,
  siteStates,
  taskStates,
  UNBEGUN,
  type CampaignRecord,
} from '../journal/campaigns.ts'
import { decodeCursor, encodeCursor } from '../journal/cursor.ts'
import { namesOf } from '../journal/tasks.ts'
import { joined, shownPlan } from './campaign-work.ts'
import type { AccessParts } from './parts.ts'

/** Campaigns told at once: the newest. */
const MOST = 200

interface Body extends Pick<CampaignShown, 'kind' | 'per' | 'dueAt' | 'population' | 'leftCounts' | 'left'> {
  readonly by: string
}
type Sites = Awaited<ReturnType<typeof siteStates>>
type States = Awaited<ReturnType<typeof taskStates>>
const SKIPPED = (state: string) => !['open', 'done', 'cancelled'].includes(state)
const sum = <Row extends { readonly n: number }>(rows: readonly Row[], of: (row: Row) => boolean) =>
  rows.reduce((total, row) => (of(row) ? total + row.n : total), 0)

function rowOf({ id, title, openedAt, body }: CampaignRecord, states: States, sites: Sites): CampaignRow {
  const { kind, dueAt } = JSON.parse(body) as Body
  const mine = sites.filter(({ campaign }) => campaign === id)
  return {
    ...{ id, title, kind, openedAt, dueAt },
    tasks: sum(states, ({ campaign }) => campaign === id),
    should: sum(mine, ({ state }) => state !== 'cancelled'),
    done: sum(mine, ({ state }) => state === 'done'),
    skipped: sum(mine, ({ state }) => SKIPPED(state)),
  }
}

const recordsOf = (id: string): CampaignShown['records'] => ({
  tasks: `/api/v1/tasks?campaign=${encodeURIComponent(id)}`,
  ...(Object.fromEntries(
    sitesOf.map((of) => [of, `/api/v1/campaigns/${encodeURIComponent(id)}/sites?of=${of}`]),
  ) as Record<SitesOf, string>),
})

/** Campaigns as they stand: every figure counted from the tasks, with the address of its records; and what one would come to. */
export function openCampaigns(
  parts: AccessParts,
): Pick<AccessDesk, 'planned' | 'campaigns' | 'campaign' | 'campaignSites'> {
  const { db, district, now } = parts
  return {
    async planned(asked) {
      const plan = await joined(asked, parts)
      return typeof plan === 'string' ? { refused: plan, status: 422 } : shownPlan(plan, asked.kind, parts)
    },
    async campaigns() {
      const records = await listCampaigns(db, MOST)
      if (records.length === 0) return []
      const ids = records.map(({ id }) => id)
      const [states, sites] = await Promise.all([taskStates(db, ids), siteStates(db, ids)])
      return records.map((record) => rowOf(record, states, sites))
    },
    async campaign(id) {
      const record = await campaignById(db, id)
      if (record === null) return null
      const { by, per, population, leftCounts, left } = JSON.parse(record.body) as Body
      const [states, sites, days, names] = await Promise.all([
        taskStates(db, [id]),
        siteStates(db, [id]),
        siteDays(db, id),
        namesOf(db, [by]),
      ])
      const units = [...new Set(sites.map(({ unit }) => unit ?? ''))].sort()
      return {
        ...rowOf(record, states, sites),
        ...{ per, population, leftCounts, left, byName: names.get(by) ?? null },
        states: Object.fromEntries(states.map(({ state, n }) => [state as TaskState, n])),
        cancelledSites: sum(sites, ({ state }) => state === 'cancelled'),
        unbegun: sum(states, ({ state }) => UNBEGUN.includes(state)),
        units: units.map((unit) => {
          const mine = sites.filter((each) => (each.unit ?? '') === unit)
          return {
            ...{ unit, name: district.stations.find((each) => each.id === unit)?.name ?? unit },
            should: sum(mine, ({ state }) => state !== 'cancelled'),
            done: sum(mine, ({ state }) => state === 'done'),
            skipped: sum(mine, ({ state }) => SKIPPED(state)),
          }
        }),
        days: burnDown(
          sum(sites, () => true),
          days,
          record.openedAt,
          now(),
        ),
        records: recordsOf(id),
      }
    },
    async campaignSites(id, { of, limit, cursor }) {
      if ((await campaignById(db, id)) === null) return null
      const offset = decodeCursor(cursor)?.[0] ?? 0
      const { items, total } = await campaignSites(db, id, { of, limit, offset })
      const next = offset + items.length < total ? encodeCursor([offset + items.length]) : null
      return { items: items as unknown as CampaignSite[], next, total }
    },
  }
}
