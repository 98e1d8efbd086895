/** Longitude and latitude, WGS-84 degrees. */
export type Point = readonly [lng: number, lat: number]
export type Ring = readonly Point[]

/** Metres in a degree at the district's latitude (22.69° N, WGS-84 ellipsoid): good to 0.1 % within it. */
const M_PER_LNG = 102_760
const M_PER_LAT = 110_760

/** The point so many metres east and north of another. */
export const moved = ([lng, lat]: Point, eastM: number, northM: number): Point => [
  lng + eastM / M_PER_LNG,
  lat + northM / M_PER_LAT,
]

/** Plane distance in metres; right to 0.1 % inside one district. */
export const distanceM = (a: Point, b: Point): number =>
  Math.hypot((a[0] - b[0]) * M_PER_LNG, (a[1] - b[1]) * M_PER_LAT)

/** Even-odd test; a closing point that repeats the first does no harm. */
export function inRing(ring: Ring, [lng, lat]: Point): boolean {
  let inside = false
  let before = ring[ring.length - 1]
  for (const here of ring) {
    if (before !== undefined && here[1] > lat !== before[1] > lat) {
      const crossing = here[0] + ((before[0] - here[0]) * (lat - here[1])) / (before[1] - here[1])
      if (lng < crossing) inside = !inside
    }
    before = here
  }
  return inside
}

/** Area in square kilometres by the shoelace formula, whichever way the ring runs. */
export function areaKm2(ring: Ring): number {
  let twice = 0
  let before = ring[ring.length - 1]
  for (const here of ring) {
    if (before !== undefined) twice += before[0] * here[1] - here[0] * before[1]
    before = here
  }
  return (Math.abs(twice / 2) * M_PER_LNG * M_PER_LAT) / 1e6
}

/** The ring with its first point repeated at the end, as GeoJSON wants it. */
export function closed(ring: Ring): [number, number][] {
  const points = ring.map(([lng, lat]): [number, number] => [lng, lat])
  const first = points[0]
  const last = points[points.length - 1]
  if (first && last && (first[0] !== last[0] || first[1] !== last[1])) points.push([first[0], first[1]])
  return points
}
