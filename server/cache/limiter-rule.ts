import { createHash } from 'node:crypto'

/** How often something may happen: `points` in `perMs`, and after more than that nothing for `blockMs`. */
export interface LimitRule {
  /** Part of the key in Redis: one name, one rule. */
  readonly name: string
  readonly points: number
  /** Counted in whole seconds, rounded up. */
  readonly perMs: number
  /** Absent: until `perMs` after the first is over. Counted in whole seconds, rounded up. */
  readonly blockMs?: number
}

/** Timers of Node hold 31 bits of milliseconds, 24.8 days: one set for longer would end at once. */
const LONGEST_MS = 24 * 86_400_000

/** A rule as the library takes it, in seconds; throws when the rule makes no sense. */
export function secondsOf({ name, points, perMs, blockMs = 0 }: LimitRule) {
  const sound =
    /^[\w.-]{1,60}$/.test(name) &&
    Number.isSafeInteger(points) &&
    points >= 1 &&
    perMs > 0 &&
    perMs <= LONGEST_MS &&
    blockMs >= 0 &&
    blockMs <= LONGEST_MS
  if (!sound)
    throw new RangeError(`限流规则 ${name} 不成立：次数应为正整数，时长应在 24 天以内，名称只用字母、数字、点、横线。`)
  return { points, duration: Math.ceil(perMs / 1_000), blockDuration: Math.ceil(blockMs / 1_000) }
}

/** What stands for an account or an address, which nobody shall read in Redis: 132 bits of SHA-256. */
export function hashedKey(rule: LimitRule, key: string): string {
  return createHash('sha256').update(`${rule.name}\0${key}`).digest('base64url').slice(0, 22)
}
