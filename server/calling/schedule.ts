import type { CallFault } from '../contract/webhook-words.ts'

/** How a way of calling is tried again. */
export interface Policy {
  /** From the connection to the last byte of the answer that is read. */
  readonly timeoutMs: number
  /** Waits after the first, second, … try that failed; after the last one the call is a dead letter. */
  readonly waitsMs: readonly number[]
  /** Beyond this age a call is no use any more. */
  readonly lifeMs: number
}

const S = 1_000
const M = 60 * S
const H = 60 * M
export const policies: Readonly<Record<'webhook' | 'push', Policy>> = {
  webhook: {
    timeoutMs: 10 * S,
    waitsMs: [5 * S, 30 * S, 2 * M, 10 * M, 30 * M, H, 3 * H, 6 * H, 12 * H, 24 * H],
    lifeMs: 72 * H,
  },
  // Nobody is helped by a telephone that rings tomorrow.
  push: { timeoutMs: 10 * S, waitsMs: [5 * S, 30 * S, 2 * M, 10 * M, 30 * M, H], lifeMs: 4 * H },
}
/** A share of each wait, either way, so that those who failed together do not come back together. */
const JITTER = 0.2
/** A receiver that does not answer is left in peace at most this long, whatever waits for it. */
const MOST_REST_MS = 5 * M
/** What a receiver asks for by Retry-After is kept up to this. */
const MOST_ASKED_MS = 24 * H

/** What came of one try. */
export interface Tried {
  readonly fault: CallFault | null
  readonly status: number | null
  readonly text: string
  /** What the receiver asked for, ms; null: nothing. */
  readonly restMs: number | null
}

export interface Next {
  readonly call: 'arrived' | 'waiting' | 'dead'
  readonly nextAt: number
  /** The receiver: how often it failed in a row, and until when nothing is tried. */
  readonly failures: number
  readonly pausedUntil: number
  /** It said that it is gone for good. */
  readonly gone: boolean
}

/** Whether the fault is of the receiver, so that its other calls would fare no better now. */
const ofReceiver = ({ fault, status }: Tried) =>
  fault !== 'answer' &&
  !(fault === 'status' && status !== null && status >= 400 && status < 500 && status !== 408 && status !== 429)

/** What follows from a try at `now`; `random` in [0, 1). `tries` and `failures` as before it. */
export function after(
  tried: Tried,
  before: { readonly tries: number; readonly failures: number; readonly until: number },
  { waitsMs }: Policy,
  now: number,
  random: () => number,
): Next {
  if (tried.fault === null) return { call: 'arrived', nextAt: now, failures: 0, pausedUntil: 0, gone: false }
  if (tried.fault === 'gone')
    return { call: 'dead', nextAt: now, failures: before.failures + 1, pausedUntil: 0, gone: true }
  const asked = Math.min(tried.restMs ?? 0, MOST_ASKED_MS)
  const jittered = (ms: number) => Math.round(ms * (1 - JITTER + 2 * JITTER * random()))
  const wait = waitsMs[before.tries]
  const nextAt = now + Math.max(asked, jittered(wait ?? 0))
  const failures = ofReceiver(tried) ? before.failures + 1 : before.failures
  const rest = Math.min(waitsMs[Math.min(failures, waitsMs.length) - 1] ?? 0, MOST_REST_MS)
  const pausedUntil = now + Math.max(asked, ofReceiver(tried) ? jittered(rest) : 0)
  const dead = wait === undefined || nextAt > before.until
  return { call: dead ? 'dead' : 'waiting', nextAt, failures, pausedUntil, gone: false }
}

/** Retry-After (RFC 9110, 10.2.3), seconds or a date, as ms from `now`; null where there is none or it makes no sense. */
export function restOf(header: string | null, now: number): number | null {
  if (header === null) return null
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1_000
  const at = Date.parse(header)
  return Number.isNaN(at) ? null : Math.max(0, at - now)
}
