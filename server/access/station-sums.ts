import { AT_ONCE, type Sets } from '../interception/count.ts'
import type { Row } from './count-rows.ts'

/** One station in a period, by cohort of receipt: its part of D, what was sent to it and not handed back, its part of N. */
export interface StationSum {
  readonly station: string
  readonly wouldBe: number
  readonly actual: number
  readonly avoided: number
}

/** What each station would have had and what it has, the largest first; the same sums that the picture keeps live. Yields after every few. */
export function* stationSums({ d, n }: Pick<Sets<Row>, 'd' | 'n'>): Generator<void, StationSum[]> {
  const sums = new Map<string, { station: string; wouldBe: number; actual: number; avoided: number }>()
  const add = (station: string | null, what: 'wouldBe' | 'actual' | 'avoided') => {
    if (station === null) return
    const sum = sums.get(station) ?? { station, wouldBe: 0, actual: 0, avoided: 0 }
    sum[what] += 1
    sums.set(station, sum)
  }
  for (const [at, row] of d.entries()) {
    if (at % AT_ONCE === 0) yield
    add(row.record.wouldBeStation, 'wouldBe')
    add(row.station, 'actual')
  }
  for (const [at, { record }] of n.entries()) {
    if (at % AT_ONCE === 0) yield
    add(record.wouldBeStation, 'avoided')
  }
  return [...sums.values()].toSorted((a, b) => b.wouldBe - a.wouldBe || (a.station < b.station ? -1 : 1))
}
