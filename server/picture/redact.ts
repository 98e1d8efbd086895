import type { Hotspot } from '../contract/fact.ts'
import type { Audience, ComplaintKept, ShelfName } from '../contract/picture.ts'

/** A public area figure never stands for fewer people than this. */
export const PUBLIC_MINIMUM = 3

/** Shelves a public screen gets as they are: counts, freshness, nothing that points at one case. */
const PUBLIC: ReadonlySet<ShelfName> = new Set(['feeds', 'markets', 'siteCounts', 'tallies', 'marks'])

/** Whether anything of a shelf is for an audience: of what is not, it must not even learn the names. */
export const sees = (audience: Audience, shelf: ShelfName): boolean =>
  audience !== 'public' || PUBLIC.has(shelf) || shelf === 'hotspots'

/**
 * A value as an audience may see it, or null when it may not at all. The picture holds no complainant, so inside the bureau
 * everything on it may be seen; in public only sums, and areas of at least three cases without the list of cases.
 */
export function shown(audience: Audience, shelf: ShelfName, value: unknown): unknown {
  if (!sees(audience, shelf)) return null
  if (shelf === 'complaints') {
    const { respondent, ...mark } = value as ComplaintKept
    return mark
  }
  if (audience !== 'public' || shelf !== 'hotspots') return value
  const hotspot = value as Hotspot
  return hotspot.count < PUBLIC_MINIMUM ? null : { ...hotspot, complaintIds: [] }
}
