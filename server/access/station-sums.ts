import type { Stands } from '../contract/fact.ts'

/** One station in a period, by cohort of receipt: its part of D, what was sent to it and not handed back, its part of N. */
export interface StationSum {
  readonly station: string
  readonly wouldBe: number
  readonly actual: number
  readonly avoided: number
}

export type Counted = Pick<Stands, 'wouldBeStation' | 'station' | 'counted' | 'intercepted'>

/** What each station would have had and what it has, the largest first; the same sums that the picture keeps live. */
export function stationSums(all: Iterable<Counted>): StationSum[] {
  const sums = new Map<string, { station: string; wouldBe: number; actual: number; avoided: number }>()
  const of = (station: string) => {
    const sum = sums.get(station) ?? { station, wouldBe: 0, actual: 0, avoided: 0 }
    sums.set(station, sum)
    return sum
  }
  for (const { wouldBeStation, station, counted, intercepted } of all) {
    if (counted === 0) continue
    if (wouldBeStation !== null) {
      of(wouldBeStation).wouldBe += counted
      of(wouldBeStation).avoided += intercepted
    }
    if (station !== null) of(station).actual += 1
  }
  return [...sums.values()].toSorted((a, b) => b.wouldBe - a.wouldBe || (a.station < b.station ? -1 : 1))
}
