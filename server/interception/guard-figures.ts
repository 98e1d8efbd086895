import type { CountPart } from '../contract/counting.ts'
import type { CountRecord } from './count-record.ts'
import { lateAcceptances, rowsOf, type Terms } from './count.ts'
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

/** A value at a share of sorted numbers, between neighbours; null of none. One decimal. */
export function quantile(sorted: readonly number[], share: number): number | null {
  if (sorted.length === 0) return null
  const at = (sorted.length - 1) * share
  const [low, high] = [sorted[Math.floor(at)]!, sorted[Math.ceil(at)]!]
  return Math.round((low + (high - low) * (at - Math.floor(at))) * 10) / 10
}

function hoursOf(records: readonly CountRecord[]): Omit<HoursToClose, 'lane'> {
  const sorted = records.map(({ receivedAt, closedAt }) => (closedAt! - receivedAt) / HOUR_MS).sort((a, b) => a - b)
  return { n: records.length, medianHours: quantile(sorted, 0.5), p90Hours: quantile(sorted, 0.9) }
}

const grouped = <Key>(records: readonly CountRecord[], keyOf: (record: CountRecord) => Key) => {
  const groups = new Map<Key, CountRecord[]>()
  for (const record of records) {
    const key = keyOf(record)
    const group = groups.get(key)
    if (group) group.push(record)
    else groups.set(key, [record])
  }
  return groups
}

/** The guard figures of a cohort by receipt, each with the numbers it is made of; the sets are those of count.ts. */
export function guardFigures(rows: readonly { readonly record: CountRecord }[], terms: Terms): GuardFigures {
  const of = (part: CountPart) => rowsOf(rows, part, terms).map(({ record }) => record)
  const closed = of('n')
  const breaches = of('breach')
  const articles = breaches.flatMap((record) => lateAcceptances(record, terms.now).map(({ article }) => article))
  const spared = grouped(closed, ({ wouldBeStation }) => wouldBeStation)
  const due = grouped(of('d'), ({ wouldBeStation }) => wouldBeStation)
  return {
    reopen: shareOf(of('reopened').length, of('closed').length),
    hours: hoursOf(closed),
    hoursByLane: [...grouped(closed, ({ closedByLane }) => closedByLane)]
      .map(([lane, records]) => ({ lane, ...hoursOf(records) }))
      .sort(byLane),
    breach: { ...shareOf(breaches.length, of('due').length), articles: [...new Set(articles)] },
    loadAvoided: [...due]
      .flatMap(([station, all]) =>
        station === null ? [] : [{ station, share: shareOf(spared.get(station)?.length ?? 0, all.length) }],
      )
      .sort((a, b) => b.share.n - a.share.n || a.station.localeCompare(b.station)),
  }
}
