import { startClock } from '../../law/clock.ts'
import { procedures } from '../../law/procedures/index.ts'
import { consentToMediate, handBackOnly, settlesOnlyConfirmed } from '../guards.ts'
import { splitSteps } from '../entry-split.ts'
import { windowEnd } from '../lane-due.ts'
import { firstRefusal, refuse } from '../refusal.ts'
import type { CloseResult } from '../step.ts'
import { met, stepOf, stopped, type Rule } from './asked.ts'
import { centre, holder, holderOrCentre } from './may.ts'

const DESK = ['received', 'atDesk', 'reopened'] as const

export const take: Rule<'take'> = {
  from: ['received', 'reopened'],
  of: 'complaint',
  may: centre,
  decide: (asked) => ({ steps: [stepOf(asked, { what: 'taken' })] }),
}

export const learn: Rule<'learn'> = {
  from: [...DESK, 'inLane', 'accepted', 'dispatched', 'mediating', 'paused'],
  of: 'complaint',
  may: holderOrCentre,
  decide: (asked, { known }) => ({ steps: [stepOf(asked, { what: 'learned', known })] }),
}

export const confirm: Rule<'confirm'> = {
  from: ['atDesk'],
  of: 'complaint',
  may: centre,
  decide(asked, { confirmation }) {
    const { pending } = asked.matter
    if (pending === null) return refuse('没有待确认的和解，请先由通道报告结果。')
    const signed = pending.result === 'agreement_signed'
    const refusal = firstRefusal(
      settlesOnlyConfirmed(asked.matter, confirmation),
      // Whoever has taken back his consent since has no agreement of mediation.
      signed ? consentToMediate(asked.matter, true) : null,
    )
    if (refusal) return refusal
    // Confirming says that what was pending has been paid.
    const result = (pending.result === 'settled_pending' ? 'settled_paid' : pending.result) as CloseResult
    const { lane, recovered } = pending
    const ended = stopped(asked, 'acceptance', '受理前已和解并经投诉人确认')
    return { steps: [stepOf(asked, { what: 'settled', result, recovered, lane, confirmation }, ended)] }
  },
}

export const accept: Rule<'accept'> = {
  from: [...DESK, 'dispatched'],
  of: 'complaint',
  may: holder,
  unfit: (matter) => (matter.state === 'inLane' ? handBackOnly(matter) : null),
  decide(asked) {
    const { matter, now, calendar } = asked
    if (matter.acceptedAt !== null) return refuse('此件已经受理，不需要再次受理。')
    const clocks = [...met(asked, 'acceptance'), startClock('mediation', matter.procedure, now, calendar)]
    return { steps: [stepOf(asked, { what: 'accepted' }, clocks)] }
  },
}

export const notAccept: Rule<'notAccept'> = {
  from: [...DESK, 'inLane', 'dispatched'],
  of: 'complaint',
  may: holder,
  offered: ({ lane, acceptedAt }) => acceptedAt === null && (lane === null || lane.actorRole === 'desk'),
  decide(asked, { item, note }) {
    const { matter } = asked
    const grounds = procedures[matter.procedure].notAccept
    if (matter.lane !== null && matter.lane.actorRole !== 'desk') return refuse('通道不作受理决定，请先退回中心。')
    if (matter.acceptedAt !== null) return refuse('此件已经受理，不能再决定不予受理；请终止调解。')
    const ground = grounds.find((each) => each.item === item)
    if (ground === undefined)
      return refuse(`不予受理须写明第 1 至 ${grounds.length} 项中的一项，请改写。`, grounds[0]?.article)
    const { article } = ground
    const lane = matter.lane?.code ?? null
    return { steps: [stepOf(asked, { what: 'notAccepted', item, article, note, lane }, met(asked, 'acceptance'))] }
  },
}

/** A complaint goes to a station to be decided on or mediated, a tip-off to be verified there. */
export const dispatch: Rule<'dispatch'> = {
  from: [...DESK, 'accepted', 'verifying', 'filed'],
  of: 'either',
  may: centre,
  unfit: handBackOnly,
  offered: ({ station }) => station === null,
  decide: (asked, { station }) =>
    handBackOnly(asked.matter) ?? { steps: [stepOf(asked, { what: 'dispatched', station })] },
}

export const reopen: Rule<'reopen'> = {
  from: ['settled', 'notAccepted', 'withdrawn', 'closed'],
  of: 'complaint',
  may: centre,
  decide(asked, { why }) {
    const { matter, now, calendar } = asked
    const window = windowEnd(now, matter.procedure, calendar)
    const clock = startClock('acceptance', matter.procedure, now, calendar)
    return { steps: [stepOf(asked, { what: 'reopened', why, window }, [clock])] }
  },
}

export const split: Rule<'split'> = {
  from: ['received'],
  of: 'mixed',
  may: centre,
  decide: ({ matter, who, now, calendar }) => ({
    steps: splitSteps(matter, { id: who.id, role: who.role }, now, calendar),
  }),
}

export const merge: Rule<'merge'> = {
  from: [...DESK, 'inLane', 'dispatched', 'verifying'],
  of: 'either',
  // What is told twice ends here without a decision: that is the bureau's to see, never an outsider's.
  may: (who, matter) => (matter.kind === 'tipOff' || matter.lane !== null ? centre(who, matter) : holder(who, matter)),
  decide(asked, { into, note }) {
    const { matter } = asked
    const refusal = firstRefusal(
      into.id === matter.id ? refuse('不能合并到自己，请选另一件。') : null,
      into.kind === matter.kind ? null : refuse('投诉只能并入投诉，举报只能并入举报，请另选。'),
      ['merged', 'split', 'withdrawn', 'notAccepted'].includes(into.state)
        ? refuse(`${into.id} 已合并、拆分、撤回或未受理，并入后此件无人处理，请并入在办或已办结的那一件。`)
        : null,
      matter.acceptedAt === null ? null : refuse('此件已经受理，重复的请终止调解。'),
      matter.origin?.as === 'clue' ? refuse('调解中发现的线索须单独核查，不能合并。', matter.clocks[0]?.article) : null,
    )
    if (refusal) return refusal
    const why = `并入 ${into.id}`
    const kind = matter.kind !== 'tipOff' ? 'acceptance' : 'reportVerification'
    const lane = matter.lane?.code ?? null
    return { steps: [stepOf(asked, { what: 'merged', into: into.id, note, lane }, stopped(asked, kind, why))] }
  },
}
