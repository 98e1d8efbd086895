import type { Point } from './cache.ts'

/** Points of one quantity at one site: `[at, value, at, value, …]`, oldest first, flat so that a point costs 16 bytes. */
export type FlatPoints = number[]

export type Insertion = 'new' | 'replaced' | 'same' | 'tooOld'

/** Puts a point in its place by time; a second point of the same moment replaces the first; keeps the newest `most`. */
export function insertPoint(flat: FlatPoints, point: Point, most: number): Insertion {
  // Readings come nearly in order: the place is found from the end.
  let place = flat.length
  while (place > 0 && (flat[place - 2] ?? 0) > point.at) place -= 2
  if (place > 0 && flat[place - 2] === point.at) {
    if (flat[place - 1] === point.value) return 'same'
    flat[place - 1] = point.value
    return 'replaced'
  }
  if (place === 0 && flat.length >= most * 2) return 'tooOld'
  if (place === flat.length) flat.push(point.at, point.value)
  else flat.splice(place, 0, point.at, point.value)
  if (flat.length > most * 2) flat.splice(0, flat.length - most * 2)
  return 'new'
}

/** The points as a reader wants them, oldest first. */
export function pointsOf(flat: FlatPoints): Point[] {
  const points: Point[] = []
  for (let i = 0; i + 1 < flat.length; i += 2) points.push({ at: flat[i] ?? 0, value: flat[i + 1] ?? 0 })
  return points
}

/** The newest point, or null of none. */
export function newestOf(flat: FlatPoints): Point | null {
  const at = flat.at(-2)
  const value = flat.at(-1)
  return at === undefined || value === undefined ? null : { at, value }
}
