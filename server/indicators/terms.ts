import type { Term } from '../contract/indicator.ts'
import { all, among, any, has, is, not, oneOf, passed, within } from './term.ts'

/* Parts of definitions that several indicators share. */

export const MINUTE_MS = 60_000
export const DAY_MS = 86_400_000

/** D of the interception rate: what would have gone to a station, each dispute once (domain: 1.3). */
export const wouldGo: Term = all(
  is('counted'),
  oneOf('kind', 'complaint', 'tipOff'),
  has('wouldBe'),
  not(has('mergedInto')),
)

/** N: of it, what was closed before any station; a tip-off only by the bureau's own not accepting it. */
export const closedBefore: Term = all(
  has('closedAt'),
  not(has('dispatchedAt')),
  among('result', 'closing'),
  any(
    is('kind', 'complaint'),
    all(is('result', 'not_accepted'), any(not(has('closedLane')), among('closedLane', 'deskLanes'))),
  ),
)

/** Whether how soon something was answered is decided: done, or over its limit without (its need may have ended before). */
export const decided = (from: string, done: string, ended: string, ms: number): Term =>
  any(has(done), all(has(ended), not(within(from, ended, ms))), all(not(has(ended)), passed(from, ms + 1)))

export const openTask: Term = not(oneOf('state', 'closed', 'cancelled'))

/** Slips whose reply can be judged: given, or overdue. */
export const judgedReply: Term = all(not(is('state', 'withdrawn')), any(has('repliedAt'), is('lateReply')))
