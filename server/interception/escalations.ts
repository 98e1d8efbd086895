import type { Wording } from '../law/limit.ts'
import { evaluate } from './evaluate.ts'
import type { Matter } from './matter.ts'
import type { Lane } from './model.ts'

/** The lane’s reasons to send a matter back to the desk that hold now; empty when it may stay. Unknown is no reason. Only says. */
export const escalations = (matter: Pick<Matter, 'known'>, lane: Pick<Lane, 'escalate'>): readonly Wording[] =>
  lane.escalate
    .map((each) => evaluate(each, matter))
    .filter((each) => each.met === true)
    .map((each) => each.why)
