/** Samples older than this are forgotten, so that a server whose clock was set back is believed within a minute. */
const WINDOW_MS = 60_000
/** At most one sample is kept per this span: the list stays short however many frames come. */
const SPAN_MS = 1_000

interface Sample {
  /** Local monotonic ms. */
  readonly heardAt: number
  /** Server epoch ms minus local monotonic ms. */
  readonly offset: number
}

/** Estimates the server's clock from the times frames carry, against a local clock that only moves forward. */
export type ServerClock = readonly Sample[]

/**
 * The clock after one more frame. A frame can only be late, never early, so the largest offset within the window is the
 * nearest to the truth (the minimum filter of NTP, RFC 5905 §10, for one direction).
 */
export function observe(clock: ServerClock, serverAt: number, heardAt: number): ServerClock {
  const offset = serverAt - heardAt
  const kept = clock.filter((sample) => heardAt - sample.heardAt < WINDOW_MS)
  const last = kept.at(-1)
  if (last === undefined || heardAt - last.heardAt >= SPAN_MS) return [...kept, { heardAt, offset }]
  return offset > last.offset ? [...kept.slice(0, -1), { heardAt: last.heardAt, offset }] : kept
}

/** Server time in epoch ms at a local monotonic moment, or null when no frame was heard yet. */
export function serverTime(clock: ServerClock, now: number): number | null {
  if (clock.length === 0) return null
  return now + Math.max(...clock.map((sample) => sample.offset))
}
