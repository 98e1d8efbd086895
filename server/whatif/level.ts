import type { Period } from '../interception/rate.ts'

/**
 * How many were there at once: the most ever, and the mean over the period by time. A stay is [from, to) in epoch ms; one that takes
 * no time counts for nothing.
 */
export function levelOf(
  stays: readonly { readonly from: number; readonly to: number }[],
  { from, to }: Period,
): { readonly most: number; readonly mean: number } {
  const moves = stays
    .filter((each) => each.to > each.from)
    .flatMap((each) => [
      { at: each.from, by: 1 },
      { at: each.to, by: -1 },
    ])
    // Whoever leaves makes room for whoever comes at the same moment.
    .sort((a, b) => a.at - b.at || a.by - b.by)
  let now = 0
  let most = 0
  for (const { by } of moves) {
    now += by
    most = Math.max(most, now)
  }
  const time = stays.reduce((sum, each) => sum + Math.max(0, Math.min(to, each.to) - Math.max(from, each.from)), 0)
  return { most, mean: to > from ? time / (to - from) : 0 }
}
