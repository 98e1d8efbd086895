import { extend, nextExtension } from '../../law/extend.ts'
import { restart } from '../../law/finish.ts'
import { startClock, type Clock } from '../../law/clock.ts'
import { procedures } from '../../law/procedures/index.ts'
import { clockOf, type Matter } from '../matter.ts'
import { receive } from '../receive.ts'
import { lawfully, refuse, type Decided } from '../refusal.ts'
import type { Step } from '../step.ts'
import { met, stepOf, type Asked, type Rule } from './asked.ts'
import { centre, holderOrCentre, verifier } from './may.ts'

const verification = (matter: Matter): Clock | null =>
  clockOf(matter, 'reportVerification') ?? clockOf(matter, 'clueVerification')

/**
 * A clue of illegality leaves the complaint at once and is verified as a matter of its own, whatever becomes of the complaint,
 * settled or closed ones too (总局令第121号 Art. 27: from the day it was found). A complaint in a lane comes back to the desk.
 */
export const foundClue: Rule<'foundClue'> = {
  from: [
    ...(['received', 'atDesk', 'inLane', 'settled', 'accepted', 'notAccepted', 'dispatched', 'mediating'] as const),
    ...(['paused', 'agreed', 'terminated', 'closed', 'reopened', 'merged', 'withdrawn'] as const),
  ],
  of: 'complaint',
  may: holderOrCentre,
  decide(asked, { found }) {
    const { matter, who, now, calendar } = asked
    const clue = `${matter.id}-x${matter.clues.length + 1}`
    const { wouldBeStation, procedure } = matter
    const steps: Step[] = [stepOf(asked, { what: 'clueFound', clue, found })]
    if (matter.state === 'inLane') steps.push(stepOf(asked, { what: 'returned', why: 'clue', note: found }))
    const origin = { of: matter.id, as: 'clue' } as const
    steps.push(
      receive(
        { id: clue, kind: 'tipOff', receivedAt: now, wouldBeStation, known: {}, procedure, origin },
        { by: { id: who.id, role: who.role }, at: now },
        calendar,
      ),
    )
    return { steps }
  },
}

/**
 * Filed or not: verification is over, the time for the case begins (处罚程序规定 Art. 64), and under 总局令第20号 that of
 * telling the reporter (its Art. 31); 总局令第121号 has no such limit (its Art. 36).
 */
function decided(what: 'filed' | 'notFiled', asked: Asked, note: string): Decided {
  const { matter, now, calendar } = asked
  const { procedure } = matter
  const tell = matter.origin?.as !== 'clue' && !('none' in procedures[procedure].limits.realNameNotice)
  const clocks = [
    ...met(asked, 'reportVerification'),
    ...met(asked, 'clueVerification'),
    ...(what === 'filed' ? [startClock('caseDecision', procedure, now, calendar)] : []),
    ...(tell ? [startClock('realNameNotice', procedure, now, calendar)] : []),
  ]
  return { steps: [stepOf(asked, { what, note }, clocks)] }
}

export const file: Rule<'file'> = {
  from: ['verifying'],
  of: 'tipOff',
  may: verifier,
  decide: (asked, { note }) => decided('filed', asked, note),
}

export const notFile: Rule<'notFile'> = {
  from: ['verifying'],
  of: 'tipOff',
  may: verifier,
  decide: (asked, { note }) => decided('notFiled', asked, note),
}

export const extendVerification: Rule<'extendVerification'> = {
  from: ['verifying'],
  of: 'tipOff',
  may: verifier,
  decide(asked, { days, approvedBy }) {
    const clock = verification(asked.matter)
    if (clock === null) return refuse('此件没有核查期限，请核对。')
    const article = nextExtension(clock)?.article ?? clock.article
    const approval = { who: approvedBy, as: 'head', at: asked.now } as const
    const next = lawfully(clock, () => extend(clock, days, approval, article, asked.calendar))
    return 'refused' in next ? next : { steps: [stepOf(asked, { what: 'verificationExtended', days }, [next])] }
  },
}

export const addFacts: Rule<'addFacts'> = {
  from: ['verifying'],
  of: 'tipOff',
  may: centre,
  decide(asked, { from, reportedAt }) {
    const clock = verification(asked.matter)
    if (clock === null) return refuse('此件没有核查期限，请核对。')
    if (reportedAt > asked.now) return refuse('补充举报的时间不能晚于现在，请核对。')
    if (clock.state === 'paused') return refuse(`核查期限正在中止，请先恢复再合并（${clock.article}）。`, clock.article)
    const next = lawfully(clock, () => restart(clock, reportedAt, asked.calendar))
    if ('refused' in next) return next
    return { steps: [stepOf(asked, { what: 'factsAdded', from }, [next.stopped, next.started])] }
  },
}
