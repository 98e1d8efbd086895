import { sitesOf, type CampaignRow, type CampaignShown, type CampaignSite, type SitesOf } from '../contract/campaign.ts'
import type { FigureTold, FigureValue } from '../contract/indicator.ts'
import type { TaskState } from '../contract/task.ts'
import { burnDown } from '../dispatch/burn-down.ts'
import type { AccessDesk } from '../gateway/access.ts'
import { campaignById, campaignSites, listCampaigns, type CampaignRecord } from '../journal/campaigns.ts'
import { decodeCursor, encodeCursor } from '../journal/cursor.ts'
import { namesOf } from '../journal/tasks.ts'
import { askedOfAll, askedOfOne } from './campaign-asked.ts'
import { joined, shownPlan } from './campaign-work.ts'
import type { openFigures } from './figures/figures.ts'
import { groupOf } from './figures/group-of.ts'
import type { AccessParts } from './parts.ts'

/** Campaigns told at once: the newest. */
const MOST = 200

interface Body extends Pick<CampaignShown, 'kind' | 'per' | 'dueAt' | 'population' | 'leftCounts' | 'left'> {
  readonly by: string
}
const count = ({ numerator }: FigureValue) => numerator ?? 0
const toVisit = ({ denominator }: FigureValue) => denominator ?? 0

/** A campaign with the numbers of its figures. */
function rowOf(
  { id, title, openedAt, body }: CampaignRecord,
  covered: FigureValue,
  skipped: FigureValue,
  tasks: FigureValue,
) {
  const { kind, dueAt } = JSON.parse(body) as Body
  const numbers = { tasks: count(tasks), should: toVisit(covered), done: count(covered), skipped: count(skipped) }
  return { id, title, kind, openedAt, dueAt, ...numbers }
}

const recordsOf = (id: string): CampaignShown['records'] => ({
  tasks: `/api/v1/tasks?campaign=${encodeURIComponent(id)}`,
  ...(Object.fromEntries(
    sitesOf.map((of) => [of, `/api/v1/campaigns/${encodeURIComponent(id)}/sites?of=${of}`]),
  ) as Record<SitesOf, string>),
})

const WHAT = { done: 'done', skipped: 'skipped' } as const
/** What was finished on which day, of a figure by result and day. */
const daysOf = ({ groups }: FigureTold) =>
  groups.map(({ key, numerator }) => ({
    day: key.day ?? '',
    what: WHAT[key.result as 'done'] ?? ('cancelled' as const),
    n: numerator ?? 0,
  }))

/** Campaigns as they stand: every number is one of the house's figures, at one version; and what one would come to. */
export function openCampaigns(
  parts: AccessParts,
  { standing }: Pick<ReturnType<typeof openFigures>, 'standing'>,
): Pick<AccessDesk, 'planned' | 'campaigns' | 'campaign' | 'campaignSites'> {
  const { db, district, now } = parts
  return {
    async planned(asked) {
      const plan = await joined(asked, parts)
      return typeof plan === 'string' ? { refused: plan, status: 422 } : shownPlan(plan, asked.kind, parts)
    },
    async campaigns(who) {
      const records = await listCampaigns(db, MOST)
      if (records.length === 0) return []
      const told = await standing(askedOfAll(records, now()), who)
      if ('refused' in told) return told
      const [covered, skipped, tasks] = told as [FigureTold, FigureTold, FigureTold]
      return records.map((record): CampaignRow => {
        const of = (figure: FigureTold) => groupOf(figure, 'campaign', record.id)
        const figures = { covered: of(covered), skipped: of(skipped) }
        return { ...rowOf(record, figures.covered, figures.skipped, of(tasks)), figures }
      })
    },
    async campaign(id, who) {
      const record = await campaignById(db, id)
      if (record === null) return null
      const { by, per, population, leftCounts, left } = JSON.parse(record.body) as Body
      const { figures: asked, days } = askedOfOne(record, now())
      const names = await namesOf(db, [by])
      const told = await standing([...Object.values(asked), days], who)
      if ('refused' in told) return told
      const figures = Object.fromEntries(
        Object.keys(asked).map((name, index) => [name, told[index]!]),
      ) as unknown as CampaignShown['figures']
      const { covered, skipped, open, cancelled, tasks, unbegun } = figures
      const finished = daysOf(told[told.length - 1]!)
      const units = [...new Set([...covered.groups, ...skipped.groups].map(({ key }) => key.station ?? null))]
      return {
        ...rowOf(record, covered, skipped, tasks),
        ...{ figures, per, population, leftCounts, left, byName: names.get(by) ?? null },
        states: Object.fromEntries(tasks.groups.map(({ key, value }) => [key.state as TaskState, value ?? 0])),
        cancelledSites: count(cancelled),
        unbegun: count(unbegun),
        units: units
          .sort((a, b) => ((a ?? '') < (b ?? '') ? -1 : 1))
          .map((unit) => {
            const own = { covered: groupOf(covered, 'station', unit), skipped: groupOf(skipped, 'station', unit) }
            const name = district.stations.find((each) => each.id === unit)?.name ?? unit ?? ''
            return {
              ...{ unit: unit ?? '', name, figures: own },
              ...{ should: toVisit(own.covered), done: count(own.covered), skipped: count(own.skipped) },
            }
          }),
        days: burnDown(
          finished.reduce((sum, { n }) => sum + n, count(open)),
          finished,
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
