import type { TourEstimate } from '../contract/tour.ts'
import { FRESH_MS, type Candidate } from '../dispatch/recommend.ts'
import { costOf, isPlaced, type Cost } from '../dispatch/tour.ts'
import { metresBetween } from '../dispatch/travel.ts'
import { SPOTS_MOST, type Roads } from '../routing/roads.ts'

interface Spot {
  readonly lng: number
  readonly lat: number
}
interface Placeable {
  readonly lng: number | null
  readonly lat: number | null
}

/** Candidates with their times by road to a place: one question for the nearest whose position is fresh; the others as they were. */
export async function withRoads(
  candidates: readonly Candidate[],
  { lng, lat }: Placeable,
  roads: Roads,
  now: number,
): Promise<readonly Candidate[]> {
  if (lng === null || lat === null) return candidates
  const there = { lng, lat }
  const near = candidates
    .flatMap(({ id, position }) => (position !== null && now - position.at <= FRESH_MS ? [{ id, position }] : []))
    .sort((a, b) => metresBetween(a.position, there) - metresBetween(b.position, there))
    .slice(0, SPOTS_MOST - 1)
  const table = await roads.table(
    near.map(({ position }) => position),
    [there],
  )
  if (table === null) return candidates
  const rows = new Map(near.map(({ id }, row) => [id, row]))
  return candidates.map((candidate) => {
    const row = rows.get(candidate.id)
    const minutes = row === undefined ? null : (table.minutes[row]?.[0] ?? null)
    if (row === undefined || minutes === null) return candidate
    return { ...candidate, road: { minutes, metres: table.metres[row]?.[0] ?? null } }
  })
}

/**
 * Times by road between the places of a tour, those that are placed numbered in the order given; null when nobody says, or says nothing of
 * one of the ways: half a tour by road and half by the straight line compares nothing.
 */
export async function matrixOf<P extends Placeable>(start: Spot | null, places: readonly P[], roads: Roads) {
  const placed = places.filter(isPlaced)
  const sources = start === null ? placed : [start, ...placed]
  // The same places as sources and destinations: the service counts each once for each.
  const table = await roads.table(sources, placed)
  if (table === null) return null
  const row = start === null ? 0 : 1
  const whole = table.minutes.every((each) => each.every((minutes) => minutes !== null))
  const lengths = table.metres.every((each) => each.every((metres) => metres !== null))
  if (!whole || !lengths) return null
  const of =
    (cells: readonly (readonly (number | null)[])[]): Cost =>
    (from, to) =>
      from < 0 && start === null ? 0 : (cells[from < 0 ? 0 : from + row]?.[to] ?? 0)
  const at = new Map<P, number>(placed.map((place, n) => [place, n]))
  return {
    cost: of(table.minutes),
    /** How far and how long it is through the same places in another order. */
    length(inOrder: readonly P[]): TourEstimate {
      const order = inOrder.flatMap((place) => at.get(place) ?? [])
      return {
        metres: Math.round(costOf(order, of(table.metres))),
        minutes: Math.round(costOf(order, of(table.minutes))),
        ...{ basis: 'roads', unplaced: places.length - placed.length },
      }
    },
  }
}

/** How far and how long it is by road through some places in their order; null when nobody says. */
export const roadLength = async (start: Spot | null, places: readonly Placeable[], roads: Roads) =>
  (await matrixOf(start, places, roads))?.length(places) ?? null
