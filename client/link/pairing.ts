import type { Pairing } from '@contract/identity.ts'
import { Refused } from '../picture/session.ts'
import { pauseMs } from './backoff.ts'
import { pause } from './persist.ts'
import { send, tell } from './tell.ts'

/** What a screen without identity shows of its pairing. */
export interface PairingBoard {
  /** Six digits, or null while there are none. */
  code: string | null
  /** When the code ends, by `performance.now()`: a wall's own calendar may be years off. */
  endsAt: number
  /** The server does not answer: what is shown may be old. */
  away: boolean
}

const ASK_EVERY_MS = 2_000
/** A code that the server should have ended by now, and did not say so, is given up. */
const GRACE_MS = 10_000

/** Time as the pairing needs it, so that a test can be its own clock. `now` never goes back. */
export interface PairingClock {
  now(): number
  pause(ms: number, signal: AbortSignal): Promise<void>
  random(): number
}
const realClock: PairingClock = { now: () => performance.now(), pause, random: Math.random }

/** How long a code is still good by the server's own clock (`Date`, RFC 9110 §6.6.1), in ms. */
export function goodForMs(expiresAt: number, date: string | null, here: number): number {
  const there = date === null ? NaN : Date.parse(date)
  return Math.max(0, expiresAt - (Number.isNaN(there) ? here : there))
}

/** A refusal after which the same code cannot become good: the server knows it no more. */
const forgotten = (error: Refused) => error.status >= 400 && error.status < 500 && error.status !== 429

/**
 * Asks for a code, shows it, asks every 2 s whether somebody has typed it, takes a new one when it ends; the server may be
 * away for days. True when paired, false when told to stop.
 */
export async function pair(
  base: string,
  publicKey: () => Promise<JsonWebKey | null>,
  board: PairingBoard,
  signal: AbortSignal,
  clock: PairingClock = realClock,
): Promise<boolean> {
  let failures = 0
  async function trying<Answer>(attempt: () => Promise<Answer>): Promise<Answer | Refused> {
    try {
      const answer = await attempt()
      failures = 0
      board.away = false
      return answer
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      board.away = !forgotten(error)
      const waitMs = Math.max(pauseMs(failures, clock.random()), (error.retryAfterS ?? 0) * 1_000)
      failures += 1
      await clock.pause(waitMs, signal)
      return error
    }
  }
  async function newCode(): Promise<Pairing> {
    const jwk = await publicKey()
    const line = 'POST /api/v1/screens/pairing'
    const response = await send(base, line, jwk === null ? {} : { jwk }, signal)
    const pairing = (await response.json()) as Pairing
    if (pairing.state !== 'waiting') return pairing
    board.code = pairing.code
    board.endsAt = clock.now() + goodForMs(pairing.expiresAt, response.headers.get('date'), Date.now())
    return pairing
  }
  const over = () => board.code === null || clock.now() > board.endsAt + GRACE_MS

  try {
    while (!signal.aborted) {
      if (over()) {
        board.code = null
        const given = await trying(newCode)
        if (!(given instanceof Refused) && given.state === 'paired') return true
        continue
      }
      await clock.pause(ASK_EVERY_MS, signal)
      if (signal.aborted) break
      const claimed = await trying(() => tell<Pairing>(base, 'POST /api/v1/screens/pairing/claim', {}, signal))
      if (claimed instanceof Refused) {
        if (forgotten(claimed)) board.code = null
      } else if (claimed.state === 'paired') return true
      else if (claimed.state === 'expired') board.code = null
    }
  } catch (error) {
    if (!signal.aborted) throw error
  }
  return false
}
