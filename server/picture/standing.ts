import type { Stands } from '../contract/fact.ts'
import type { ComplaintKept, MatterDue } from '../contract/picture.ts'
import { districtDay, startOfHalfYear } from '../contract/time.ts'

/** The desk as a place where matters stand; no lane’s code can begin with this sign. */
export const DESK = '@desk'
const STATION = 'station/'

/** What stands in one place: at the desk, in a lane, with a station. */
export interface Place {
  open: number
  /** Epoch ms, whole minutes → how many deadlines of open matters are over then. */
  readonly dues: Map<number, number>
  /** How many were told to us only after their day and are touched by nobody. */
  late: number
  /** What the lane was called when something was last routed to it. */
  title: string | null
}

/** The half-year of one station, see StationLoad. */
export interface Load {
  from: number
  wouldBe: number
  actual: number
  avoided: number
}

/** How many matters stand where: sums that move by the difference which each step makes. */
export interface Standing {
  readonly places: Map<string, Place>
  /** Complaints on the picture that nobody touched, all of them at the desk: `kind|day of receipt|day we learned of it` → how many. */
  readonly untouched: Map<string, number>
  readonly loads: Map<string, Load>
}

export const nobodyStands = (): Standing => ({ places: new Map(), untouched: new Map(), loads: new Map() })

export const placeOfStation = (station: string) => `${STATION}${station}`
export const stationOfPlace = (place: string) => (place.startsWith(STATION) ? place.slice(STATION.length) : null)

/** Where a matter stands, or null once nothing is due of anybody. */
export function placeOf({ open, state, lane, station }: Pick<Stands, 'open' | 'state' | 'lane' | 'station'>) {
  if (!open) return null
  if (state === 'inLane') return lane ?? DESK
  return station === null ? DESK : placeOfStation(station)
}

const MINUTE_MS = 60_000
/** Never later than the deadline itself. */
const wholeMinute = (at: number) => Math.floor(at / MINUTE_MS) * MINUTE_MS

function bump<Key>(counts: Map<Key, number>, key: Key, by: number) {
  const next = (counts.get(key) ?? 0) + by
  if (next > 0) counts.set(key, next)
  else counts.delete(key)
}

/** One more (or one less) stands there; gives the place that moved. */
export function count(
  standing: Standing,
  stands: Parameters<typeof placeOf>[0] & { readonly due: MatterDue | null },
  by: 1 | -1,
  title: string | null = null,
): string | null {
  const key = placeOf(stands)
  if (key === null) return null
  const place = standing.places.get(key) ?? { open: 0, dues: new Map<number, number>(), late: 0, title: null }
  place.open = Math.max(0, place.open + by)
  if (title !== null) place.title = title
  if (stands.due?.late === true) place.late = Math.max(0, place.late + by)
  else if (stands.due !== null) bump(place.dues, wholeMinute(stands.due.at), by)
  if (place.open === 0) standing.places.delete(key)
  else standing.places.set(key, place)
  return key
}

/** How an untouched complaint is counted; consultations are no matters. */
export const untouchedKey = ({ kind, at, seenAt }: Pick<ComplaintKept, 'kind' | 'at' | 'seenAt'>): string | null =>
  kind === 'consult' ? null : `${kind}|${districtDay(at)}|${districtDay(seenAt)}`

export function countUntouched(standing: Standing, complaint: ComplaintKept, by: 1 | -1): boolean {
  const key = untouchedKey(complaint)
  if (key === null) return false
  bump(standing.untouched, key, by)
  return true
}

/**
 * Adds to one station’s half-year of what was received at `receivedAt`; gives whether it moved. A later half-year begins the count
 * anew, an earlier one is past, and one that has not begun is nobody’s.
 */
export function load(
  { loads }: Standing,
  station: string,
  receivedAt: number,
  clock: number,
  by: Partial<Omit<Load, 'from'>>,
): boolean {
  const half = startOfHalfYear(receivedAt)
  const before = loads.get(station)
  if (half > startOfHalfYear(clock) || (before && before.from > half)) return false
  const { wouldBe, actual, avoided } = before?.from === half ? before : { wouldBe: 0, actual: 0, avoided: 0 }
  loads.set(station, {
    from: half,
    wouldBe: Math.max(0, wouldBe + (by.wouldBe ?? 0)),
    actual: Math.max(0, actual + (by.actual ?? 0)),
    avoided: Math.max(0, avoided + (by.avoided ?? 0)),
  })
  return true
}
