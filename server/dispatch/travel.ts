import type { TaskKind } from '../contract/task.ts'

const EARTH_M = 6_371_000
/** Roads are longer than the straight line by about this. */
export const DETOUR = 1.4
/** km/h in a district’s traffic, by what the way is for: estimates, said as such. */
const SPEED_KMH: Readonly<Record<'rescue' | 'other', number>> = { rescue: 30, other: 20 }

interface Point {
  readonly lng: number
  readonly lat: number
}

/** Metres between two WGS-84 positions, straight (equirectangular; good to 0.1 % within a city). */
export function metresBetween(a: Point, b: Point): number {
  const rad = Math.PI / 180
  const x = (b.lng - a.lng) * rad * Math.cos(((a.lat + b.lat) / 2) * rad)
  return EARTH_M * Math.hypot(x, (b.lat - a.lat) * rad)
}

/** Estimated minutes on the way for a straight distance in metres: × 1.4 / speed by kind. */
export const travelMinutes = (metres: number, kind: TaskKind): number =>
  ((metres * DETOUR) / 1_000 / SPEED_KMH[kind === 'rescue' ? 'rescue' : 'other']) * 60
