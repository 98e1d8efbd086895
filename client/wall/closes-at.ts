import { districtDay } from '@contract/time.ts'
import { minuteOf } from '../ui/clock.ts'

const DAY_MS = 24 * 3_600_000

/** When something is over that is more than a day away: `12-02 24:00`; null where it is so near that the time left is counted. */
export function closesAt(at: number, now: number): string | null {
  if (at - now <= DAY_MS) return null
  // Legal days end at 24:00 of their last day, not at 0:00 of the next.
  return minuteOf(at) === '00:00'
    ? `${districtDay(at - 1).slice(5)} 24:00`
    : `${districtDay(at).slice(5)} ${minuteOf(at)}`
}
