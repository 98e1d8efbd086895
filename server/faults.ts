import type { Logger } from 'pino'

/** A fault that goes on is told again this often. */
const AGAIN_MS = 60_000
/** Different faults remembered at most. */
const KEPT = 200

/**
 * Writes faults to the log. One that goes on (an upstream asked every half second, a store that is away) is told once, then
 * once a minute with how often it came: a bad day must not fill the disk with itself.
 */
export function faultsTo(log: Pick<Logger, 'warn' | 'error'>, now: () => number = Date.now) {
  const known = new Map<string, { at: number; unsaid: number }>()
  return (what: string, error?: unknown): void => {
    if (error === undefined) return log.warn(what)
    const key = `${what}\n${error instanceof Error ? error.message : JSON.stringify(error)}`
    const last = known.get(key)
    if (last && now() - last.at < AGAIN_MS) {
      last.unsaid += 1
      return
    }
    known.delete(key)
    known.set(key, { at: now(), unsaid: 0 })
    if (known.size > KEPT) known.delete(known.keys().next().value!)
    log.error({ err: error, ...(last && last.unsaid > 0 && { repeated: last.unsaid }) }, what)
  }
}
