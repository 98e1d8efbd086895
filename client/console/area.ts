import type { ComplaintMark } from '@contract/picture.ts'
import { inRing } from '../picture/streets.ts'
import type { Begun } from './draft.ts'

/** Complaints older than this are not gathered into a new task: what is done with them stands in their own course. */
const RECENT_MS = 14 * 86_400_000

/** A task about the complaints of the last fortnight in an area, in its middle; null when there are none. */
export function begunIn(
  ring: readonly (readonly [number, number])[],
  complaints: Iterable<ComplaintMark>,
  now: number,
): (Begun & { readonly from: 'complaints' }) | null {
  const inside = [...complaints].filter(
    ({ lng, lat, at, kind }) =>
      lng !== null && lat !== null && kind !== 'consult' && now - at <= RECENT_MS && inRing(ring, lng, lat),
  )
  if (inside.length === 0) return null
  const mean = (of: 'lng' | 'lat') => inside.reduce((sum, each) => sum + each[of]!, 0) / inside.length
  const latest = inside.toSorted((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1))
  return { from: 'complaints', ids: latest.map(({ id }) => id), lng: mean('lng'), lat: mean('lat') }
}
