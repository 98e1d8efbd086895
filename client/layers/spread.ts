export interface Spot {
  readonly id: string
  readonly x: number
  readonly y: number
  /** Room it needs around itself. */
  readonly r: number
}

/**
 * Moves spots apart until no two need the same room, the first in the list staying where they are: alarms at one
 * site are all seen. Pixels in, pixels out; each goes to the nearest free place on rings around its own.
 */
export function spread(spots: readonly Spot[]): Spot[] {
  const placed: Spot[] = []
  const free = (x: number, y: number, r: number) =>
    placed.every((other) => Math.hypot(other.x - x, other.y - y) >= other.r + r - 1e-6)
  for (const spot of spots) placed.push(free(spot.x, spot.y, spot.r) ? spot : nextTo(spot, free))
  return placed
}

function nextTo(spot: Spot, free: (x: number, y: number, r: number) => boolean): Spot {
  const step = spot.r / 2
  for (let ring = 1; ; ring++) {
    const turns = 6 * ring
    for (let i = 0; i < turns; i++) {
      const turn = (2 * Math.PI * i) / turns
      const [x, y] = [spot.x + ring * step * Math.cos(turn), spot.y + ring * step * Math.sin(turn)]
      if (free(x, y, spot.r)) return { ...spot, x, y }
    }
  }
}
