/** First pause, doubled at each failure, never over the ceiling. */
export const FIRST_PAUSE_MS = 400
export const LONGEST_PAUSE_MS = 8_000

/**
 * Pause before attempt `attempt` (0 = first retry) in ms: exponential, with the upper half random, so that a hundred
 * screens that failed together do not come back together. `random` is in [0, 1).
 */
export function pauseMs(attempt: number, random: number): number {
  const whole = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(attempt, 30))
  return Math.round(whole / 2 + (whole / 2) * random)
}
