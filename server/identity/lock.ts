const FAILURES = 5
const LOCK_MS = 15 * 60_000
const LONGEST_LOCK_MS = 60 * 60_000

/** Failed sign-ins in a row, and the end (epoch ms) of the lock they led to. */
export interface Failures {
  readonly failures: number
  readonly lockedUntil: number | null
}

/**
 * The count after one more failure: the fifth locks for 15 minutes, each further five (tried while it is locked) for twice
 * as long, at most an hour. A lock that ran out is forgotten, its count with it (GB/T 22239-2019, 8.1.4.1 b).
 */
export function afterFailure({ failures, lockedUntil }: Failures, now: number): Failures {
  const ranOut = lockedUntil !== null && lockedUntil <= now
  const count = (ranOut ? 0 : failures) + 1
  if (count % FAILURES > 0) return { failures: count, lockedUntil: ranOut ? null : lockedUntil }
  const lockMs = Math.min(LOCK_MS * 2 ** (count / FAILURES - 1), LONGEST_LOCK_MS)
  return { failures: count, lockedUntil: now + lockMs }
}

/** How long (ms) an account is still locked; 0 when it is not. */
export const lockedFor = ({ lockedUntil }: Pick<Failures, 'lockedUntil'>, now: number): number =>
  Math.max(0, (lockedUntil ?? 0) - now)
