import { closesOn } from '../ui/closes-at.ts'

const DAY_MS = 24 * 3_600_000

/** When something is over that is more than a day away: `12-02 24:00`; null where it is so near that the time left is counted. */
export const closesAt = (at: number, now: number): string | null => (at - now <= DAY_MS ? null : closesOn(at).slice(5))
