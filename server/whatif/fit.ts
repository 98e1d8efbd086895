import { complaintsOnly, consentForLane, consentToMediate } from '../interception/guards.ts'
import { escalations } from '../interception/escalations.ts'
import { evaluate } from '../interception/evaluate.ts'
import type { Matter } from '../interception/matter.ts'
import type { GovernanceModel, Lane } from '../interception/model.ts'
import type { CloseResult } from '../interception/step.ts'

/**
 * Whether a lane may have a complaint: no guard refuses, every entry condition is known to hold, and none of its own rules would send it back at once. The same questions in the same
 * code as `suggest`; what is not known is not met.
 */
export const fits = (matter: Matter, lane: Lane): boolean =>
  complaintsOnly(matter) === null &&
  consentForLane(matter, lane) === null &&
  lane.entry.every((each) => evaluate(each, matter).met === true) &&
  escalations(matter, lane).length === 0

/** Places of the lanes that fit, in the model’s order. */
export const fitting = (matter: Matter, model: GovernanceModel): readonly number[] =>
  model.lanes.flatMap((lane, at) => (fits(matter, lane) ? [at] : []))

/** Whether both have consented, which an agreement of mediation asks for (总局令第121号 Art. 18, 19). */
export const mayAgree = (matter: Matter): boolean => consentToMediate(matter, true) === null

/** Whether a lane may end a complaint so: as its results say, and a withdrawal is always the complainant’s own. */
export function mayEnd(lane: Lane, result: CloseResult, agreeable: boolean): boolean {
  if (result === 'withdrawn') return true
  if (result === 'agreement_signed' && !agreeable) return false
  // Whether to accept is the bureau’s to decide, whatever a lane’s results say; no lane of others ends a complaint so (Art. 15).
  if (result === 'not_accepted') return lane.actorRole === 'desk'
  if (result === 'settled_paid' && lane.results.includes('settled_pending')) return true
  return (lane.results as readonly string[]).includes(result)
}
