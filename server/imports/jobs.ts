import type { Mapping } from './mapping.ts'
import type { PreviewRow } from './preview.ts'
import type { ImportProgress, ImportSummary } from './run.ts'

/** One import as the administrator's page shows it. */
export interface ImportJob {
  readonly id: string
  readonly kind: string
  /** Name of the file as uploaded. */
  readonly name: string
  readonly dryRun: boolean
  readonly startedAt: number
  readonly endedAt: number | null
  readonly state: 'running' | 'done' | 'failed' | 'cancelled'
  readonly rows: number
  readonly accepted: number
  readonly duplicates: number
  readonly refused: number
  /** Share of the file that has been read, 0 to 1. */
  readonly share: number
  readonly mapping: Mapping | null
  readonly headers: readonly string[]
  readonly preview: readonly PreviewRow[]
  readonly reasons: ImportSummary['reasons']
  /** Whether there is a file of refused rows. */
  readonly hasRefused: boolean
  readonly message?: string
}

interface Entry {
  job: ImportJob
  refusedPath: string | null
  readonly cancel: AbortController
}

/** How many jobs are remembered, and how many may run at once. */
export const MOST_JOBS = 50
export const MOST_RUNNING = 4

export interface JobsQuestion {
  readonly now: () => number
  readonly newId: () => string
  /** Told of a job that nothing leads to any more: its files may go. */
  readonly onDropped?: (id: string) => void
}

/** The list of imports, running and ended, newest first, bounded. */
export function createJobs({ now, newId, onDropped }: JobsQuestion) {
  const entries = new Map<string, Entry>()
  const running = () => [...entries.values()].filter(({ job }) => job.state === 'running').length

  function forget(): void {
    for (const [id, { job }] of entries) {
      if (entries.size <= MOST_JOBS) return
      if (job.state === 'running') continue
      entries.delete(id)
      onDropped?.(id)
    }
  }
  const change = (id: string, next: Partial<ImportJob>) => {
    const entry = entries.get(id)
    if (entry?.job.state === 'running') entry.job = { ...entry.job, ...next }
  }

  return {
    /** Enters a new job, or says why not now. */
    start(
      kind: string,
      name: string,
      dryRun: boolean,
    ): { readonly id: string; readonly signal: AbortSignal } | { readonly refused: string } {
      if (running() >= MOST_RUNNING)
        return { refused: `${MOST_RUNNING} imports are running: wait for one to end, or cancel one` }
      const id = newId()
      const cancel = new AbortController()
      const job: ImportJob = {
        id,
        kind,
        name: name.slice(0, 200),
        dryRun,
        startedAt: now(),
        endedAt: null,
        state: 'running',
        rows: 0,
        accepted: 0,
        duplicates: 0,
        refused: 0,
        share: 0,
        mapping: null,
        headers: [],
        preview: [],
        reasons: [],
        hasRefused: false,
      }
      entries.set(id, { job, refusedPath: null, cancel })
      forget()
      return { id, signal: cancel.signal }
    },
    progress: (id: string, progress: ImportProgress) => change(id, progress),
    /** Enters how a job ended: with its summary (cancelled or done), or with the sentence why it failed. */
    end(id: string, how: ImportSummary | { readonly message: string }): void {
      const entry = entries.get(id)
      if (!entry) return
      if ('message' in how) return change(id, { state: 'failed', endedAt: now(), message: how.message })
      const { rows, accepted, duplicates, refused, cancelled, mapping, headers, preview, reasons, refusedPath } = how
      entry.refusedPath = refusedPath
      change(id, {
        state: cancelled ? 'cancelled' : 'done',
        endedAt: now(),
        rows,
        accepted,
        duplicates,
        refused,
        mapping,
        headers,
        preview,
        reasons,
        hasRefused: refusedPath !== null,
        ...(cancelled ? {} : { share: 1 }),
      })
    },
    /** Asks a running job to stop after the batch it is in; false when there is no such running job. */
    cancel(id: string): boolean {
      const entry = entries.get(id)
      if (entry?.job.state !== 'running') return false
      entry.cancel.abort()
      return true
    },
    list: (): ImportJob[] => [...entries.values()].map(({ job }) => job).reverse(),
    get: (id: string): ImportJob | undefined => entries.get(id)?.job,
    refusedPathOf: (id: string): string | null => entries.get(id)?.refusedPath ?? null,
  }
}
export type Jobs = ReturnType<typeof createJobs>
