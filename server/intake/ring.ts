/** A closed exterior ring with its bounding box, flattened for speed: x0, y0, x1, y1, … in degrees, WGS-84. */
export interface Ring {
  readonly xy: Float64Array
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
  /** Edges by horizontal band, so that a test looks at a few edges of an outline of thousands: band → indices into `xy`. */
  readonly bands: readonly Uint32Array[]
}

/** Metres per degree of latitude on a sphere of 6,371,008.8 m (mean earth radius, IUGG). */
export const METRES_PER_DEGREE = (Math.PI / 180) * 6_371_008.8

function bandsOf(xy: Float64Array, south: number, north: number): Uint32Array[] {
  const edges = xy.length / 2 - 1
  const count = Math.max(1, Math.min(4_096, edges >> 1))
  const bands = Array.from({ length: count }, (): number[] => [])
  const band = (y: number) => Math.min(count - 1, Math.floor(((y - south) / (north - south || 1)) * count))
  for (let i = 2; i < xy.length; i += 2) {
    const from = band(Math.min(xy[i - 1]!, xy[i + 1]!))
    const to = band(Math.max(xy[i - 1]!, xy[i + 1]!))
    for (let each = from; each <= to; each++) bands[each]!.push(i)
  }
  return bands.map((each) => Uint32Array.from(each))
}

/** Flattens one GeoJSON-like ring of [lng, lat] degrees; an open ring is closed. */
export function ringOf(points: readonly (readonly [number, number])[]): Ring {
  const first = points[0]
  const last = points[points.length - 1]
  const closed = first && last && (first[0] !== last[0] || first[1] !== last[1]) ? [...points, first] : points
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity }
  for (const [lng, lat] of closed) {
    box.west = Math.min(box.west, lng)
    box.east = Math.max(box.east, lng)
    box.south = Math.min(box.south, lat)
    box.north = Math.max(box.north, lat)
  }
  const xy = Float64Array.from(closed.flat())
  return { xy, ...box, bands: bandsOf(xy, box.south, box.north) }
}

/** Whether a position (degrees) lies in the ring, by the even-odd rule. */
export function inRing({ xy, west, south, east, north, bands }: Ring, lng: number, lat: number): boolean {
  if (!(lng >= west && lng <= east && lat >= south && lat <= north)) return false
  const band = bands[Math.min(bands.length - 1, Math.floor(((lat - south) / (north - south || 1)) * bands.length))]
  if (!band) return false
  let inside = false
  for (let k = 0; k < band.length; k++) {
    const i = band[k]!
    const y0 = xy[i - 1]!
    const y1 = xy[i + 1]!
    if (y0 > lat === y1 > lat) continue
    const x0 = xy[i - 2]!
    if (lng < x0 + ((lat - y0) / (y1 - y0)) * (xy[i]! - x0)) inside = !inside
  }
  return inside
}

/** Square of the metres from the origin to the segment from (ax, ay) to (bx, by). */
function segmentDistance2(ax: number, ay: number, bx: number, by: number): number {
  const dx = bx - ax
  const dy = by - ay
  const length2 = dx * dx + dy * dy
  const t = length2 === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length2))
  return (ax + t * dx) ** 2 + (ay + t * dy) ** 2
}

/** Whether an edge of the ring passes within `metres` of a position (degrees), on a plane tangent there: good to 0.1 % within 50 km. */
export function nearRing({ xy, south, north, bands }: Ring, lng: number, lat: number, metres: number): boolean {
  const kx = METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180)
  const dLat = metres / METRES_PER_DEGREE
  const band = (y: number) => Math.floor(((y - south) / (north - south || 1)) * bands.length)
  const last = Math.min(bands.length - 1, band(lat + dLat))
  for (let each = Math.max(0, band(lat - dLat)); each <= last; each++) {
    for (const i of bands[each]!) {
      const ax = (xy[i - 2]! - lng) * kx
      const bx = (xy[i]! - lng) * kx
      if (Math.min(ax, bx) > metres || Math.max(ax, bx) < -metres) continue
      const ay = (xy[i - 1]! - lat) * METRES_PER_DEGREE
      const by = (xy[i + 1]! - lat) * METRES_PER_DEGREE
      if (segmentDistance2(ax, ay, bx, by) <= metres * metres) return true
    }
  }
  return false
}
