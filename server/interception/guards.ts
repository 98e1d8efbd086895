import type { Calendar } from '../law/calendar/calendar.ts'
import { stateAt } from '../law/clock.ts'
import { procedures } from '../law/procedures/index.ts'
import { guardArticles, PEOPLES_MEDIATION } from './articles.ts'
import type { LaneResult } from './known.ts'
import { windowEnd } from './lane-due.ts'
import { clockOf, type Matter, type State } from './matter.ts'
import type { Lane } from './model.ts'
import type { Confirmation } from './order.ts'
import { refuse, type Refusal } from './refusal.ts'
import { momentText } from './words.ts'

/*
 * What the law does not leave to configuration. Each guard lets pass with null, or refuses with a sentence and its article;
 * no model is asked.
 */

export { laneDue } from './lane-due.ts'

/** Results that a lane may report as a settlement; all others send the matter back. */
export const settling: ReadonlySet<LaneResult> = new Set([
  'settled_paid',
  'settled_pending',
  'advance_paid',
  'agreement_signed',
])

/** Only a complaint is settled, mediated or withdrawn; a tip-off is verified whatever its reporter agrees to (总局令第121号 Art. 9). */
export function complaintsOnly({ kind, procedure, origin }: Matter): Refusal | null {
  const { separate } = guardArticles[procedure]
  if (kind === 'tipOff') {
    const name = origin?.as === 'clue' ? '违法线索' : '举报'
    return refuse(`${name}不进入通道和调解，须依法核查（${separate}）。`, separate)
  }
  if (kind === 'mixed') return refuse(`此件既有投诉又有举报，请先拆分，分别处理（${separate}）。`, separate)
  return null
}

/** A lane takes nothing once the window is over: the decision on acceptance is due two working days later (Art. 15). */
export function windowOpen({ countedFrom, procedure }: Matter, now: number, calendar: Calendar): Refusal | null {
  const window = windowEnd(countedFrom, procedure, calendar)
  if (now < window.at) return null
  const article = window.article ?? undefined
  return refuse(`前端拦截窗口已于 ${momentText(window.at)} 届满，请作出是否受理的决定（${window.article}）。`, article)
}

/** A refusal is on record, so nobody mediates. */
const sideRefusing = ({ known: { consents } }: Matter) =>
  consents?.complainant === false ? '投诉人' : consents?.respondent === false ? '被投诉人' : null

/** Both have said yes on record before anyone mediates, the bureau or whom it commissions (总局令第121号 Art. 18, 19). */
export function consentToMediate(matter: Matter, commissioned: boolean): Refusal | null {
  const { consent, commission } = guardArticles[matter.procedure]
  const article = commissioned ? commission : consent
  const refusing = sideRefusing(matter)
  if (refusing !== null) return refuse(`${refusing}不同意调解，不能调解（${article}）。`, article)
  const { complainant, respondent } = matter.known.consents ?? {}
  if (complainant === true && respondent === true) return null
  const missing = [complainant === undefined && '投诉人', respondent === undefined && '被投诉人']
    .filter(Boolean)
    .join('和')
  return refuse(`调解须双方同意，请先记录${missing}是否同意（${article}）。`, article)
}

/** A mediator’s lane asks for both consents whatever its entry conditions say; a station’s does not work against a refusal (人民调解法 Art. 17). */
export function consentForLane(matter: Matter, lane: Pick<Lane, 'actorRole'>): Refusal | null {
  if (lane.actorRole === 'odr' || lane.actorRole === 'operator' || lane.actorRole === 'desk') return null
  const refusing = sideRefusing(matter)
  if (refusing !== null)
    return refuse(`${refusing}不同意调解，不能转入此通道（${PEOPLES_MEDIATION}）。`, PEOPLES_MEDIATION)
  return lane.actorRole === 'mediator' ? consentToMediate(matter, true) : null
}

const AT_STATION: ReadonlySet<State> = new Set(['dispatched', 'mediating', 'paused', 'verifying', 'filed'])

/** Without competence a unit hands back to the centre; it passes nothing on itself (总局令第121号 Art. 41). A lane likewise. */
export function handBackOnly({ state, procedure, lane, station }: Matter): Refusal | null {
  const { handBack } = guardArticles[procedure]
  if (state === 'inLane')
    return refuse(`此件在通道“${lane?.title}”，只能先退回中心，不能直接转出（${handBack}）。`, handBack)
  if (station !== null && AT_STATION.has(state))
    return refuse(`此件在${station}，无处理权限的只能退回中心，不能自行转送（${handBack}）。`, handBack)
  return null
}

/** Before acceptance a settlement ends a matter only with the complainant’s recorded word (Art. 15, 23 item 1). */
export function settlesOnlyConfirmed(matter: Matter, confirmation: Confirmation | null): Refusal | null {
  const acceptance = procedures[matter.procedure].limits.acceptance
  const article = 'none' in acceptance ? undefined : acceptance.article
  if (matter.acceptedAt !== null)
    return refuse(
      '此件已经受理，和解或撤回请以终止调解第 1 项办理。',
      procedures[matter.procedure].terminate[0]?.article,
    )
  return confirmation === null
    ? refuse(`没有投诉人确认或撤回的记录，不能办结，仍须决定是否受理（${article}）。`, article)
    : null
}

/** Accepting or declining is decided once, and mediation follows acceptance only (Art. 15). */
export function acceptedFirst({ acceptedAt, procedure }: Matter): Refusal | null {
  const acceptance = procedures[procedure].limits.acceptance
  const article = 'none' in acceptance ? undefined : acceptance.article
  return acceptedAt === null ? refuse(`此件尚未受理，请先决定是否受理（${article}）。`, article) : null
}

/** Mediation that has run out can only be ended (总局令第121号 Art. 23 item 5; 总局令第20号 Art. 21). */
export function mediationStillRuns(matter: Matter, now: number): Refusal | null {
  const clock = clockOf(matter, 'mediation')
  if (clock === null || stateAt(clock, now) !== 'overdue') return null
  return refuse(`调解期限已于 ${clock.dueDay} 届满，请终止调解（${clock.article}）。`, clock.article)
}

/** Ending for want of time needs the time to be over. */
export function mediationRanOut(matter: Matter, now: number): Refusal | null {
  const clock = clockOf(matter, 'mediation')
  if (clock === null || stateAt(clock, now) === 'overdue') return null
  return refuse(`调解期限到 ${clock.dueDay} 才届满，不能以超期终止（${clock.article}）。`, clock.article)
}
