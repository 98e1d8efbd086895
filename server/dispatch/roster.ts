import type { ShiftOfWeek } from '../contract/attributes.ts'
import { startOfDistrictDay } from '../contract/time.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

interface Span {
  readonly from: number
  readonly to: number
}
export interface OnRoster {
  /** The shift that runs now, epoch ms. */
  readonly on: Span | null
  /** The last one that was over before this moment, or before the shift that runs. */
  readonly last: Span | null
}

/** Monday is 0; 1970-01-01 was a Thursday. */
const weekdayOf = (startOfDay: number) => (((Math.round((startOfDay + 8 * 3_600_000) / DAY_MS) + 3) % 7) + 7) % 7

/** Shifts of the nine days round a moment; those that touch are one. */
function spansAround(shifts: readonly ShiftOfWeek[], now: number): readonly Span[] {
  const today = startOfDistrictDay(now)
  const all = Array.from({ length: 9 }, (_, n) => today + (n - 8) * DAY_MS)
    .flatMap((day) =>
      shifts
        .filter(({ weekday }) => weekday === weekdayOf(day))
        .map(({ from, to }): Span => ({ from: day + from * MINUTE_MS, to: day + to * MINUTE_MS })),
    )
    .sort((a, b) => a.from - b.from)
  return all.reduce<Span[]>((spans, next) => {
    const before = spans.at(-1)
    if (before === undefined || next.from > before.to) return [...spans, next]
    return [...spans.slice(0, -1), { from: before.from, to: Math.max(before.to, next.to) }]
  }, [])
}

/** Where somebody stands in his weekly roster at a moment (epoch ms), district time; null: there is no roster on record. */
export function onRoster(shifts: readonly ShiftOfWeek[] | null, now: number): OnRoster | null {
  if (shifts === null) return null
  const spans = spansAround(shifts, now)
  const on = spans.find(({ from, to }) => from <= now && now < to) ?? null
  const before = on?.from ?? now
  return { on, last: spans.findLast(({ to }) => to <= before) ?? null }
}
