import type {
  UrgingCause,
  UrgingDeed,
  UrgingLevel,
  UrgingMark,
  UrgingState,
  UrgingStep,
} from '../../contract/urging.ts'

/** What a slip begins as: stands in its first step. */
export interface Begins {
  readonly level: UrgingLevel
  readonly cause: UrgingCause
  readonly unit: string
  readonly taskId: string | null
  readonly complaintId: string | null
  readonly title: string
  readonly streetCode: string | null
  /** When the time for the reply is over, epoch ms. */
  readonly replyBy: number
  readonly provisional: boolean
}

/** One step as it was decided; `begins` on the first alone. */
export interface Step extends UrgingStep {
  readonly begins?: Begins
}

/** A slip as its steps add up. */
export interface Urging extends Begins {
  readonly id: string
  readonly state: UrgingState
  readonly openedAt: number
  readonly firstReplyAt: number | null
  readonly repliedAt: number | null
  readonly recheckedAt: number | null
  readonly closedAt: number | null
  readonly lateReply: boolean
  /** That the present reply date is over was said. */
  readonly lateTold: boolean
  /** How often the re-check failed. */
  readonly failures: number
  /** Everyone who replied: none of them may judge. */
  readonly repliers: readonly string[]
  /** What the leader asked for, or null. */
  readonly instruction: string | null
  /** Newest steps, for whoever decided on an older view. */
  readonly trail: readonly { readonly n: number; readonly what: UrgingDeed; readonly at: number; readonly by: string }[]
  readonly lastAt: number
  readonly lastWhat: UrgingDeed
  /** Number of steps. */
  readonly version: number
}

/** How a slip stands, as screens get it. */
export function markOf(urging: Urging): UrgingMark {
  const { id, level, cause, state, unit, taskId, complaintId, title, streetCode, openedAt, replyBy } = urging
  const { provisional, repliedAt, recheckedAt, closedAt, lateReply, version, lastAt, lastWhat } = urging
  return {
    ...{ id, level, cause, state, unit, taskId, complaintId, title, streetCode, openedAt, replyBy, provisional },
    ...{ repliedAt, recheckedAt, closedAt, lateReply, version, lastAt, lastWhat },
  }
}
