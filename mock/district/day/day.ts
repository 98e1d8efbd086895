import type { DistrictWish } from '../invent.ts'
import { dayNumber, dayOfText } from './calendar.ts'
import { elevatorEventsOf } from './elevatorEvents.ts'
import { evaluationsOf } from './evaluations.ts'
import type { StreamName, Streams } from './happening.ts'
import { ordersOf } from './orders.ts'
import { quickTestsOf } from './quickTests.ts'
import { salesOf } from './sales.ts'
import { openWorld, type World } from './world.ts'

/** What begins on a numbered day, by stream. Only a lift's clearing may fall on the day after. */
export const begunOn: { readonly [Name in StreamName]: (world: World, day: number) => readonly Streams[Name][] } = {
  orders: ordersOf,
  elevatorEvents: elevatorEventsOf,
  sales: salesOf,
  quickTests: quickTestsOf,
  evaluations: evaluationsOf,
}

export type Day = { readonly [Name in StreamName]: readonly Streams[Name][] }

/** Everything that happened in a world on a day, written `2026-11-23`, each stream in order of time. */
export function dayIn(world: World, day: string): Day {
  const number = dayOfText(day)
  const happened = <Name extends StreamName>(name: Name): readonly Streams[Name][] =>
    [...begunOn[name](world, number - 1), ...begunOn[name](world, number)]
      .filter(({ at }) => dayNumber(at) === number)
      .sort((a, b) => a.at - b.at)
  return {
    orders: happened('orders'),
    elevatorEvents: happened('elevatorEvents'),
    sales: happened('sales'),
    quickTests: happened('quickTests'),
    evaluations: happened('evaluations'),
  }
}

/** The same, from a wish for a district: same seed, size and day, same morning. */
export const dayOf = ({ day, ...wish }: DistrictWish & { readonly day: string }): Day => dayIn(openWorld(wish), day)
