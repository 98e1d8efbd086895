import type { Condition, Leaf, PlainCondition } from '../interception/condition.ts'
import { evaluate } from '../interception/evaluate.ts'
import type { Known } from '../interception/known.ts'
import type { Wording } from '../law/limit.ts'

const BOTH = { complainant: true, respondent: true }
/** For each plain condition, something known under which it holds: `evaluate` then says it in its own words. */
const holding: Readonly<Record<PlainCondition, Known>> = {
  noInjury: { injury: false },
  injury: { injury: true },
  bothConsent: { consents: BOTH },
  consentRefused: { consents: { ...BOTH, respondent: false } },
  bothReachable: { reachable: BOTH },
  singleFact: { facts: 1 },
  severalFacts: { facts: 2 },
  firstOnDispute: { earlierOnDispute: 0 },
  groundToRefuse: { groundItem: 1 },
  clue: { clue: true },
  sensitiveWords: { sensitive: true },
  consumerAsks: { consumerAsks: true },
  fundEmpty: { fundEmpty: true },
  ownerDenies: { ownerDenies: true },
  notPerformed: { notPerformed: true },
}

/** Something known under which a condition holds. */
export function knownFor(leaf: Leaf): Known {
  switch (leaf.when) {
    case 'respondentIs':
      return { flags: { [leaf.flag]: true } }
    case 'amountAtMost':
      return { amount: leaf.yuan }
    case 'amountOver':
      return { amount: leaf.yuan + 1 }
    case 'classIn':
      return { classes: [leaf.classes[0]!] }
    case 'resultIs':
      return { result: leaf.results[0]! }
    case 'noReplyAtShare':
      return { replied: false, shareOfLimit: leaf.share }
    case 'happenedAgain':
      return { asOf: 0, before: Array.from({ length: leaf.times - 1 }, () => ({ what: leaf.what, at: 0 })) }
    default:
      return holding[leaf.when]
  }
}

const joined = (parts: readonly Wording[], zh: string, en: string): Wording => ({
  zh: parts.map((each) => each.zh).join(zh),
  en: parts.map((each) => each.en).join(en),
})
const leafWords = (leaf: Leaf) => evaluate(leaf, { known: knownFor(leaf) }).why

/** A condition in the words that `evaluate` has for it when it holds. */
export function conditionWords(condition: Condition): Wording {
  if (condition.when !== 'anyOf') return leafWords(condition)
  const ways = condition.ways.map((way) => joined(way.map(leafWords), '，', ', '))
  return joined(ways, '；或者 ', '; or ')
}
