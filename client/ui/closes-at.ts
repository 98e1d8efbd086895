import { districtDay } from '@contract/time.ts'
import { minuteOf } from './clock.ts'

/** The end of a legal day (`2026-12-02`), `2026-12-02 24:00`. */
export const closesOnDay = (day: string) => `${day} 24:00`

/**
 * When something is over (epoch ms), in district time to the minute: `2026-12-02 15:20`. Legal days end at 24:00 of their last
 * day, not at 0:00 of the next, so that one deadline is one date wherever it stands.
 */
export const closesOn = (at: number): string =>
  minuteOf(at) === '00:00' ? closesOnDay(districtDay(at - 1)) : `${districtDay(at)} ${minuteOf(at)}`

/** The same of a deadline that is a moment or a last day. */
export const closing = ({ at, day }: { readonly at: number | null; readonly day: string }): string =>
  at === null ? closesOnDay(day) : closesOn(at)
