import { extend, nextExtension } from '../../law/extend.ts'
import { clockOf } from '../matter.ts'
import { lawfully, refuse } from '../refusal.ts'
import { met, stepOf, stopped, type Rule } from './asked.ts'
import { verifier } from './may.ts'

/** What became of a filed case; its time is met (处罚程序规定 Art. 64). A case that stands still is taken up again first. */
export const decideCase: Rule<'decideCase'> = {
  from: ['filed'],
  of: 'tipOff',
  may: verifier,
  decide(asked, { outcome, record }) {
    const clock = clockOf(asked.matter, 'caseDecision')
    if (clock?.state === 'paused') return refuse(`办案期限正在中止，请先恢复（${clock.article}）。`, clock.article)
    return { steps: [stepOf(asked, { what: 'caseDecided', outcome, record }, met(asked, 'caseDecision'))] }
  },
}

export const extendCase: Rule<'extendCase'> = {
  from: ['filed'],
  of: 'tipOff',
  may: verifier,
  decide(asked, { days, approvedBy, as }) {
    const clock = clockOf(asked.matter, 'caseDecision')
    if (clock === null) return refuse('此件没有办案期限，请核对。')
    const article = nextExtension(clock)?.article ?? clock.article
    const approval = { who: approvedBy, as, at: asked.now } as const
    const next = lawfully(clock, () => extend(clock, days, approval, article, asked.calendar))
    return 'refused' in next ? next : { steps: [stepOf(asked, { what: 'caseExtended', days }, [next])] }
  },
}

/** The reporter is told what was decided; where the law sets a time for it, that is met, or falls away with an anonymous one. */
export const notify: Rule<'notify'> = {
  from: ['filed', 'notFiled', 'decided'],
  of: 'tipOff',
  may: verifier,
  decide(asked, { record, anonymous }) {
    const clocks = anonymous ? stopped(asked, 'realNameNotice', '匿名举报，无从告知') : met(asked, 'realNameNotice')
    return { steps: [stepOf(asked, { what: 'reporterTold', record, anonymous }, clocks)] }
  },
}
