import type { Dimension } from '../contract/counting.ts'
import { districtDay, DISTRICT_OFFSET_MS } from '../contract/time.ts'
import { dayNumber, dayText, weekdayOf } from '../law/calendar/day.ts'
import { AT_ONCE, type CountedRow, type Sets } from './count.ts'
import { sharesOf, type RateRecord, type Share } from './rate.ts'

/** Null: not told; of a lane: the desk itself. */
export type Key = Readonly<Partial<Record<Dimension, string | null>>>

export interface Group {
  readonly key: Key
  readonly gross: Share
  readonly settle: Share
  readonly net: Share
}

/** The Monday of a district day's week, `YYYY-MM-DD`. */
export function weekOf(at: number): string {
  const number = dayNumber(districtDay(at))
  return dayText(number - ((weekdayOf(number) + 6) % 7))
}

type Grouping = Exclude<Dimension, 'lane'>
const valueOf: Readonly<Record<Grouping, (row: CountedRow) => string | null>> = {
  street: ({ street }) => street,
  class: ({ problemClass }) => problemClass,
  station: ({ record }) => record.wouldBeStation,
  channel: ({ channel }) => channel,
  month: ({ record }) => new Date(record.receivedAt + DISTRICT_OFFSET_MS).toISOString().slice(0, 7),
  week: ({ record }) => weekOf(record.receivedAt),
}

/** What is asked for: only rows whose dimensions have these values. A lane is no property of a row that is still open: see Terms. */
export type Filter = Readonly<Partial<Record<Grouping, string | null>>>
export function passes(filter: Filter): (row: CountedRow) => boolean {
  const asked = Object.entries(filter) as [Grouping, string | null][]
  return (row) => asked.every(([name, value]) => valueOf[name](row) === value)
}

const compare = (a: string | null | undefined, b: string | null | undefined) =>
  a === b ? 0 : a === null || a === undefined ? 1 : b === null || b === undefined ? -1 : a < b ? -1 : 1

/**
 * The rate of a cohort by receipt, told apart by two dimensions at most; groups without any counted record are left out. By lane the
 * numerator is told apart and every lane of a group has the group's denominator, so that the lanes of a group sum to it. Yields
 * after every few rows.
 */
export function* breakdown(
  { d, n }: Pick<Sets, 'd' | 'n'>,
  by: readonly Dimension[],
): Generator<void, readonly Group[]> {
  const along = by.filter((each): each is Grouping => each !== 'lane')
  const groups: { key: Key; d: number; closed: RateRecord[] }[] = []
  // By the first value, then by the second: no name has to be made for each of many rows.
  const index = new Map<string | null, Map<string | null, (typeof groups)[number]>>()
  const groupOf = (row: CountedRow) => {
    const [first, second] = [along[0], along[1]]
    const values = [first ? valueOf[first](row) : null, second ? valueOf[second](row) : null] as const
    const inner = index.get(values[0]) ?? new Map<string | null, (typeof groups)[number]>()
    const known = inner.get(values[1])
    if (known) return known
    const key: Key = Object.fromEntries(along.map((each) => [each, valueOf[each](row)]))
    const group = { key, d: 0, closed: [] }
    groups.push(group)
    index.set(values[0], inner.set(values[1], group))
    return group
  }
  for (const [at, row] of d.entries()) {
    if (at % AT_ONCE === 0) yield
    groupOf(row).d += 1
  }
  for (const [at, row] of n.entries()) {
    if (at % AT_ONCE === 0) yield
    groupOf(row).closed.push(row.record)
  }
  const all: Group[] = []
  for (const { key, d: count, closed } of groups) {
    yield
    const lanes = by.includes('lane') ? new Set(closed.map(({ closedByLane }) => closedByLane)) : null
    for (const lane of lanes ?? [undefined]) {
      const own = lane === undefined ? closed : closed.filter(({ closedByLane }) => closedByLane === lane)
      const { gross, settle, net } = sharesOf(own, count)
      all.push({ key: lane === undefined ? key : { ...key, lane }, gross, settle, net })
    }
  }
  return all.sort((a, b) => by.reduce((order, name) => order || compare(a.key[name], b.key[name]), 0))
}
