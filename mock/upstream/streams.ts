import { chance, hash } from '../district/chance.ts'
import { dayNumber } from '../district/day/calendar.ts'
import { begunOn } from '../district/day/day.ts'
import type { StreamName, Streams } from '../district/day/happening.ts'
import type { Delivery, Script, Stage } from '../scripts/script.ts'
import { cursorsOf, type Spot } from './cursor.ts'
import { rowOf } from './rows.ts'

/** How many days before the clock's own each stream still shows. */
export const KEPT_DAYS: Readonly<Record<StreamName, number>> = {
  orders: 36,
  elevatorEvents: 28,
  quickTests: 8,
  evaluations: 365,
  sales: 2,
}
/** Days of one stream held at once: yesterday, today, and room for one reader of history. */
const CACHED_DAYS = 4

export interface Page {
  readonly rows: readonly unknown[]
  readonly next: string
  readonly more: boolean
}

/** Remembers the last few results by day. */
function lately<Value>(make: (day: number) => Value): (day: number) => Value {
  const kept = new Map<number, Value>()
  return (day) => {
    const value = kept.get(day) ?? make(day)
    kept.delete(day)
    kept.set(day, value)
    for (const oldest of kept.keys()) {
      if (kept.size <= CACHED_DAYS) break
      kept.delete(oldest)
    }
    return value
  }
}

/** How many of the deliveries, sorted by when they show, are on show. */
function shown(deliveries: readonly Delivery[], now: number): number {
  let low = 0
  for (let high = deliveries.length; low < high;) {
    const middle = (low + high) >>> 1
    if ((deliveries[middle] as Delivery).visibleAt <= now) low = middle + 1
    else high = middle
  }
  return low
}

/** One stream as the upstream shows it: days drawn when asked for, paged by cursor, each row once. */
export function openStream<Name extends StreamName>(name: Name, script: Script, stage: Stage) {
  const { world } = stage
  const begun = lately((day): readonly Delivery[] => {
    // TypeScript cannot see that the two tables agree per name; both are indexed by the same one.
    const draw = begunOn[name] as (w: typeof world, d: number) => readonly Streams[Name][]
    const write = rowOf[name] as (happened: Streams[Name]) => Readonly<Record<string, unknown>>
    const told = draw(world, day).map((happened, i): Delivery => {
      const row = write(happened)
      return {
        at: happened.at,
        visibleAt: happened.at,
        // A garbled row may be null: only the absence of a garbler means “as it was”.
        row: script.row ? script.row(name, row, chance(world.seed, script.name, name, day, i)) : row,
      }
    })
    return script.deliver?.(name, day, told, stage) ?? told
  })
  const shownOn = lately((day): readonly Delivery[] =>
    [...begun(day - 1), ...begun(day)]
      .filter(({ visibleAt }) => dayNumber(visibleAt) === day)
      .sort((a, b) => a.visibleAt - b.visibleAt),
  )
  // Only what changes where rows stand is in the print, so that a plain restart goes on where it was.
  const cursors = cursorsOf(
    hash(world.seed, world.size, name, script.name, script.deliver ? stage.startAt : 0).toString(36),
  )

  return (since: string | undefined, limit: number, now: number): Page => {
    const today = dayNumber(now)
    const first = today - KEPT_DAYS[name]
    const begin = since === undefined ? null : cursors.read(since)
    let spot: Spot = begin && begin.day >= first ? begin : { day: first, index: 0 }
    const rows: unknown[] = []
    while (spot.day <= today) {
      const deliveries = shownOn(spot.day)
      const end = shown(deliveries, now)
      const upto = Math.min(end, spot.index + limit - rows.length)
      if (upto > spot.index) {
        rows.push(...deliveries.slice(spot.index, upto).map(({ row }) => row))
        spot = { day: spot.day, index: upto }
      }
      if (spot.index < end) return { rows, next: cursors.write(spot), more: true }
      if (spot.day === today) break
      spot = { day: spot.day + 1, index: 0 }
    }
    return { rows, next: cursors.write(spot), more: false }
  }
}
