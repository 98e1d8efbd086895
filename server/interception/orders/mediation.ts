import { startClock, type PauseReason } from '../../law/clock.ts'
import { pause as pauseClock, resume as resumeClock } from '../../law/pause.ts'
import { procedures } from '../../law/procedures/index.ts'
import { acceptedFirst, consentToMediate, mediationRanOut, mediationStillRuns } from '../guards.ts'
import { clockOf, type Matter } from '../matter.ts'
import type { Confirmation } from '../order.ts'
import { firstRefusal, lawfully, refuse, type Decided } from '../refusal.ts'
import { met, stepOf, stopped, type Asked, type Rule } from './asked.ts'
import { holder, holderOrCentre, verifier } from './may.ts'

/** Item under which both orders end mediation for want of time; item 1 is withdrawal or settlement. */
const OUT_OF_TIME = 5
const WITHDRAWN = 1

export const mediate: Rule<'mediate'> = {
  from: ['accepted', 'dispatched'],
  of: 'complaint',
  may: holder,
  unfit: ({ acceptedAt, state, ...rest }) =>
    state === 'received' || state === 'atDesk' || state === 'reopened'
      ? acceptedFirst({ acceptedAt, state, ...rest })
      : null,
  decide(asked, { body }) {
    const { matter, now } = asked
    const refusal = firstRefusal(
      acceptedFirst(matter),
      mediationStillRuns(matter, now),
      consentToMediate(matter, body !== null),
    )
    return refusal ?? { steps: [stepOf(asked, { what: 'mediationBegun', body })] }
  },
}

/** The clock that runs in this state and may stand still; null: none. */
const standing = ({ state, kind, clocks }: Matter) =>
  kind === 'complaint'
    ? clockOf({ clocks }, 'mediation')
    : state === 'filed'
      ? clockOf({ clocks }, 'caseDecision')
      : (clockOf({ clocks }, 'reportVerification') ?? clockOf({ clocks }, 'clueVerification'))
const still = (matter: Matter) => standing(matter)?.state === 'paused'

/** The clock of mediation, verification or case paused or resumed, or the law’s sentence against it. */
function turned(asked: Asked, reason: PauseReason | null): Decided {
  const clock = standing(asked.matter)
  if (clock === null) return refuse('此件没有可以中止的期限，请先受理。')
  const next = lawfully(clock, () =>
    reason === null ? resumeClock(clock, asked.now, asked.calendar) : pauseClock(clock, asked.now, reason),
  )
  if ('refused' in next) return next
  if (reason === null) return { steps: [stepOf(asked, { what: 'resumed' }, [next])] }
  return { steps: [stepOf(asked, { what: 'paused', article: next.pauses.at(-1)?.article ?? clock.article }, [next])] }
}

/** Who may stop a clock: whoever mediates, or whoever verifies. */
const clockHolder: Rule<'pause'>['may'] = (who, matter) =>
  matter.kind === 'tipOff' ? verifier(who, matter) : holder(who, matter)

export const pause: Rule<'pause'> = {
  from: ['mediating', 'verifying', 'filed'],
  of: 'either',
  may: clockHolder,
  offered: (matter) => !still(matter),
  decide: (asked, { cause, note }) => turned(asked, { cause, note }),
}

export const resume: Rule<'resume'> = {
  from: ['paused', 'verifying', 'filed'],
  of: 'either',
  may: clockHolder,
  offered: still,
  decide: (asked) => turned(asked, null),
}

export const agree: Rule<'agree'> = {
  from: ['mediating'],
  of: 'complaint',
  may: holder,
  decide(asked, { recovered, record }) {
    const { matter, now } = asked
    const refusal = firstRefusal(consentToMediate(matter, matter.body !== null), mediationStillRuns(matter, now))
    return refusal ?? { steps: [stepOf(asked, { what: 'agreed', recovered, record }, met(asked, 'mediation'))] }
  },
}

function terminated(asked: Asked, item: number, note: string, confirmation: Confirmation | null): Decided {
  const { matter, now, calendar } = asked
  const grounds = procedures[matter.procedure].terminate
  const ground = grounds.find((each) => each.item === item)
  if (ground === undefined)
    return refuse(`终止调解须写明第 1 至 ${grounds.length} 项中的一项，请改写。`, grounds[0]?.article)
  const { article } = ground
  const refusal = firstRefusal(
    acceptedFirst(matter),
    item === OUT_OF_TIME ? mediationRanOut(matter, now) : null,
    item === WITHDRAWN && confirmation === null
      ? refuse(`以撤回或和解终止须有投诉人的确认记录，请补上（${article}）。`, article)
      : null,
  )
  if (refusal) return refusal
  const clocks = [
    ...(item === WITHDRAWN ? stopped(asked, 'mediation', '撤回投诉或自行和解') : met(asked, 'mediation')),
    startClock('terminationNotice', matter.procedure, now, calendar),
  ]
  return { steps: [stepOf(asked, { what: 'terminated', item, article, note, confirmation }, clocks)] }
}

export const terminate: Rule<'terminate'> = {
  from: ['accepted', 'dispatched', 'mediating', 'paused'],
  of: 'complaint',
  may: holder,
  decide: (asked, { item, note, confirmation }) => terminated(asked, item, note, confirmation),
}

export const withdraw: Rule<'withdraw'> = {
  from: ['received', 'atDesk', 'reopened', 'inLane', 'accepted', 'dispatched', 'mediating', 'paused'],
  of: 'complaint',
  may: holderOrCentre,
  decide(asked, { confirmation }) {
    const { acceptedAt, lane, pending } = asked.matter
    // After acceptance a withdrawal ends mediation, and the parties are told (Art. 23 item 1).
    if (acceptedAt !== null) return terminated(asked, WITHDRAWN, '投诉人撤回', confirmation)
    const from = lane?.code ?? pending?.lane ?? null
    const clocks = stopped(asked, 'acceptance', '受理前撤回')
    return { steps: [stepOf(asked, { what: 'withdrawn', confirmation, lane: from }, clocks)] }
  },
}

export const close: Rule<'close'> = {
  from: ['agreed', 'terminated', 'decided', 'notFiled'],
  of: 'either',
  may: clockHolder,
  decide(asked, { notice }) {
    const { matter } = asked
    const telling = clockOf(matter, 'realNameNotice')
    if (telling !== null && telling.endedAt === null)
      return refuse(`实名举报须告知是否立案，请先告知举报人（${telling.article}）。`, telling.article)
    const clock = clockOf(matter, 'terminationNotice')
    if (matter.state === 'terminated' && notice === null)
      return refuse(`终止调解须告知双方，请写明何时怎样告知（${clock?.article}）。`, clock?.article)
    return { steps: [stepOf(asked, { what: 'closed', notice }, met(asked, 'terminationNotice'))] }
  },
}
