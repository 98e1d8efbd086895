import type { Hotspot } from '../contract/fact.ts'
import { audienceOf, type ComplaintKept, type Part, type ShelfName, type View } from '../contract/picture.ts'

/** A public area figure never stands for fewer people than this. */
export const PUBLIC_MINIMUM = 3

/** Shelves a public screen gets as they are: counts, freshness, nothing that points at one case. */
const PUBLIC: ReadonlySet<ShelfName> = new Set(['feeds', 'markets', 'siteCounts', 'tallies', 'marks'])

/** Whether anything of a shelf is for a view: of what is not, it must not even learn the names. */
export const sees = (view: View, shelf: ShelfName): boolean =>
  view !== 'public' || PUBLIC.has(shelf) || shelf === 'hotspots'

/** Whether a case lies in a part of the district: by the station it would go to; without one, by its street. */
export const liesIn = (part: Part, station: string | null, street: string | null): boolean =>
  station !== null ? part.stations.includes(station) : street !== null && part.streets.includes(street)

function partOf(part: Part, shelf: ShelfName, value: unknown): unknown {
  if (shelf === 'complaints') {
    const { station, streetCode } = value as ComplaintKept
    return liesIn(part, station, streetCode) ? value : null
  }
  if (shelf === 'alarms' || shelf === 'happenings' || shelf === 'markets') {
    const { station, streetCode } = value as { station?: string; streetCode: string | null }
    return liesIn(part, station ?? null, streetCode) ? value : null
  }
  // An area of many cases may reach over a border: its size is for all, the list of cases is not.
  return shelf === 'hotspots' ? withoutCases(value as Hotspot) : value
}

const withoutCases = (hotspot: Hotspot) =>
  hotspot.count < PUBLIC_MINIMUM ? null : { ...hotspot, complaintIds: [] as string[] }

/**
 * A value as a view may see it, or null when it may not at all. The picture holds no complainant, so inside the bureau
 * everything on it may be seen, by those who answer for one part only what lies in it; in public only sums, and areas of
 * at least three cases without the list of cases.
 */
export function shown(view: View, shelf: ShelfName, key: string, value: unknown): unknown {
  if (!sees(view, shelf)) return null
  const seen = typeof view === 'string' ? value : partOf(view, shelf, value)
  if (seen === null) return null
  if (shelf === 'complaints') {
    const { respondent, station, ...mark } = seen as ComplaintKept
    return mark
  }
  if (audienceOf(view) !== 'public') return seen
  // A kind of problem is a word of the source: counts of one or two would tell a single case by it.
  if (shelf === 'tallies' && key.startsWith('complaint/') && (seen as number) < PUBLIC_MINIMUM) return null
  return shelf === 'hotspots' ? withoutCases(seen as Hotspot) : seen
}
