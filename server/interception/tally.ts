import type { Matter } from './matter.ts'

/** Where a matter stands for the count; every one in exactly one place. */
export const places = [
  'settled',
  'atDesk',
  'inLanes',
  'atStations',
  'notAccepted',
  'merged',
  'withdrawn',
  'verifying',
  'terminatedAtCentre',
] as const
export type Place = (typeof places)[number]

/**
 * The one place a matter is counted in; null for a mixed submission once split, whose halves are counted in its stead.
 * `verifying` is every report half, decided ones too; `atStations` all that a station has or ended; `terminatedAtCentre` what was
 * accepted and ended without a settlement and without a station.
 */
export function placeOf({ kind, state, station, closing }: Matter): Place | null {
  if (state === 'split') return null
  if (state === 'merged') return 'merged'
  if (kind === 'tipOff') return 'verifying'
  if (state === 'settled' || state === 'withdrawn' || state === 'notAccepted') return state
  if (state === 'inLane') return 'inLanes'
  if (station !== null) return 'atStations'
  if (closing === null) return 'atDesk'
  if (closing.result === 'agreement_signed') return 'settled'
  return closing.result === 'withdrawn' ? 'withdrawn' : 'terminatedAtCentre'
}

/** How many stand where, and how many were received: received is always the sum of the places. */
export function tally(matters: Iterable<Matter>): Readonly<Record<Place | 'received', number>> {
  const counts = { received: 0, ...(Object.fromEntries(places.map((each) => [each, 0])) as Record<Place, number>) }
  for (const matter of matters) {
    const place = placeOf(matter)
    if (place === null) continue
    counts.received += 1
    counts[place] += 1
  }
  return counts
}
