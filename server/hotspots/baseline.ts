import type { Cluster } from './dbscan.ts'
import type { Positioned } from './defaults.ts'
import { gridOf, within } from './grid.ts'

export const WEEK_MS = 7 * 86_400_000
export const MOST_WEEKS = 4

/** Which earlier week's window (1–4) a moment lies in: the same window that ends at `now`, shifted back whole weeks; 0 when in none. */
export function weekOf(at: number, now: number, windowMs: number): number {
  for (let week = 1; week <= MOST_WEEKS; week++) {
    const end = now - week * WEEK_MS
    if (at > end - windowMs && at <= end) return week
  }
  return 0
}

/** How many of the four earlier windows lie wholly after the earliest complaint, that is, how many the data can speak for. */
export function weeksCovered(earliest: number, now: number, windowMs: number): number {
  const weeks = Math.floor((now - windowMs - earliest) / WEEK_MS)
  return Math.max(0, Math.min(MOST_WEEKS, weeks))
}

/**
 * Complaints of earlier weeks that each cluster would have taken in: those within `eps` of one of its cores, which is the
 * very region whose complaints it counts now.
 */
export function earlierCounts(
  clusters: readonly Cluster<Positioned>[],
  earlier: readonly Positioned[],
  eps: number,
): number[] {
  const counts = clusters.map(() => 0)
  const cores = clusters.flatMap(({ cores: each }, cluster) =>
    each.map(({ id, lng, lat }) => ({ id, lng, lat, cluster })),
  )
  if (cores.length === 0) return counts
  const grid = gridOf(cores, eps)
  for (const point of earlier) {
    const hit = new Set<number>()
    for (const cell of grid.around(point.lng, point.lat)) {
      for (const core of cell.points) {
        if (!hit.has(core.cluster) && within(core, point, eps)) hit.add(core.cluster)
      }
    }
    for (const cluster of hit) counts[cluster]! += 1
  }
  return counts
}
