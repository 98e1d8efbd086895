import { setTimeout } from 'node:timers/promises'

/** Jobs that the clock begins: one run at a time of each; a fault is told, and the next run tries again. */
export function openJobs(onFault: (what: string, error: unknown) => void) {
  const running = new Set<Promise<void>>()
  return {
    /** How to begin a job; while it runs, beginning it again is nothing. */
    job: (what: string, work: () => Promise<void>): (() => void) => {
      let busy = false
      const run = async () => {
        busy = true
        try {
          await work()
        } catch (error) {
          onFault(what, error)
        } finally {
          busy = false
        }
      }
      return () => {
        if (busy) return
        const ran = run().then(() => void running.delete(ran))
        running.add(ran)
      }
    },
    /** Once everything under way has ended, or after so long: a store that is closed beneath a job would be told as a fault. */
    ended: async (mostMs: number): Promise<void> => {
      const given = new AbortController()
      await Promise.race([Promise.all(running), setTimeout(mostMs, null, { signal: given.signal }).catch(() => null)])
      given.abort()
    },
  }
}
