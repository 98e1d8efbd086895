import type { StopState } from '../contract/tour.ts'
import type { Task } from './task.ts'

/** One site that a task covers, and how it stands. */
export interface Covered {
  readonly n: number
  readonly siteId: string
  readonly siteName: string
  readonly state: StopState
  /** When it was looked at or passed over, epoch ms. */
  readonly at: number | null
}

/** Sites that a tour, or a task of a campaign, covers; of a single visit it is done when its result is handed in. */
export function coverOf(task: Task): Covered[] {
  const { stops, causes, siteId, siteName, submittedAt } = task
  if (stops !== undefined)
    return stops.map((stop, n) => ({
      ...{ n, siteId: stop.siteId, siteName: stop.siteName },
      ...{ state: stop.state, at: stop.at },
    }))
  if (causes.campaign === undefined || siteId === null) return []
  return [
    {
      ...{ n: 0, siteId, siteName: siteName ?? siteId },
      state: submittedAt === null ? 'open' : 'done',
      at: submittedAt,
    },
  ]
}

/** Those that stand otherwise than before. */
export function coverMoved(before: Task | null, after: Task): Covered[] {
  const stood = before === null ? [] : coverOf(before)
  return coverOf(after).filter(({ n, state, at }) => stood[n]?.state !== state || stood[n]?.at !== at)
}
