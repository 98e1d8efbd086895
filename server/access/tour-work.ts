import type { TaskKind, TaskOrderOf } from '../contract/task.ts'
import { STOPS_LEAST, type LeftOut, type StopPlace, type TourEstimate, type TourShown } from '../contract/tour.ts'
import { FRESH_MS } from '../dispatch/recommend.ts'
import type { Placed } from '../dispatch/open.ts'
import type { Task } from '../dispatch/task.ts'
import { estimateOf, inTourOrder, isPlaced } from '../dispatch/tour.ts'
import type { AccessDesk } from '../gateway/access.ts'
import { prepareDistrict, streetAt, type PreparedDistrict } from '../intake/district.ts'
import { sitesById, type SiteRow } from '../journal/task-stops.ts'
import { matrixOf, roadLength } from './by-road.ts'
import type { AccessParts } from './parts.ts'

type Stops = NonNullable<TaskOrderOf<'task.open'>['stops']>
interface Start {
  readonly from: 'handler' | 'station' | 'first'
  readonly spot: { readonly lng: number; readonly lat: number } | null
}

/** A site of the register as a stop; its number is given when the order is known. */
export function stopOf(site: SiteRow, district: PreparedDistrict): Omit<StopPlace, 'id'> {
  const { siteId, name, kind, lng, lat } = site
  const street = lng === null || lat === null ? undefined : streetAt(district, lng, lat)
  return {
    ...{ siteId, siteName: name, siteKind: kind as StopPlace['siteKind'] },
    ...{ streetCode: site.streetCode ?? street ?? null, lng, lat },
  }
}
export const numbered = (places: readonly Omit<StopPlace, 'id'>[]): StopPlace[] =>
  places.map((place, at) => ({ ...place, id: `s${at + 1}` }))

/** Sites as they stand in the register, each once, in the order given; those that are not in it by name. */
async function placesOf(stops: Stops, { db, district }: Pick<AccessParts, 'db' | 'district'>) {
  const found = await sitesById(
    db,
    stops.map(({ siteId }) => siteId),
  )
  const prepared = prepareDistrict(district)
  const seen = new Set<string>()
  const left: LeftOut[] = []
  const places = stops.flatMap(({ siteId }) => {
    const site = found.get(siteId)
    const siteName = site?.name ?? null
    if (site === undefined)
      left.push({ siteId, siteName, why: `监管对象名录里没有 ${siteId}（未登记或已注销），这一站没有列入路线。` })
    else if (seen.has(siteId)) left.push({ siteId, siteName, why: `“${site.name}”列了两次，只去一次。` })
    if (site === undefined || seen.has(siteId)) return []
    seen.add(siteId)
    return [stopOf(site, prepared)]
  })
  return { places, left }
}

/** Where a tour begins: where its handler is by a fresh position, else at the unit’s station, else at its first stop. */
async function startOf(
  { handler, unit }: { readonly handler?: string | undefined; readonly unit?: string | undefined },
  { positions, district }: Pick<AccessParts, 'positions' | 'district'>,
  now: number,
): Promise<Start> {
  const here = handler === undefined ? undefined : (await positions.all()).find(({ id }) => id === handler)
  if (here !== undefined && now - here.at <= FRESH_MS)
    return { from: 'handler', spot: { lng: here.lng, lat: here.lat } }
  const own = unit ?? here?.unit
  const station = district.stations.find(({ id }) => id === own)
  return station ? { from: 'station', spot: { lng: station.lng, lat: station.lat } } : { from: 'first', spot: null }
}

const few = (left: readonly LeftOut[]) =>
  `可列入路线的不足 ${STOPS_LEAST} 站：${left.map(({ why }) => why).join('')}`.slice(0, 1_000)

/** How far it is through these stops in their order. */
const lengthOf = (start: Start['spot'], places: readonly Omit<StopPlace, 'id'>[], kind: TaskKind): TourEstimate => {
  const placed = places.filter(isPlaced)
  return estimateOf(start, placed, kind, places.length - placed.length)
}

/** Where a tour that is ordered goes, and what of it was left out; a sentence when that is no tour. */
export async function tourPlaced(
  order: TaskOrderOf<'task.open'>,
  stops: Stops,
  parts: Pick<AccessParts, 'db' | 'district' | 'positions'>,
  now: number,
): Promise<{ readonly placed: Placed; readonly left: readonly LeftOut[] } | string> {
  if (order.siteId !== undefined || order.place !== undefined)
    return '巡查路线的地点由各站决定，请不要再选单个监管对象或地点。'
  if (order.alarmId !== undefined) return '由告警派出的任务只去一处，不能排成巡查路线。'
  const { places, left } = await placesOf(stops, parts)
  if (places.length < STOPS_LEAST) return few(left)
  const start = await startOf(order, parts, now)
  const inOrder = numbered(order.ownOrder ? places : inTourOrder(start.spot, places))
  return { placed: tourAt(inOrder, now), left }
}

/** A tour stands on the map at its first stop; it is of no single site. */
export function tourAt(stops: readonly StopPlace[], clockFrom: number): Placed {
  const { lng, lat } = stops.find(isPlaced) ?? { lng: null, lat: null }
  const streetCode = stops[0]?.streetCode ?? null
  return { ...{ siteId: null, siteName: null, siteKind: null }, ...{ streetCode, lng, lat, clockFrom, stops } }
}

/** The stops of a task as they are told, and how far it is from the first to the last; nothing of a task that is no tour. */
export async function stopsShown(
  { stops, kind }: Task,
  person: boolean,
  { roads }: Pick<AccessParts, 'roads'>,
): Promise<{ readonly tour?: TourShown }> {
  if (stops === undefined) return {}
  const bare = { found: null, result: null, reason: null, answers: {}, evidence: [] }
  return {
    tour: {
      ...((await roadLength(null, stops, roads)) ?? lengthOf(null, stops, kind)),
      stops: stops.map(({ by: _by, ...stop }) => (person ? stop : { ...stop, ...bare })),
    },
  }
}

/** A tour in the order that the house would take, nothing written. */
export function openTours(parts: AccessParts): Pick<AccessDesk, 'tour'> {
  return {
    async tour({ stops, ownOrder, kind: given, ...whom }) {
      const kind = given as TaskKind
      const { places, left } = await placesOf(stops, parts)
      if (places.length < STOPS_LEAST) return { refused: few(left), status: 422 }
      const { from, spot } = await startOf(whom, parts, parts.now())
      const roads = await matrixOf(spot, places, parts.roads)
      const inOrder = ownOrder ? places : inTourOrder(spot, places, roads?.cost)
      return {
        ...{ stops: numbered(inOrder), left, from },
        estimate: roads?.length(inOrder) ?? lengthOf(spot, inOrder, kind),
        asGiven: roads?.length(places) ?? lengthOf(spot, places, kind),
      }
    },
  }
}
