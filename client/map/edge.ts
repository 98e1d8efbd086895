export interface Size {
  readonly w: number
  readonly h: number
}

/** Where on the rim of a view a marker for something outside stands, and the direction to it: radians, 0 = right, clockwise. */
export interface Edge {
  readonly x: number
  readonly y: number
  readonly turn: number
}

/**
 * Where the line from the middle of the view to a point outside crosses the rim, `inset` pixels inside the view; null while
 * the point can be seen. Pixels from the view's corner.
 */
export function edgeOf(point: { x: number; y: number }, view: Size, inset: number): Edge | null {
  if (point.x >= 0 && point.y >= 0 && point.x <= view.w && point.y <= view.h) return null
  const [cx, cy] = [view.w / 2, view.h / 2]
  const [dx, dy] = [point.x - cx, point.y - cy]
  const reach = Math.min((cx - inset) / Math.abs(dx || 1e-9), (cy - inset) / Math.abs(dy || 1e-9))
  return { x: cx + dx * reach, y: cy + dy * reach, turn: Math.atan2(dy, dx) }
}

/** Metres from one place to another, on a sphere of 6,371 km. */
export function metresBetween(a: { lng: number; lat: number }, b: { lng: number; lat: number }): number {
  const rad = Math.PI / 180
  const [dLat, dLng] = [((b.lat - a.lat) * rad) / 2, ((b.lng - a.lng) * rad) / 2]
  const h = Math.sin(dLat) ** 2 + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(dLng) ** 2
  return 2 * 6_371_000 * Math.asin(Math.sqrt(h))
}

/** Length of a scale bar: the largest 1, 2 or 5 times a power of ten metres that fits in `most` metres. */
export function roundLength(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most))
  return [5, 2, 1].map((step) => step * power).find((length) => length <= most) ?? power
}
