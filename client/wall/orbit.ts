/** A burnt-in edge needs days; a step every four minutes is never seen. */
export const ORBIT_STEP_MS = 4 * 60_000
const path = [
  [0, 0], [1, 0], [2, 0], [2, 1], [2, 2], [1, 2], [0, 2], [0, 1],
] as const // prettier-ignore

/** By how many px the whole wall stands to the right of and below its place at `now`: 0 to 2, round a small square. */
export function orbitAt(now: number): { readonly x: number; readonly y: number } {
  const [x, y] = path[Math.floor(now / ORBIT_STEP_MS) % path.length] ?? [0, 0]
  return { x, y }
}
