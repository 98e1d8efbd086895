import gcoord from 'gcoord'
import type { Crs, Place, UnknownPlace } from '../contract/place.ts'
import { aroundDistrict, inDistrict, TOLERANCE_M, type PreparedDistrict } from './district.ts'

export interface ToldPosition {
  readonly lng?: unknown
  readonly lat?: unknown
  readonly crs: Crs
}

const NUMERIC = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/
/** Degrees; 0.1 m. Closer to 0,0 than this is an empty form, not a position in the Gulf of Guinea. */
const ZERO = 1e-6

function numberOf(told: unknown): number | 'missing' | 'notANumber' {
  if (typeof told === 'number') return Number.isFinite(told) ? told : 'notANumber'
  if (told === undefined || told === null) return 'missing'
  if (typeof told !== 'string') return 'notANumber'
  const text = told.trim()
  if (text === '') return 'missing'
  const value = text.length <= 40 && NUMERIC.test(text) ? Number(text) : NaN
  return Number.isFinite(value) ? value : 'notANumber'
}

/** Metres by which GCJ-02 and BD-09 may lie off WGS-84: at most about 2 km; with a margin. */
const MOST_SHIFT_M = 5_000

/** WGS-84 degrees of a position told in `crs`, null when it cannot lie in the district. CGCS2000 is taken as equal: < 0.1 m here. */
export function toWgs84(
  lng: number,
  lat: number,
  crs: Crs,
  district: PreparedDistrict,
): readonly [number, number] | null {
  // Besides being quick, this keeps gcoord from edges of its box around China, where its inverse never ends (72.0041, 30).
  if (!aroundDistrict(district, lng, lat, TOLERANCE_M + MOST_SHIFT_M)) return null
  if (crs === 'WGS84' || crs === 'CGCS2000') return [lng, lat]
  if (!gcoordEnds(lng, lat)) return null
  const [x, y] = gcoord.transform([lng, lat], crs === 'GCJ02' ? gcoord.GCJ02 : gcoord.BD09, gcoord.WGS84)
  return [x, y]
}

/** Well within the box where GCJ-02 is defined (72.004–137.8347 E, 0.8293–55.8271 N), or well outside it. */
function gcoordEnds(lng: number, lat: number): boolean {
  const within = (margin: number) =>
    lng > 72.004 + margin && lng < 137.8347 - margin && lat > 0.8293 + margin && lat < 55.8271 - margin
  return within(0.1) || !within(-0.1)
}

const onEarth = (lng: number, lat: number) => Math.abs(lng) <= 180 && Math.abs(lat) <= 90

/** Where a told position lies in WGS-84, or that it is unknown and why; what was told is kept when it was converted or is unknown. */
export function placeOf(told: ToldPosition, district: PreparedDistrict): Place {
  const { crs } = told
  const lng = numberOf(told.lng)
  const lat = numberOf(told.lat)
  const original = { lng: told.lng ?? null, lat: told.lat ?? null, crs }
  const unknown = (why: UnknownPlace): Place => ({ lng: null, lat: null, unknown: why, original })
  if (typeof lng === 'string' || typeof lat === 'string') {
    if (lng === 'missing' && lat === 'missing') return { lng: null, lat: null, unknown: 'missing' }
    return unknown(lng === 'notANumber' || lat === 'notANumber' ? 'notANumber' : 'missing')
  }
  if (Math.abs(lng) < ZERO && Math.abs(lat) < ZERO) return unknown('zero')
  if (onEarth(lng, lat)) {
    const at = toWgs84(lng, lat, crs, district)
    if (at && inDistrict(district, at[0], at[1])) {
      return crs === 'WGS84' ? { lng, lat } : { lng: at[0], lat: at[1], original }
    }
  }
  // Half an empty form: 114.2, 0 is nobody's place.
  if (lng === 0 || lat === 0) return unknown('zero')
  if (onEarth(lat, lng)) {
    const at = toWgs84(lat, lng, crs, district)
    if (at && inDistrict(district, at[0], at[1])) return unknown('swapped')
  }
  return unknown('outside')
}
