import { LINK_LOST_MS } from '@contract/socket.ts'
import type { LinkPhase } from '../picture/liveness.ts'

/** Moments by a clock that only moves forward (performance.now), so that a changed wall clock changes nothing here. */
export interface Heard {
  readonly startedAt: number
  /** Last frame or snapshot that left the picture current, or null. */
  readonly lastAt: number | null
}

/** Milliseconds without a frame that kept the picture current, counted from the start when there was none. */
export function silentMs(heard: Heard, now: number): number {
  return Math.max(0, now - (heard.lastAt ?? heard.startedAt))
}

/** Phase of the link: lost after LINK_LOST_MS without a frame, whether or not there ever was one. */
export function phaseOf(heard: Heard, now: number): LinkPhase {
  if (silentMs(heard, now) >= LINK_LOST_MS) return 'lost'
  return heard.lastAt === null ? 'connecting' : 'live'
}

/** After this long in silence an apparently open connection is torn down and made anew: it may be half-open. */
export const KICK_AFTER_MS = 10_000

/** Whether to tear down a connection that calls itself open but brings nothing, given when it was last made or torn down. */
export function shouldKick(heard: Heard, kickedAt: number, now: number): boolean {
  return silentMs(heard, now) >= KICK_AFTER_MS && now - kickedAt >= KICK_AFTER_MS
}
