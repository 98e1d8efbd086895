/**
 * How many of the rows (heights in px, in order) fit into `room` px when, if not all do, `more` px are kept for a line that
 * says how many are left. Never a scrollbar.
 */
export function rowsThatFit(heights: readonly number[], room: number, more: number): number {
  const total = heights.reduce((sum, height) => sum + height, 0)
  if (total <= room) return heights.length
  let used = more
  let count = 0
  for (const height of heights) {
    if (used + height > room) break
    used += height
    count += 1
  }
  return count
}
