import type { Hotspot } from '../contract/fact.ts'
import type { ComplaintKept } from '../contract/picture.ts'
import { earlierCounts, weekOf, weeksCovered } from './baseline.ts'
import { dbscan } from './dbscan.ts'
import { coordinate, geocodingDefaults, type GeocodingDefault, type Positioned } from './defaults.ts'
import { haversine } from './earth.ts'
import { nameClusters } from './naming.ts'
import { poissonTail } from './poisson.ts'

export interface HotspotQuestion {
  readonly complaints: Iterable<ComplaintKept>
  /** End of the window, epoch ms. Complaints after it are not looked at. */
  readonly now: number
  /** Default 24 h. */
  readonly windowMs?: number
  /** How near a complaint must be to belong, metres; default 400. */
  readonly eps?: number
  /** How many complaints make a hotspot; default 5. */
  readonly minPoints?: number
  /** Hotspots of the run before, so that one that goes on keeps its id. */
  readonly known?: readonly Hotspot[]
}
export interface HotspotAnswer {
  /** Most surprising first. */
  readonly hotspots: Hotspot[]
  readonly defaults: GeocodingDefault[]
}

const MOST_IDS = 500
const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
const round = (value: number, digits: number) => Number(value.toFixed(digits))

function topClassOf(members: readonly Positioned[]): string | null {
  const counts = new Map<string, number>()
  for (const { problemClass } of members)
    if (problemClass !== null) counts.set(problemClass, (counts.get(problemClass) ?? 0) + 1)
  const [top] = [...counts].sort((a, b) => b[1] - a[1] || order(a[0], b[0]))
  return top?.[0] ?? null
}

/** Middle and reach of a cluster. Members come sorted, so that the sums do not depend on the order of input. */
function discOf(members: readonly Positioned[]): {
  readonly lng: number
  readonly lat: number
  readonly radiusM: number
} {
  const lng = members.reduce((sum, each) => sum + each.lng, 0) / members.length
  const lat = members.reduce((sum, each) => sum + each.lat, 0) / members.length
  const radiusM = members.reduce((most, each) => Math.max(most, haversine(lng, lat, each.lng, each.lat)), 0)
  return { lng: round(lng, 6), lat: round(lat, 6), radiusM: Math.round(radiusM) }
}

/** The rate that p is reckoned with. None seen in w weeks is not a rate of zero: it is read as half a complaint in all of them (Jeffreys). */
const rateOf = (expected: number, weeks: number) => Math.max(expected, 0.5 / Math.max(1, weeks))

function sortOut(complaints: Iterable<ComplaintKept>, now: number, windowMs: number) {
  const current: Positioned[] = []
  const earlier: { readonly week: number; readonly complaint: Positioned }[] = []
  const positioned: Positioned[] = []
  let earliest = Infinity
  for (const complaint of complaints) {
    if (complaint.at > now) continue
    earliest = Math.min(earliest, complaint.at)
    if (complaint.lng === null || complaint.lat === null) continue
    const placed = complaint as Positioned
    positioned.push(placed)
    if (complaint.at > now - windowMs) current.push(placed)
    const week = weekOf(complaint.at, now, windowMs)
    if (week > 0) earlier.push({ week, complaint: placed })
  }
  return { current, earlier, positioned, earliest }
}

function defaultsOf(positioned: readonly Positioned[], current: readonly Positioned[]): GeocodingDefault[] {
  const found = new Map<string, GeocodingDefault>()
  for (const each of [...geocodingDefaults(current), ...geocodingDefaults(positioned)])
    found.set(coordinate(each), each)
  return [...found.values()].sort((a, b) => b.count - a.count || a.lng - b.lng || a.lat - b.lat)
}

/** Where complaints crowd in the window that ends at `now`, against the same window one to four weeks before, and which coordinates are geocoding defaults. */
export function findHotspots(question: HotspotQuestion): HotspotAnswer {
  const { now, windowMs = 86_400_000, eps = 400, minPoints = 5, known = [] } = question
  const { current, earlier, positioned, earliest } = sortOut(question.complaints, now, windowMs)
  const defaults = defaultsOf(positioned, current)
  const excluded = new Set(defaults.map(coordinate))
  const genuine = (complaint: Positioned) => excluded.size === 0 || !excluded.has(coordinate(complaint))

  const clusters = dbscan(current.filter(genuine), eps, minPoints)
  const weeks = weeksCovered(earliest, now, windowMs)
  const before = earlier
    .filter(({ week, complaint }) => week <= weeks && genuine(complaint))
    .map(({ complaint }) => complaint)
  const counts = earlierCounts(clusters, before, eps)

  const sorted = clusters.map(({ members }) => [...members].sort((a, b) => a.at - b.at || order(a.id, b.id)))
  const ids = sorted.map((members) => members.map(({ id }) => id))
  const names = nameClusters(ids, known)
  const hotspots = sorted.map((members, i): Hotspot => {
    const expected = weeks === 0 ? 0 : counts[i]! / weeks
    return {
      hotspotId: names[i]!,
      ...discOf(members),
      count: members.length,
      windowMs,
      expected,
      weeks,
      ratio: expected === 0 ? null : members.length / expected,
      p: poissonTail(members.length, rateOf(expected, weeks)),
      topClass: topClassOf(members),
      complaintIds: ids[i]!.slice(-MOST_IDS),
    }
  })
  return {
    hotspots: hotspots.sort((a, b) => a.p - b.p || b.count - a.count || order(a.hotspotId, b.hotspotId)),
    defaults,
  }
}

/** What must be told when `next` follows `previous`: hotspots that are new or whose members changed, and those that are no more. */
export function changesOf(
  previous: readonly Hotspot[],
  next: readonly Hotspot[],
): { readonly found: Hotspot[]; readonly gone: { hotspotId: string }[] } {
  const before = new Map(previous.map((each) => [each.hotspotId, each]))
  const after = new Set(next.map(({ hotspotId }) => hotspotId))
  const same = (a: Hotspot, b: Hotspot) =>
    a.count === b.count &&
    a.complaintIds.length === b.complaintIds.length &&
    a.complaintIds.every((id, i) => id === b.complaintIds[i])
  return {
    found: next.filter((each) => {
      const old = before.get(each.hotspotId)
      return !old || !same(old, each)
    }),
    gone: previous.filter(({ hotspotId }) => !after.has(hotspotId)).map(({ hotspotId }) => ({ hotspotId })),
  }
}
