import { Refused } from '../picture/session.ts'
import { pauseMs } from './backoff.ts'
import { prove } from './device.ts'
import { pause } from './persist.ts'
import { send, tell } from './tell.ts'

/** A screen's session lasts 15 min and is renewed this often: two renewals may fail before anything is lost. */
export const RENEW_EVERY_MS = 300_000
/** A challenge may have been used up by another tab of the same screen: so many refusals in a row are believed. */
const BELIEVED_REFUSALS = 3

interface Challenge {
  readonly challenge: string
  readonly bound: 'key' | 'browser'
}
type Prove = (challenge: string) => Promise<string | null>

const is401 = (error: unknown) => error instanceof Refused && error.status === 401

async function once(base: string, proveIt: Prove, signal?: AbortSignal): Promise<'in' | 'no screen' | 'refused'> {
  let asked: Challenge
  try {
    asked = await tell<Challenge>(base, 'POST /api/v1/screens/challenge', {}, signal)
  } catch (error) {
    if (is401(error)) return 'no screen'
    throw error
  }
  const signature = asked.bound === 'key' ? await proveIt(asked.challenge) : null
  if (asked.bound === 'key' && signature === null) return 'no screen'
  const proof = { challenge: asked.challenge, ...(signature !== null && { signature }) }
  try {
    await send(base, 'POST /api/v1/screens/session', proof, signal)
    return 'in'
  } catch (error) {
    if (is401(error)) return 'refused'
    throw error
  }
}

/**
 * Opens a session as the screen this browser was paired to be. False when it is no screen: never paired, or revoked.
 * Throws `Refused` when the server is away or busy.
 */
export async function enterAsScreen(base: string, signal?: AbortSignal, proveIt: Prove = prove): Promise<boolean> {
  for (let refusals = 0; refusals < BELIEVED_REFUSALS; refusals++) {
    const result = await once(base, proveIt, signal)
    if (result !== 'refused') return result === 'in'
  }
  return false
}

/** What keeps the time of renewals; a test is its own. */
export interface RenewalClock {
  pause(ms: number, signal: AbortSignal): Promise<void>
  random(): number
}
const realClock: RenewalClock = { pause, random: Math.random }

export interface ScreenKeeper {
  /** Renews out of turn: the server turned this screen away. */
  readonly now: () => void
  readonly stop: () => void
}

/**
 * Opens the screen's session at once and renews it every 5 min, for months: while the server is away it tries again with
 * growing pauses. Only the server's own “no such screen” ends it, with `onLost`.
 */
export function keepScreenSession(
  base: string,
  onLost: () => void,
  onKept: () => void = () => {},
  proveIt: Prove = prove,
  clock: RenewalClock = realClock,
): ScreenKeeper {
  const leaving = new AbortController()
  const { signal } = leaving
  let waiting = new AbortController()
  /** Renewals out of turn, one after another. */
  let hurried = 0

  async function keep() {
    for (let failures = 0; !signal.aborted;) {
      let waitMs = RENEW_EVERY_MS
      try {
        if (!(await enterAsScreen(base, signal, proveIt))) return signal.aborted ? undefined : onLost()
        failures = 0
        onKept()
      } catch (error) {
        if (signal.aborted) return
        console.warn('The screen’s session was not renewed, trying again:', error)
        const asked = error instanceof Refused ? (error.retryAfterS ?? 0) * 1_000 : 0
        waitMs = Math.max(pauseMs(failures, clock.random()), asked)
        failures += 1
      }
      await clock.pause(waitMs, AbortSignal.any([signal, waiting.signal]))
      hurried = waiting.signal.aborted ? hurried + 1 : 0
      waiting = new AbortController()
      // Turned away again right after a renewal: a wall that asks without a pause would be the next to stop the server.
      if (hurried > 1) await clock.pause(pauseMs(hurried, clock.random()), signal)
    }
  }
  void keep()
  return { now: () => waiting.abort(), stop: () => leaving.abort() }
}
