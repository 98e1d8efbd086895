import type { Wording } from '../law/limit.ts'
import type { PlainCondition } from './condition.ts'
import type { Known } from './known.ts'

export interface Question {
  /** Undefined: not known. */
  readonly ask: (known: Known) => boolean | undefined
  readonly yes: Wording
  readonly no: Wording
}

type Sides = Known['consents']
const not = (value: boolean | undefined) => (value === undefined ? undefined : !value)
const both = (sides: Sides) => {
  const told = [sides?.complainant, sides?.respondent]
  return told.includes(false) ? false : told.includes(undefined) ? undefined : true
}
const say = (zh: string, en: string): Wording => ({ zh, en })

const injured = say('有人身伤害', 'someone is injured')
const unharmed = say('没有人身伤害', 'no personal injury')
const agreed = say('双方同意调解', 'both consent to mediation')
const single = say('事实单一', 'a single fact in dispute')
const several = say('涉及多项事实', 'several facts in dispute')
const simple = ({ facts }: Known) => (facts === undefined ? undefined : facts === 1)

/** Each plain condition: what it asks of the known, and how the answer reads. */
export const questions: Readonly<Record<PlainCondition, Question>> = {
  noInjury: { ask: (known) => not(known.injury), yes: unharmed, no: injured },
  injury: { ask: (known) => known.injury, yes: injured, no: unharmed },
  bothConsent: {
    ask: (known) => both(known.consents),
    yes: agreed,
    no: say('有一方不同意调解', 'one side does not consent'),
  },
  consentRefused: {
    ask: (known) => not(both(known.consents)),
    yes: say('有一方不同意调解', 'one side does not consent'),
    no: agreed,
  },
  bothReachable: {
    ask: (known) => both(known.reachable),
    yes: say('双方都联系得上', 'both can be reached'),
    no: say('有一方联系不上', 'one side cannot be reached'),
  },
  singleFact: { ask: simple, yes: single, no: several },
  severalFacts: { ask: (known) => not(simple(known)), yes: several, no: single },
  firstOnDispute: {
    ask: ({ earlierOnDispute: earlier }) => (earlier === undefined ? undefined : earlier === 0),
    yes: say('同一争议首次投诉', 'first complaint on this dispute'),
    no: say('同一争议以前投诉过', 'complained of before'),
  },
  groundToRefuse: {
    ask: ({ groundItem }) => (groundItem === undefined ? undefined : groundItem !== null),
    yes: say('有明确的不予受理情形', 'a clear ground not to accept'),
    no: say('没有不予受理情形', 'no ground not to accept'),
  },
  clue: {
    ask: (known) => known.clue,
    yes: say('发现涉嫌违法线索', 'a clue of illegality'),
    no: say('没有违法线索', 'no clue of illegality'),
  },
  sensitiveWords: {
    ask: (known) => known.sensitive,
    yes: say('含敏感内容', 'sensitive words'),
    no: say('没有敏感内容', 'nothing sensitive'),
  },
  consumerAsks: {
    ask: (known) => known.consumerAsks,
    yes: say('消费者要求退出', 'the consumer asks out'),
    no: say('消费者没有要求退出', 'the consumer did not ask out'),
  },
  fundEmpty: {
    ask: (known) => known.fundEmpty,
    yes: say('先行赔付金不足', 'the advance fund is empty'),
    no: say('先行赔付金充足', 'the advance fund suffices'),
  },
  ownerDenies: {
    ask: (known) => known.ownerDenies,
    yes: say('经营者否认', 'the business denies it'),
    no: say('经营者没有否认', 'the business does not deny it'),
  },
  notPerformed: {
    ask: (known) => known.notPerformed,
    yes: say('约定未按期履行', 'the agreement was not performed in time'),
    no: say('约定已履行', 'the agreement was performed'),
  },
}
