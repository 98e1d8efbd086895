import type { WhatIfJob, WhatIfResult } from '../contract/what-if.ts'

/** How many are remembered, and how many may run at once. */
export const MOST_KEPT = 20
export const MOST_RUNNING = 2

interface Entry {
  job: WhatIfJob
  readonly by: string
  readonly cancel: AbortController
}

/** Simulations, running and ended: in memory only, bounded, gone with the process. None of them is a fact. */
export function whatIfJobs(now: () => number, newId: () => string) {
  const entries = new Map<string, Entry>()
  const running = () => [...entries.values()].filter(({ job }) => job.state === 'running')
  const change = (id: string, to: Partial<WhatIfJob>) => {
    const entry = entries.get(id)
    if (entry?.job.state === 'running') entry.job = { ...entry.job, ...to }
  }
  return {
    /** Enters a new one, or says why not now. */
    start(by: string, days: { from: string; to: string }): { id: string; signal: AbortSignal } | { refused: string } {
      const others = running()
      if (others.some((each) => each.by === by)) return { refused: '您已有一次推演正在进行，请等它结束或先取消。' }
      if (others.length >= MOST_RUNNING) return { refused: `已有 ${MOST_RUNNING} 次推演正在进行，请稍后再试。` }
      for (const [id, { job }] of entries) {
        if (entries.size < MOST_KEPT) break
        if (job.state !== 'running') entries.delete(id)
      }
      const id = newId()
      const cancel = new AbortController()
      const { from, to } = days
      const job: WhatIfJob = { simulation: true, id, state: 'running', share: 0, from, to, startedAt: now() }
      entries.set(id, { job, by, cancel })
      return { id, signal: cancel.signal }
    },
    progress: (id: string, share: number) => change(id, { share }),
    done: (id: string, result: WhatIfResult) => change(id, { state: 'done', share: 1, result }),
    fail: (id: string, message: string) => change(id, { state: 'failed', message }),
    /** Asks a running one to stop; false when there is none. */
    cancel(id: string): boolean {
      const entry = entries.get(id)
      if (entry?.job.state !== 'running') return false
      entry.cancel.abort()
      change(id, { state: 'cancelled' })
      return true
    },
    one: (id: string): WhatIfJob | null => entries.get(id)?.job ?? null,
    running: () => running().map(({ job }) => job.id),
  }
}
