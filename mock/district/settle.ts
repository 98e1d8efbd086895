import type { Chance } from './chance.ts'
import { outline, streetSeats, water, type StreetSeat } from './ground.ts'
import { distanceM, inRing, moved, type Point } from './ring.ts'

/** The street whose centre is nearest, which is what its schematic cell means. */
export function streetAt(point: Point): StreetSeat {
  let best = streetSeats[0] as StreetSeat
  for (const seat of streetSeats) if (distanceM(seat.centre, point) < distanceM(best.centre, point)) best = seat
  return best
}

/** Whether something can stand here: inside the outline, out of the water, and in this street's cell. */
export const buildable = (point: Point, seat: StreetSeat): boolean =>
  inRing(outline, point) && !water.some((ring) => inRing(ring, point)) && streetAt(point) === seat

/** A buildable point about `spreadM` (standard deviation) from `around`; after 12 misses, `around` itself. */
export function near(around: Point, spreadM: number, seat: StreetSeat, luck: Chance): Point {
  for (let tries = 0; tries < 12; tries++) {
    const point = moved(around, luck.normal() * spreadM, luck.normal() * spreadM)
    if (buildable(point, seat)) return point
  }
  return around
}

/** A street drawn by how much of the district lives in it. */
export const anyStreet = (luck: Chance): StreetSeat =>
  streetSeats[luck.weighted(streetSeats.map((seat) => seat.weight))] as StreetSeat

/** A street in turn, so that few things are spread over all streets. */
export const streetInTurn = (index: number): StreetSeat => streetSeats[index % streetSeats.length] as StreetSeat

/** Where people live: dense round the street's centre, thinner out to the edge of its cell. */
export const homeIn = (seat: StreetSeat, luck: Chance): Point =>
  near(seat.centre, [900, 1_700, 2_800][luck.weighted([50, 35, 15])] ?? 900, seat, luck)

/** A place where people shop, with its share of the district's trade. */
export interface Spot {
  readonly at: Point
  readonly seat: StreetSeat
  readonly weight: number
}

/** Four shopping spots per street; the first of each street is the busiest. */
export function commercialSpots(luck: Chance): Spot[] {
  return streetSeats.flatMap((seat) =>
    [1, 2, 3, 4].map((rank) => ({
      at: near(seat.centre, rank === 1 ? 250 : 1_100, seat, luck),
      seat,
      weight: seat.weight / rank,
    })),
  )
}
