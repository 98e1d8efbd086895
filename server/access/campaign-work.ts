import {
  SITES_MOST,
  type CampaignAsked,
  type CampaignPlanned,
  type LeftWhy,
  type SiteLeft,
} from '../contract/campaign.ts'
import type { TaskKind } from '../contract/task.ts'
import { planCampaign, type Already, type CampaignPlan } from '../dispatch/campaign.ts'
import { estimateOf, isPlaced } from '../dispatch/tour.ts'
import { prepareDistrict } from '../intake/district.ts'
import { inRing, ringOf } from '../intake/ring.ts'
import { campaignTitles } from '../journal/campaigns.ts'
import { openTasksAt, sitesById, sitesWhere, type SiteRow } from '../journal/task-stops.ts'
import { sliced } from './in-slices.ts'
import type { AccessParts } from './parts.ts'
import { stopOf } from './tour-work.ts'

type Parts = Pick<AccessParts, 'db' | 'district'>
/** Sentences about single sites in one answer; all are counted. */
export const LEFT_MOST = 500
/** Sites within a box that are looked at whether they lie in the drawn area. */
const LOOKED_AT = 50_000

export interface Joined extends CampaignPlan {
  /** Sites asked for. */
  readonly asked: number
}

function* within(rows: readonly SiteRow[], ring: ReturnType<typeof ringOf>): Generator<void, SiteRow[]> {
  const found: SiteRow[] = []
  for (const [at, row] of rows.entries()) {
    if (row.lng !== null && row.lat !== null && inRing(ring, row.lng, row.lat)) found.push(row)
    if (at % 500 === 0) yield
  }
  return found
}

/** Sites that a filter means, in order of their id; a sentence when it means none, all of them, or too many. */
async function meant(where: NonNullable<CampaignAsked['where']>, { db }: Parts): Promise<SiteRow[] | string> {
  const { kind, streets, ring: drawn } = where
  if (kind === undefined && streets === undefined && drawn === undefined)
    return '请至少给出一个条件：对象类别、街道或圈选的范围。'
  const ring = drawn === undefined ? null : ringOf(drawn)
  const box = ring === null ? undefined : ([ring.west, ring.south, ring.east, ring.north] as const)
  const rows = await sitesWhere(db, { kind, streets, box }, ring === null ? SITES_MOST + 1 : LOOKED_AT)
  const found = ring === null ? rows : await sliced(within(rows, ring))
  if (found.length > SITES_MOST) return `符合条件的监管对象超过 ${SITES_MOST} 个，请缩小范围，或按街道、类别分批派发。`
  return found.length === 0 ? '没有符合条件的监管对象，请改条件再试。' : found
}

/** Which tasks a campaign comes to by what the record knows now; a sentence when that cannot be said. */
export async function joined(asked: CampaignAsked, parts: Parts): Promise<Joined | string> {
  const { sites, where, to } = asked
  const { db, district } = parts
  if ((sites === undefined) === (where === undefined)) return '请选定监管对象，或给出条件，二者取一。'
  if (to !== 'station' && district.stations.length > 0 && !district.stations.some(({ id }) => id === to.unit))
    return '没有这个承办单位，请从监管所中选。'
  const found = where === undefined ? null : await meant(where, parts)
  if (typeof found === 'string') return found
  const ids = sites ?? found!.map(({ siteId }) => siteId)
  const known = found === null ? await sitesById(db, ids) : new Map(found.map((row) => [row.siteId, row]))
  const open = asked.again ? [] : await openTasksAt(db, ids)
  const titles = await campaignTitles(
    db,
    open.flatMap(({ campaign }) => campaign ?? []),
  )
  const already = new Map<string, Already>()
  for (const { siteId, taskId, kind, campaign } of open) {
    const title = campaign === null ? null : (titles.get(campaign) ?? null)
    const before = already.get(siteId)
    // A campaign of the same name says more than a task of the same kind; either more than any other.
    if (before && (before.campaign === asked.campaign.title || before.kind === asked.kind)) continue
    already.set(siteId, { taskId, kind: kind as TaskKind, campaign: title })
  }
  const prepared = prepareDistrict(district)
  const plan = await sliced(
    planCampaign({
      ...asked,
      title: asked.campaign.title,
      stations: district.stations,
      already,
      asked: ids.map((siteId) => {
        const site = known.get(siteId)
        return { siteId, place: site === undefined ? null : stopOf(site, prepared) }
      }),
    }),
  )
  return { ...plan, asked: ids.length }
}

/** How many sites were left out for which reason. */
export function countsOf(left: readonly SiteLeft[]): Partial<Record<LeftWhy, number>> {
  const counts: Partial<Record<LeftWhy, number>> = {}
  for (const { code } of left) counts[code] = (counts[code] ?? 0) + 1
  return counts
}

/** A plan as the preview shows it. */
export function shownPlan({ asked, visits, left, noPlace }: Joined, kind: TaskKind, parts: Parts): CampaignPlanned {
  const names = new Map(parts.district.stations.map(({ id, name }) => [id, name]))
  const units = new Map<string, { unit: string; name: string; tasks: number; sites: number }>()
  for (const { unit, stops } of visits) {
    const before = units.get(unit) ?? { unit, name: names.get(unit) ?? unit, tasks: 0, sites: 0 }
    units.set(unit, { ...before, tasks: before.tasks + 1, sites: before.sites + stops.length })
  }
  return {
    ...{ asked, tasks: visits.length, sites: visits.reduce((sum, { stops }) => sum + stops.length, 0) },
    units: [...units.values()].sort((a, b) => b.sites - a.sites || (a.unit < b.unit ? -1 : 1)),
    ...{ leftCounts: countsOf(left), left: left.slice(0, LEFT_MOST), noPlace },
    tours: visits.flatMap(({ unit, title, stops, start }) => {
      if (stops.length < 2) return []
      const placed = stops.filter(isPlaced)
      const estimate = estimateOf(start, placed, kind, stops.length - placed.length)
      const line = placed.map(({ lng, lat }) => [lng, lat] as const)
      return [{ unit, title, stops: stops.length, estimate, line }]
    }),
  }
}
