/** Messages a socket may send in a burst, and how many come back each second: a person clicks, a screen catches up, no more. */
const BURST = 60
const PER_SECOND = 20

/** A token bucket: `take(now)` is false when a socket sends more than anyone honest would. */
export function bucket(burst = BURST, perSecond = PER_SECOND) {
  let left = burst
  let at: number | null = null
  return {
    take(now: number): boolean {
      if (at !== null) left = Math.min(burst, left + ((now - at) / 1_000) * perSecond)
      at = now
      if (left < 1) return false
      left -= 1
      return true
    },
  }
}
