import type { ExportJob } from '../contract/briefing.ts'

/** Who asked, for what exactly, beside what he is told of it. */
export interface Kept {
  readonly job: ExportJob
  readonly by: string
  /** The same asked by the same person has the same key. */
  readonly key: string
  /** When the file was there; null before. */
  readonly doneAt: number | null
}

export const MOST_AT_ONCE = 2
/** Of one person, waiting and running. */
export const MOST_WAITING = 5
/** Of all: each holds a briefing in memory until it is made. */
export const MOST_GOING = 40
export const MOST_KEPT = 500
export const KEPT_MS = 24 * 3_600_000
export const RESTARTED = '服务重启，请重新导出。'

const going = ({ job }: Kept) => job.state === 'waiting' || job.state === 'running'

/** Which exports there are, and in what order they get a thread. Pure: time is an input, what changed is told to `onChange`. */
export function exportJobs(onChange: (kept: Kept) => void) {
  const all = new Map<string, Kept>()
  const set = (kept: Kept) => {
    all.set(kept.job.id, kept)
    onChange(kept)
    return kept
  }
  const change = (id: string, to: Partial<ExportJob>, doneAt: number | null = null) => {
    const kept = all.get(id)
    if (kept && going(kept)) set({ ...kept, job: { ...kept.job, ...to }, doneAt })
  }
  return {
    /** Takes up what an earlier process left: what was under way then is over, and says so. */
    remember(kept: Kept) {
      const over = { ...kept, job: { ...kept.job, state: 'failed' as const, fault: RESTARTED, file: null } }
      return set(going(kept) ? over : kept)
    },
    /** The one that runs already, a new one, or why not. */
    enter(kept: Kept): { readonly job: ExportJob; readonly fresh: boolean } | { readonly refused: string } {
      const own = [...all.values()].filter((each) => each.by === kept.by && going(each))
      const same = own.find((each) => each.key === kept.key)
      if (same) return { job: same.job, fresh: false }
      if (own.length >= MOST_WAITING) return { refused: `您已有 ${own.length} 份导出在进行，请等其中一份完成。` }
      if ([...all.values()].filter(going).length >= MOST_GOING) return { refused: '正在导出的人太多，请稍后再试。' }
      if (all.size >= MOST_KEPT) return { refused: '导出的文件太多，请稍后再试，或先删除不用的导出。' }
      return { job: set(kept).job, fresh: true }
    },
    /** The next that may run and is ready to, now running; null: none waits, or enough run. */
    next(ready: (id: string) => boolean = () => true): ExportJob | null {
      const running = [...all.values()].filter(({ job }) => job.state === 'running').length
      const first = [...all.values()].find(({ job }) => job.state === 'waiting' && ready(job.id))
      if (running >= MOST_AT_ONCE || !first) return null
      change(first.job.id, { state: 'running' })
      return all.get(first.job.id)!.job
    },
    /** How far it is, 0–1; it never goes back, and is 1 only when the file is there. Not told to `onChange`. */
    progress(id: string, share: number) {
      const kept = all.get(id)
      if (kept?.job.state !== 'running') return
      const progress = Math.max(kept.job.progress, Math.min(0.99, share))
      all.set(id, { ...kept, job: { ...kept.job, progress } })
    },
    done: (id: string, at: number) =>
      change(id, { state: 'done', progress: 1, file: `/api/v1/exports/${id}/file` }, at),
    fail: (id: string, fault: string) => change(id, { state: 'failed', fault }),
    cancel: (id: string) => change(id, { state: 'cancelled' }),
    /** One that this person asked for. */
    one: (id: string, by: string): Kept | null => {
      const kept = all.get(id)
      return kept?.by === by ? kept : null
    },
    of: (by: string): readonly ExportJob[] =>
      [...all.values()]
        .filter((each) => each.by === by)
        .map(({ job }) => job)
        .reverse(),
    going: (): readonly string[] => [...all.values()].filter(going).map(({ job }) => job.id),
    /** Ids of what is older than a day, forgotten with this. */
    outdated(now: number): readonly string[] {
      const old = [...all.values()].filter((each) => !going(each) && now - (each.doneAt ?? each.job.askedAt) >= KEPT_MS)
      for (const { job } of old) all.delete(job.id)
      return old.map(({ job }) => job.id)
    },
    forget: (id: string) => void all.delete(id),
  }
}
