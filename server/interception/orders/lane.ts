import {
  consentForLane,
  consentToMediate,
  handBackOnly,
  settlesOnlyConfirmed,
  settling,
  windowOpen,
} from '../guards.ts'
import { escalations } from '../escalations.ts'
import { evaluate } from '../evaluate.ts'
import { laneDue, limitEnd } from '../lane-due.ts'
import { laneOf, type Lane, type LaneLimit } from '../model.ts'
import type { Matter } from '../matter.ts'
import { firstRefusal, refuse, type Refusal } from '../refusal.ts'
import type { CloseResult, Held } from '../step.ts'
import { resultNames, resultsText } from '../words.ts'
import { stepOf, stopped, type Asked, type Rule } from './asked.ts'
import { centre, holder, holderOrCentre } from './may.ts'

/** An entry condition that is known not to hold keeps a matter out; one that is not known is the officer’s to judge. */
function entryHolds(lane: Lane, matter: Matter): Refusal | null {
  const failed = lane.entry.map((each) => evaluate(each, matter)).find((each) => each.met === false)
  return failed ? refuse(`不符合“${lane.title.zh}”的进入条件：${failed.why.zh}。`) : null
}

/** A share of a lane’s limit, days rounded up: half of ten working days is five. */
const partOf = ({ amount, unit, article }: LaneLimit, share: number): LaneLimit => ({
  ...{ unit, article },
  amount: unit === 'workingHours' ? amount * share : Math.max(1, Math.ceil(amount * share)),
})

/** What the lane’s own rules would send back at once is not sent there. */
function wouldComeBack(lane: Lane, matter: Matter): Refusal | null {
  const [reason] = escalations(matter, lane)
  return reason ? refuse(`转入“${lane.title.zh}”会立即退回：${reason.zh}。`) : null
}

function heldBy(lane: Lane, to: string | null, { matter, now, calendar }: Asked): Held {
  const due = laneDue(lane, matter.countedFrom, now, matter.procedure, calendar)
  const share = lane.escalate.find((each) => each.when === 'noReplyAtShare')?.share ?? null
  const contact = lane.firstContact === null ? null : limitEnd(lane.firstContact, now, calendar).at
  return {
    code: lane.code,
    title: lane.title.zh,
    actorRole: lane.actorRole,
    to,
    due,
    firstContactBy: contact === null ? null : Math.min(contact, due.at),
    noReplyBy: share === null ? null : limitEnd(partOf(lane.limit, share), now, calendar).at,
    contactedAt: null,
  }
}

export const route: Rule<'route'> = {
  from: ['received', 'atDesk', 'reopened'],
  of: 'complaint',
  may: centre,
  unfit: handBackOnly,
  decide(asked, { lane: code, to }) {
    const { matter, model, now } = asked
    const lane = laneOf(model, code)
    if (lane === undefined)
      return refuse(
        `“${model.title.zh}”没有通道 ${code}，请从 ${model.lanes.map((each) => each.title.zh).join('、')} 中选。`,
      )
    const refusal = firstRefusal(
      windowOpen(matter, now, asked.calendar),
      consentForLane(matter, lane),
      entryHolds(lane, matter),
      wouldComeBack(lane, matter),
    )
    return refusal ?? { steps: [stepOf(asked, { what: 'routed', lane: heldBy(lane, to, asked) })] }
  },
}

export const settle: Rule<'settle'> = {
  from: ['inLane'],
  of: 'complaint',
  may: holder,
  decide(asked, { result, recovered, confirmation }) {
    const { matter, model } = asked
    const code = matter.lane?.code ?? ''
    const allowed = laneOf(model, code)?.results.filter((each) => settling.has(each)) ?? [...settling]
    if (!settling.has(result)) return refuse('没有和解的请退回中心，并写明结果。')
    if (!allowed.includes(result))
      return refuse(`此通道不能以“${resultNames[result]}”办结，只能是${resultsText(allowed) || '退回中心'}。`)
    // Whoever signs an agreement of mediation has agreed to be mediated.
    const refusal = result === 'agreement_signed' ? consentToMediate(matter, matter.lane?.actorRole !== 'desk') : null
    if (refusal) return refusal
    // Nothing paid, or no word of the complainant: the matter waits at the desk and the decision on acceptance stays due.
    if (result === 'settled_pending' || confirmation === null || settlesOnlyConfirmed(matter, confirmation) !== null)
      return { steps: [stepOf(asked, { what: 'settlementReported', result, recovered })] }
    const ended = stopped(asked, 'acceptance', '受理前已和解并经投诉人确认')
    const settled = { what: 'settled', result: result as CloseResult, recovered, lane: code, confirmation } as const
    return { steps: [stepOf(asked, settled, ended)] }
  },
}

export const returnToDesk: Rule<'returnToDesk'> = {
  from: ['inLane', 'dispatched', 'mediating', 'verifying', 'filed'],
  of: 'either',
  may: holderOrCentre,
  // A clock that stands still would have no state to run in again.
  unfit: ({ state }) => (state === 'paused' ? refuse('此件正在中止调解，请先恢复，再退回中心。') : null),
  offered: ({ state, station }) => state === 'inLane' || station !== null,
  decide(asked, { note, result }) {
    const { lane, station } = asked.matter
    if (lane === null && station === null) return refuse('此件就在指挥中心坐席，没有可退回的单位。')
    if (result === null) return { steps: [stepOf(asked, { what: 'returned', why: 'order', note })] }
    const results = laneOf(asked.model, lane?.code ?? '')?.results.filter((each) => !settling.has(each)) ?? []
    if (!results.includes(result))
      return refuse(`此通道退回的结果只能是${resultsText(results) || '不写'}；和解的请登记结果。`)
    return { steps: [stepOf(asked, { what: 'returned', why: 'order', note, result })] }
  },
}

/** Somebody was spoken to: the lane’s time for a first contact, and for an answer, is kept. */
export const contact: Rule<'contact'> = {
  from: ['inLane'],
  of: 'complaint',
  may: holder,
  offered: ({ lane }) => typeof lane?.contactedAt !== 'number',
  decide: (asked, { record }) => ({ steps: [stepOf(asked, { what: 'contacted', record })] }),
}

export const consent: Rule<'consent'> = {
  from: ['received', 'atDesk', 'reopened', 'inLane', 'accepted', 'dispatched', 'mediating', 'paused'],
  of: 'complaint',
  may: holderOrCentre,
  decide(asked, { by: side, agrees, record }) {
    const recorded = stepOf(asked, { what: 'consentRecorded', side, agrees, record })
    // One side’s no ends people’s mediation, and a station’s, at once (人民调解法 Art. 17).
    const role = asked.matter.lane?.actorRole
    if (agrees || (role !== 'mediator' && role !== 'serviceStation')) return { steps: [recorded] }
    const note = `${side === 'complainant' ? '投诉人' : '被投诉人'}不同意调解`
    return { steps: [recorded, stepOf(asked, { what: 'returned', why: 'noConsent', note })] }
  },
}
