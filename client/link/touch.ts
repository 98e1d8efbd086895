import { Refused } from '../picture/session.ts'
import { send } from './tell.ts'

/** The server is told of activity at most this often, in ms: once a minute, and four times within the idle limit. */
export const apartMs = (idleMs: number | null) => Math.min(60_000, (idleMs ?? Infinity) / 4)

/** Whether to tell the server again, given when it was last told, both in ms of a clock that never goes back. */
export const mayTouch = (toldAt: number | null, now: number, idleMs: number | null) =>
  toldAt === null || now - toldAt >= apartMs(idleMs)

const INPUTS = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const

/** Input of a hand: not made by a script, and not the pointer event that a moving layout causes under a still mouse. */
export function byHand(input: Event): boolean {
  if (!input.isTrusted) return false
  if (input.type !== 'pointermove') return true
  const { movementX, movementY } = input as PointerEvent
  return movementX !== 0 || movementY !== 0
}

export interface Touching {
  /** After how long without a touch the server ends the session, in ms; null when nobody is signed in. */
  readonly idleMs: () => number | null
  /** The session ran out: the server knows this browser no more. */
  readonly ended: () => void
  readonly failed: (reason: string) => void
}

/**
 * Tells the server that the person is active, rarely and only after real input, so that the idle limit
 * ends the sessions of those who went away (GB/T 22239-2019, 8.1.4.1 b). Returns what stops it.
 */
export function touchWhileActive(
  base: string,
  { idleMs, ended, failed }: Touching,
  target: EventTarget = window,
  hand: (input: Event) => boolean = byHand,
  now: () => number = () => performance.now(),
): () => void {
  let toldAt: number | null = null

  async function touch() {
    try {
      await send(base, 'POST /api/v1/session/touch')
    } catch (error) {
      if (error instanceof Refused && error.status === 401) ended()
      else failed(error instanceof Error ? error.message : String(error))
    }
  }
  function heard(input: Event) {
    if (!hand(input) || !mayTouch(toldAt, now(), idleMs())) return
    toldAt = now()
    void touch()
  }
  for (const name of INPUTS) target.addEventListener(name, heard, { passive: true })
  return () => {
    for (const name of INPUTS) target.removeEventListener(name, heard)
  }
}
