import type { Dimension } from '../contract/counting.ts'
import { districtDay, DISTRICT_OFFSET_MS } from '../contract/time.ts'
import { dayNumber, dayText, weekdayOf } from '../law/calendar/day.ts'
import { rowsOf, type CountedRow, type Terms } from './count.ts'
import { sharesOf, type Share } from './rate.ts'

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
export const filtered = <Row extends CountedRow>(rows: readonly Row[], filter: Filter): readonly Row[] => {
  const asked = Object.entries(filter) as [Grouping, string | null][]
  return rows.filter((row) => asked.every(([name, value]) => valueOf[name](row) === value))
}

const compare = (a: string | null | undefined, b: string | null | undefined) =>
  a === b ? 0 : a === null || a === undefined ? 1 : b === null || b === undefined ? -1 : a < b ? -1 : 1

/**
 * The rate of a cohort by receipt, told apart by some dimensions; groups without any counted record are left out. By lane the
 * numerator is told apart and every lane of a group has the group's denominator, so that the lanes of a group sum to it.
 */
export function breakdown(rows: readonly CountedRow[], by: readonly Dimension[], terms: Terms): readonly Group[] {
  const along = by.filter((each): each is Grouping => each !== 'lane')
  const groups = new Map<string, { key: Key; rows: CountedRow[] }>()
  for (const row of rowsOf(rows, 'd', terms)) {
    const key = Object.fromEntries(along.map((name) => [name, valueOf[name](row)])) as Key
    const name = JSON.stringify(Object.values(key))
    const group = groups.get(name)
    if (group) group.rows.push(row)
    else groups.set(name, { key, rows: [row] })
  }
  const all = [...groups.values()].flatMap(({ key, rows: own }) => {
    const closed = rowsOf(own, 'n', terms).map(({ record }) => record)
    const shares = ({ gross, settle, net }: ReturnType<typeof sharesOf>) => ({ gross, settle, net })
    if (!by.includes('lane')) return [{ key, ...shares(sharesOf(closed, own.length)) }]
    const lanes = [...new Set(closed.map(({ closedByLane }) => closedByLane))]
    return lanes.map((lane) => ({
      key: { ...key, lane },
      ...shares(
        sharesOf(
          closed.filter((each) => each.closedByLane === lane),
          own.length,
        ),
      ),
    }))
  })
  return all.sort((a, b) => by.reduce((order, name) => order || compare(a.key[name], b.key[name]), 0))
}
