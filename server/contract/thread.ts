/** One line of GET /api/v1/complaints/{id}/thread: a step of how a submission is handled, or of a task that was opened for it. */
export interface ThreadLineTold {
  /** Epoch ms. */
  readonly at: number
  readonly of: 'matter' | 'task'
  /** Number of the matter or the task. */
  readonly id: string
  readonly what: string
  /** Of a task. */
  readonly title?: string
  readonly lane?: string
  readonly station?: string
  /** Files handed in with this step. */
  readonly evidence?: number
  readonly byRole: string
  readonly byName: string | null
}
export interface ThreadTold {
  /** In order of time. */
  readonly items: readonly ThreadLineTold[]
  /** Tasks for it that the asker may not see. */
  readonly elsewhere: number
}
