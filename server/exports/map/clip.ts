import type { Box, Spot } from './view.ts'

/** Nearer than this on paper two points are one. */
const FINE = 0.25

/** Points that lie so near to the one before that nobody could tell them apart are left out; the last one stays. */
export const thinned = (line: readonly Spot[]): Spot[] => {
  const kept: Spot[] = []
  line.forEach((spot, at) => {
    const last = kept.at(-1)
    if (last && at < line.length - 1 && Math.hypot(spot[0] - last[0], spot[1] - last[1]) < FINE) return
    kept.push(spot)
  })
  return kept
}

/** What of a ring lies in a box (Sutherland and Hodgman); empty: nothing. */
export function ringIn(ring: readonly Spot[], { left, top, right, bottom }: Box): Spot[] {
  const edges: readonly (readonly [axis: 0 | 1, value: number, inner: 1 | -1])[] = [
    [0, left, 1],
    [0, right, -1],
    [1, top, 1],
    [1, bottom, -1],
  ]
  let rest: Spot[] = [...ring]
  for (const [axis, value, inner] of edges) {
    const is = (spot: Spot) => (spot[axis] - value) * inner >= 0
    rest = rest.flatMap((spot, at): Spot[] => {
      const before = rest.at(at - 1)!
      const crossing = is(spot) === is(before) ? [] : [between(before, spot, axis, value)]
      return is(spot) ? [...crossing, spot] : crossing
    })
  }
  return rest
}
function between(a: Spot, b: Spot, axis: 0 | 1, value: number): Spot {
  const share = (value - a[axis]) / (b[axis] - a[axis])
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share]
}

/** The pieces of a line that lie in a box (Liang and Barsky, stretch by stretch). */
export function lineIn(line: readonly Spot[], box: Box): Spot[][] {
  const pieces: Spot[][] = []
  let current: Spot[] = []
  for (let at = 1; at < line.length; at += 1) {
    const part = stretchIn(line[at - 1]!, line[at]!, box)
    if (part === null) {
      current = []
      continue
    }
    const [from, to] = part
    const last = current.at(-1)
    if (!last || last[0] !== from[0] || last[1] !== from[1]) pieces.push((current = [from]))
    current.push(to)
  }
  return pieces
}
function stretchIn(a: Spot, b: Spot, { left, top, right, bottom }: Box): readonly [Spot, Spot] | null {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  let [from, to] = [0, 1]
  for (const [by, room] of [
    [-dx, a[0] - left],
    [dx, right - a[0]],
    [-dy, a[1] - top],
    [dy, bottom - a[1]],
  ] as const) {
    if (by === 0 && room < 0) return null
    if (by === 0) continue
    const share = room / by
    if (by < 0) from = Math.max(from, share)
    else to = Math.min(to, share)
  }
  if (from > to) return null
  const on = (share: number): Spot => (share === 0 ? a : share === 1 ? b : [a[0] + dx * share, a[1] + dy * share])
  return [on(from), on(to)]
}
