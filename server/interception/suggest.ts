import type { Wording } from '../law/limit.ts'
import { escalations } from './escalations.ts'
import { evaluate, type Met } from './evaluate.ts'
import { complaintsOnly, consentForLane } from './guards.ts'
import type { Matter } from './matter.ts'
import type { GovernanceModel, Lane } from './model.ts'
import type { Refusal } from './refusal.ts'

/** How busy a lane is; no capacity: not limited. */
export interface LaneLoad {
  readonly open: number
  readonly capacity: number | null
}
export interface Reason {
  readonly met: Met
  readonly why: Wording
  /** Set where the reason is law. */
  readonly article?: string
}
export interface Suggestion {
  /** Code of the lane. */
  readonly lane: string
  /** Every condition is known to hold and no guard refuses. */
  readonly fits: boolean
  readonly reasons: readonly Reason[]
  readonly load: LaneLoad
}

const IDLE: LaneLoad = { open: 0, capacity: null }

/** Share of capacity in use; a lane without a limit counts by half a per mille each, so that the emptier still comes first. */
const busy = ({ open, capacity }: LaneLoad) =>
  capacity === null ? open / 2000 : capacity <= 0 ? Infinity : open / capacity

/** A guard’s refusal as a reason. The sentence is Chinese, as all refusals are; English names the article. */
const refusedBy = (refusal: Refusal | null, met: Met): readonly Reason[] =>
  refusal === null
    ? []
    : [{ met, why: { zh: refusal.refused, en: `Refused by ${refusal.article ?? 'rule'}` }, article: refusal.article }]

function reasonsFor(matter: Matter, lane: Lane): readonly Reason[] {
  const { consents } = matter.known
  const saidNo = consents?.complainant === false || consents?.respondent === false
  return [
    ...refusedBy(complaintsOnly(matter), false),
    // A consent nobody has asked for yet keeps a lane from fitting, not from being considered.
    ...refusedBy(consentForLane(matter, lane), saidNo ? false : 'unknown'),
    ...lane.entry.map((each) => evaluate(each, matter)),
    ...escalations(matter, lane).map(({ zh, en }): Reason => ({
      met: false,
      why: { zh: `会立即退回：${zh}`, en: `would come back at once: ${en}` },
    })),
  ]
}

/** 0 fits, 1 might once more is known, 2 does not. */
const rank = (reasons: readonly Reason[]) =>
  reasons.some((each) => each.met === false) ? 2 : reasons.some((each) => each.met === 'unknown') ? 1 : 0
const failing = (reasons: readonly Reason[]) => reasons.filter((each) => each.met !== true).length

/**
 * Every lane of the model with how it fits the matter and why: first those that fit, then those that might, then those that do
 * not; among equals the one with fewer reasons against, then the less busy against its capacity, then the model’s order. Only
 * says; a person routes.
 */
export function suggest(
  matter: Matter,
  model: GovernanceModel,
  loads: Readonly<Record<string, LaneLoad>>,
): readonly Suggestion[] {
  const all = model.lanes.map((lane): Suggestion => {
    const reasons = reasonsFor(matter, lane)
    return { lane: lane.code, fits: rank(reasons) === 0, reasons, load: loads[lane.code] ?? IDLE }
  })
  return all.sort(
    (a, b) =>
      rank(a.reasons) - rank(b.reasons) ||
      failing(a.reasons) - failing(b.reasons) ||
      (busy(a.load) === busy(b.load) ? 0 : busy(a.load) - busy(b.load)),
  )
}
