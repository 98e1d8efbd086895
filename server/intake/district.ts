import type { District } from '../contract/district.ts'
import { inRing, METRES_PER_DEGREE, nearRing, ringOf, type Ring } from './ring.ts'

/** How far outside the outline a position still counts as ours, metres: outlines are coarse and borders have two sides. */
export const TOLERANCE_M = 1_500

/** A district made ready to be asked tens of thousands of times a second. */
export interface PreparedDistrict {
  readonly code: string
  readonly rings: readonly Ring[]
  readonly streets: readonly {
    readonly code: string
    readonly lng: number
    readonly lat: number
    readonly rings: readonly Ring[]
  }[]
  readonly hasStreetRings: boolean
  /** As configured: where a matter may go. */
  readonly stations: District['stations']
}

/** Makes a district file ready for the intake: rings flattened, boxes computed. */
export function prepareDistrict(district: District): PreparedDistrict {
  const streets = district.streets.map(({ code, lng, lat, rings }) => ({ code, lng, lat, rings: rings.map(ringOf) }))
  return {
    code: district.code,
    rings: district.outline.map(ringOf),
    streets,
    hasStreetRings: streets.some((street) => street.rings.length > 0),
    stations: district.stations,
  }
}

/** Whether a WGS-84 position lies in the district or within TOLERANCE_M of its outline. */
export function inDistrict(district: PreparedDistrict, lng: number, lat: number): boolean {
  if (!aroundDistrict(district, lng, lat, TOLERANCE_M)) return false
  if (district.rings.some((ring) => inRing(ring, lng, lat))) return true
  return district.rings.some((ring) => nearRing(ring, lng, lat, TOLERANCE_M))
}

/** Whether a position lies within the district's bounding box grown by some metres: cheap, and enough to rule most nonsense out. */
export function aroundDistrict({ rings }: PreparedDistrict, lng: number, lat: number, metres: number): boolean {
  const dLat = metres / METRES_PER_DEGREE
  const dLng = dLat / Math.max(0.01, Math.cos((lat * Math.PI) / 180))
  return rings.some(
    ({ west, east, south, north }) =>
      lng >= west - dLng && lng <= east + dLng && lat >= south - dLat && lat <= north + dLat,
  )
}

/** Code of the street that holds a WGS-84 position, or of the nearest street centre; undefined when streets have no rings. */
export function streetAt(district: PreparedDistrict, lng: number, lat: number): string | undefined {
  if (!district.hasStreetRings) return undefined
  const shrink = Math.cos((lat * Math.PI) / 180)
  let nearest: string | undefined
  let least = Infinity
  for (const street of district.streets) {
    for (const ring of street.rings) if (inRing(ring, lng, lat)) return street.code
    const distance = Math.hypot((street.lng - lng) * shrink, street.lat - lat)
    if (distance < least) {
      least = distance
      nearest = street.code
    }
  }
  return nearest
}
