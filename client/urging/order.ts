import type { UrgingMark } from '@contract/urging.ts'
import { urgingAwaitsReply, urgingEnded, urgingLevels } from '@contract/urging-words.ts'

/** The time for the reply is over, and none has come. */
export const replyOverdue = ({ state, replyBy }: Pick<UrgingMark, 'state' | 'replyBy'>, now: number): boolean =>
  urgingAwaitsReply.has(state) && replyBy <= now

/** Open slips as somebody works them: overdue first, then what waits for the command centre, then the gravest and what is due first. */
export function urgingsInOrder<Mark extends UrgingMark>(urgings: Iterable<Mark>, now: number): Mark[] {
  const rank = (mark: Mark) => (replyOverdue(mark, now) ? 0 : urgingAwaitsReply.has(mark.state) ? 2 : 1)
  return [...urgings]
    .filter(({ state }) => !urgingEnded.has(state))
    .sort(
      (a, b) =>
        rank(a) - rank(b) ||
        urgingLevels.indexOf(b.level) - urgingLevels.indexOf(a.level) ||
        a.replyBy - b.replyBy ||
        (a.id < b.id ? -1 : 1),
    )
}
