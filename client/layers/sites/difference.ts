import type { SiteColumns } from '@contract/picture.ts'

/** More rows than this are not drawn over the tiles one by one: the index is built again first. */
export const MOST_OVER = 500

/**
 * Rows of `after` that the index built from `before` does not show where they are now. Null when it cannot be told row by
 * row (other kinds, rows gone, or too many moved): then the tiles are simply painted again.
 */
export function difference(before: SiteColumns | null, after: SiteColumns): number[] | null {
  if (before === after) return []
  if (before === null || after.id.length < before.id.length || before.kinds.join() !== after.kinds.join()) return null
  const rows: number[] = []
  for (let i = 0; i < after.id.length; i++) {
    if (
      after.id[i] === before.id[i] &&
      after.x[i] === before.x[i] &&
      after.y[i] === before.y[i] &&
      after.kind[i] === before.kind[i]
    )
      continue
    rows.push(i)
    if (rows.length > MOST_OVER) return null
  }
  return rows
}
