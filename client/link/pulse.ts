import type { LinkPhase } from '../picture/liveness.ts'
import { observe, serverTime, type ServerClock } from './server-clock.ts'
import { phaseOf, shouldKick, silentMs } from './phase.ts'

/** What the pulse keeps level; the Pinia store has this shape. */
export interface LivenessSink {
  phase: LinkPhase
  silentMs: number
  everLive: boolean
  now: number
  build: string | null
  fault: string | null
}

const BEAT_MS = 250

export interface Pulse {
  /** A frame came, with the server's time on it. */
  frameAt(serverAt: number): void
  /** The picture is current as of now. */
  heard(): void
  /** The connection was just made: give it time before tearing it down. */
  connected(): void
  stop(): void
}

/** Counts the silence, by a clock that only moves forward, and says when a connection should be made anew. */
export function startPulse(
  sink: LivenessSink,
  kick: () => void,
  monotonic: () => number = () => performance.now(),
): Pulse {
  const startedAt = monotonic()
  const wallClock = Date.now() - startedAt
  let lastAt: number | null = null
  let kickedAt = startedAt
  let clock: ServerClock = []

  function beat() {
    const now = monotonic()
    const heard = { startedAt, lastAt }
    sink.phase = phaseOf(heard, now)
    sink.silentMs = silentMs(heard, now)
    sink.now = serverTime(clock, now) ?? wallClock + now
    if (!shouldKick(heard, kickedAt, now)) return
    kickedAt = now
    kick()
  }
  const timer = setInterval(beat, BEAT_MS)

  return {
    frameAt(serverAt) {
      clock = observe(clock, serverAt, monotonic())
    },
    heard() {
      lastAt = monotonic()
      sink.everLive = true
      sink.fault = null
      if (sink.phase !== 'live') beat()
    },
    connected() {
      kickedAt = monotonic()
    },
    stop: () => clearInterval(timer),
  }
}
