import { quantileOf } from '../contract/quantile.ts'
import type { CountRecord } from './count-record.ts'
import { AT_ONCE, lateAcceptances, type CountedRow, type Sets, type Terms } from './count.ts'
import { shareOf, type Share } from './rate.ts'

const HOUR_MS = 3_600_000

/** Hours from receipt to closing of what one lane closed; both null when it closed nothing. */
export interface HoursToClose {
  /** Null: the desk itself. */
  readonly lane: string | null
  readonly n: number
  readonly medianHours: number | null
  readonly p90Hours: number | null
}

/** The figures that stand beside the rate, so that it cannot be bought by closing in haste. */
export interface GuardFigures {
  /** Of what was ever closed before a station, the part that was opened again. */
  readonly reopen: Share
  /** All that was intercepted; the lanes' own stand in `hoursByLane`. */
  readonly hours: Omit<HoursToClose, 'lane'>
  readonly hoursByLane: readonly HoursToClose[]
  /** Of complaints whose decision on acceptance was due or has been taken, the part where it came late or is missing past its day. */
  readonly breach: Share & { readonly articles: readonly string[] }
  /** What each station was spared: its part of the numerator and of the denominator. */
  readonly loadAvoided: readonly { readonly station: string; readonly share: Share }[]
}

/** Lanes by code, the desk itself last. */
export const byLane = (a: { readonly lane: string | null }, b: { readonly lane: string | null }) =>
  a.lane === null ? 1 : b.lane === null || a.lane < b.lane ? -1 : 1

/** Hours that a part of sorted ones stays within, one decimal. */
function hoursWithin(sorted: ArrayLike<number>, part: number): number | null {
  const hours = quantileOf(sorted, part)
  return hours === null ? null : Math.round(hours * 10) / 10
}

function hoursOf(records: readonly CountRecord[]): Omit<HoursToClose, 'lane'> {
  const sorted = Float64Array.from(records, ({ receivedAt, closedAt }) => (closedAt! - receivedAt) / HOUR_MS).sort()
  return { n: records.length, medianHours: hoursWithin(sorted, 0.5), p90Hours: hoursWithin(sorted, 0.9) }
}

function* grouped<Key>(
  rows: readonly CountedRow[],
  keyOf: (record: CountRecord) => Key,
): Generator<void, Map<Key, CountRecord[]>> {
  const groups = new Map<Key, CountRecord[]>()
  for (const [at, { record }] of rows.entries()) {
    if (at % AT_ONCE === 0) yield
    const key = keyOf(record)
    const group = groups.get(key)
    if (group) group.push(record)
    else groups.set(key, [record])
  }
  return groups
}

/** The guard figures of a cohort by receipt, each with the numbers it is made of; the sets are those of count.ts. Yields between its parts. */
export function* guardFigures(sets: Sets, { now }: Terms): Generator<void, GuardFigures> {
  const articles = new Set<string>()
  for (const [at, { record }] of sets.breach.entries()) {
    if (at % AT_ONCE === 0) yield
    for (const { article } of lateAcceptances(record, now)) articles.add(article)
  }
  const spared = yield* grouped(sets.n, ({ wouldBeStation }) => wouldBeStation)
  const due = new Map<string, number>()
  for (const [at, { record }] of sets.d.entries()) {
    if (at % AT_ONCE === 0) yield
    if (record.wouldBeStation !== null) due.set(record.wouldBeStation, (due.get(record.wouldBeStation) ?? 0) + 1)
  }
  const hoursByLane: HoursToClose[] = []
  for (const [lane, records] of yield* grouped(sets.n, ({ closedByLane }) => closedByLane)) {
    hoursByLane.push({ lane, ...hoursOf(records) })
    yield
  }
  const hours = hoursOf(sets.n.map(({ record }) => record))
  yield
  return {
    reopen: shareOf(sets.reopened.length, sets.closed.length),
    hours,
    hoursByLane: hoursByLane.sort(byLane),
    breach: { ...shareOf(sets.breach.length, sets.due.length), articles: [...articles] },
    loadAvoided: [...due]
      .map(([station, all]) => ({ station, share: shareOf(spared.get(station)?.length ?? 0, all) }))
      .sort((a, b) => b.share.n - a.share.n || a.station.localeCompare(b.station)),
  }
}
