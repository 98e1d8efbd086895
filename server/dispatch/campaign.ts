import type { CampaignAsked, LeftWhy, SiteLeft } from '../contract/campaign.ts'
import type { TaskKind } from '../contract/task.ts'
import type { StopPlace } from '../contract/tour.ts'
import { inTourOrder, isPlaced } from './tour.ts'

type Place = Omit<StopPlace, 'id'>
interface StationAt {
  readonly id: string
  readonly name: string
  readonly streetCode?: string | undefined
  readonly lng: number
  readonly lat: number
}

/** An open task that a site has already. */
export interface Already {
  readonly taskId: string
  readonly kind: TaskKind
  /** Name of the campaign that it is of, or null. */
  readonly campaign: string | null
}

export interface CampaignNeed extends Pick<CampaignAsked, 'kind' | 'per' | 'stopsPerTour' | 'to' | 'again'> {
  readonly title: string
  /** Sites asked for, in order; those that the register does not have are null. */
  readonly asked: readonly { readonly siteId: string; readonly place: Place | null }[]
  readonly stations: readonly StationAt[]
  readonly already: ReadonlyMap<string, Already>
}

/** One task to be opened: its unit, its name, and one place or the stops of a tour in their order. */
export interface Visit {
  readonly unit: string
  readonly title: string
  readonly stops: readonly Place[]
  readonly start: StationAt | null
}
export interface CampaignPlan {
  readonly visits: readonly Visit[]
  readonly left: readonly SiteLeft[]
  readonly noPlace: number
}

/** Title of a task with what it is about, within the 120 characters of a title. */
const entitled = (title: string, about: string) => `${title} · ${about}`.slice(0, 120)

function whyLeft(
  { siteId, place }: CampaignNeed['asked'][number],
  need: CampaignNeed,
  seen: ReadonlySet<string>,
  station: StationAt | null | undefined,
): readonly [LeftWhy, string] | null {
  if (place === null) return ['unknown', `监管对象名录里没有 ${siteId}（未登记或已注销），没有列入。`]
  const name = place.siteName
  if (seen.has(siteId)) return ['twice', `“${name}”列了两次，只派一次。`]
  if (station === null)
    return place.streetCode === null
      ? ['noStation', `“${name}”不知在哪个街道，无法按辖区派给监管所；请补登记地址，或指定单位。`]
      : ['noStation', `“${name}”所在街道 ${place.streetCode} 没有对应的监管所；请指定单位。`]
  const before = need.again ? undefined : need.already.get(siteId)
  if (before === undefined) return null
  return before.campaign === need.title
    ? ['already', `“${name}”在同名专项行动中已有未完成的任务 ${before.taskId}。`]
    : before.kind === need.kind
      ? ['already', `“${name}”已有同类未完成的任务 ${before.taskId}。`]
      : null
}

/** Neighbours together: the area is halved along its longer side until a part holds no more than `most`; parts differ by one at most. */
export function neighbours<P extends Place>(places: readonly P[], most: number): P[][] {
  const parts = Math.ceil(places.length / most)
  if (parts <= 1) return places.length === 0 ? [] : [[...places]]
  const shrink = Math.cos(((places[0]!.lat ?? 0) * Math.PI) / 180)
  const span = (of: (place: P) => number) => {
    const all = places.map(of)
    return Math.max(...all) - Math.min(...all)
  }
  const x = (place: P) => (place.lng ?? 0) * shrink
  const y = (place: P) => place.lat ?? 0
  const along = span(x) >= span(y) ? x : y
  const sorted = places.toSorted((a, b) => along(a) - along(b) || (a.siteId < b.siteId ? -1 : 1))
  const first = Math.floor(parts / 2)
  const cut = Math.round((sorted.length * first) / parts)
  return [...neighbours(sorted.slice(0, cut), most), ...neighbours(sorted.slice(cut), most)]
}

/**
 * Which tasks a campaign comes to: of each station’s sites one task each, or tours of neighbours in a sensible order from the station.
 * Yields between tours, so that it can be done in slices. Pure; the same sites give the same tasks.
 */
export function* planCampaign(need: CampaignNeed): Generator<void, CampaignPlan> {
  const byId = new Map(need.stations.map((station) => [station.id, station]))
  const byStreet = new Map<string, StationAt>()
  for (const station of need.stations)
    if (station.streetCode !== undefined && !byStreet.has(station.streetCode)) byStreet.set(station.streetCode, station)
  const one = need.to === 'station' ? undefined : need.to.unit
  const seen = new Set<string>()
  const left: SiteLeft[] = []
  const ofUnit = new Map<string, Place[]>()
  for (const each of need.asked) {
    const { siteId, place } = each
    const station = one === undefined ? (byStreet.get(place?.streetCode ?? '') ?? null) : byId.get(one)
    const why = whyLeft(each, need, seen, one === undefined ? station : undefined)
    if (why !== null) {
      left.push({ siteId, siteName: place?.siteName ?? null, code: why[0], why: why[1] })
      continue
    }
    seen.add(siteId)
    const unit = one ?? station!.id
    ofUnit.set(unit, [...(ofUnit.get(unit) ?? []), place!])
  }
  yield
  const visits: Visit[] = []
  for (const [unit, places] of ofUnit) {
    const start = byId.get(unit) ?? null
    if (need.per === 'site') {
      for (const place of places)
        visits.push({ unit, start, title: entitled(need.title, place.siteName), stops: [place] })
      continue
    }
    const groups = neighbours(places.filter(isPlaced), need.stopsPerTour) as Place[][]
    const without = places.filter((place) => !isPlaced(place))
    for (let at = 0; at < without.length; at += need.stopsPerTour)
      groups.push(without.slice(at, at + need.stopsPerTour))
    for (const [n, group] of groups.entries()) {
      const name = group.length === 1 ? group[0]!.siteName : `第 ${n + 1} 线 ${start?.name ?? unit}`
      visits.push({ unit, start, title: entitled(need.title, name), stops: inTourOrder(start, group) })
      yield
    }
  }
  const noPlace = visits.reduce((sum, { stops }) => sum + stops.filter((place) => !isPlaced(place)).length, 0)
  return { visits, left, noPlace }
}
