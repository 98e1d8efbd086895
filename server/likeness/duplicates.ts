import { errorOf } from './sketch.ts'
import { alike, DAY_MS, type Alike, type Trace, type Wording } from './trace.ts'

export const evidence = ['phone', 'address', 'person', 'respondent', 'problem', 'text', 'amount', 'time'] as const
export type Evidence = (typeof evidence)[number]

export interface Reason {
  readonly of: Evidence
  readonly why: Wording
}
/** One submission that may be the same as another; a person looks and decides. */
export interface Duplicate {
  readonly id: string
  /** 0–1, two decimals. */
  readonly score: number
  readonly reasons: readonly Reason[]
}

/** How much each likeness counts, as data: a city's bureau may weigh otherwise. */
export interface DuplicateRules {
  /** Nothing further apart is a duplicate. */
  readonly windowMs: number
  /** Below it nothing is suggested. */
  readonly least: number
  readonly most: number
  /** From here on words count as the same (complaints, 2.5). */
  readonly sameText: number
  /** Below it words count as different. */
  readonly otherText: number
  /** Who told it: the strongest that holds. */
  readonly who: {
    readonly phone: number
    readonly addressAndPerson: number
    /** One name and one respondent in the same words; of words only near, as much less. */
    readonly personAndText: number
    readonly text: number
    readonly address: number
    readonly person: number
  }
  /** What is left of `text` and `person` when both telephone and name differ: others may say the same. */
  readonly contradicted: number
  /** What it is about: those that hold add up to 1. */
  readonly what: {
    readonly respondent: number
    readonly text: number
    readonly problem: number
    readonly amount: number
  }
  /** What is left within a day, a week, and the rest of the window. */
  readonly near: { readonly day: number; readonly week: number; readonly window: number }
}

export const duplicateRules: DuplicateRules = {
  windowMs: 30 * DAY_MS,
  least: 0.5,
  most: 10,
  sameText: 0.8,
  otherText: 0.4,
  who: { phone: 1, addressAndPerson: 0.9, personAndText: 0.8, text: 0.6, address: 0.6, person: 0.3 },
  contradicted: 0.5,
  what: { respondent: 0.5, text: 0.3, problem: 0.15, amount: 0.05 },
  near: { day: 1, week: 0.95, window: 0.85 },
}

/** 0 for words that are different, 1 for the same, in between by how near they are. */
const textShare = ({ text }: Alike, { otherText, sameText }: DuplicateRules) =>
  text === null ? 0 : Math.min(1, Math.max(0, (text - otherText) / (sameText - otherText)))

function whoTold(found: Alike, rules: DuplicateRules): number {
  const { who, contradicted } = rules
  if (found.phone) return who.phone
  if (found.address && found.person) return who.addressAndPerson
  const doubt = found.otherPhone && found.otherPerson ? contradicted : 1
  const sameWords = found.respondent && (found.text ?? 0) >= rules.sameText
  return Math.max(
    found.address ? who.address : 0,
    sameWords ? who.text * doubt : 0,
    found.person ? who.person : 0,
    found.person && found.respondent ? who.personAndText * textShare(found, rules) : 0,
  )
}

/** 0–1: who told it × what it is about × how near in time. Symmetric. */
export function scoreOf(found: Alike, rules: DuplicateRules = duplicateRules): number {
  if (found.gapMs > rules.windowMs) return 0
  const { what, near } = rules
  const about =
    (found.respondent ? what.respondent : 0) +
    (found.problem ? what.problem : 0) +
    (found.amount ? what.amount : 0) +
    what.text * textShare(found, rules)
  const time = found.gapMs <= DAY_MS ? near.day : found.gapMs <= 7 * DAY_MS ? near.week : near.window
  return Math.round(whoTold(found, rules) * about * time * 100) / 100
}

const percent = (share: number) => Math.round(share * 100)

/** Each likeness by name, in a fixed order, in both languages. */
export function reasonsOf(
  found: Alike,
  { problemClass }: Pick<Trace, 'problemClass'>,
  rules = duplicateRules,
): Reason[] {
  const { text, gapMs } = found
  const days = gapMs <= DAY_MS ? 1 : gapMs <= 7 * DAY_MS ? 7 : 30
  const about = text === null ? 0 : percent(errorOf(text))
  const all: (Reason | false)[] = [
    found.phone && { of: 'phone', why: { zh: '投诉人电话相同', en: 'same telephone of the complainant' } },
    found.address && { of: 'address', why: { zh: '投诉人地址相同', en: 'same address of the complainant' } },
    found.person && { of: 'person', why: { zh: '投诉人姓名相同', en: 'same name of the complainant' } },
    found.respondent && { of: 'respondent', why: { zh: '被投诉人相同', en: 'same respondent' } },
    found.problem && {
      of: 'problem',
      why: { zh: `问题类别相同（${problemClass}）`, en: 'same problem class' },
    },
    text !== null &&
      text > rules.otherText && {
        of: 'text',
        why: {
          zh: `文字相似约 ${percent(text)}%（±${about}）`,
          en: `words alike by about ${percent(text)}% (±${about})`,
        },
      },
    found.amount && { of: 'amount', why: { zh: '争议金额相同', en: 'same amount' } },
    {
      of: 'time',
      why:
        days === 1
          ? { zh: '相隔不到 24 小时', en: 'less than 24 hours apart' }
          : { zh: `相隔不到 ${days} 天`, en: `less than ${days} days apart` },
    },
  ]
  return all.filter((each) => each !== false)
}

/**
 * Those of `others` that may be the same submission as `one`, the likeliest first, at most `rules.most`; the order of `others`
 * changes nothing. Only says: nothing is merged by it.
 */
export function duplicatesOf(one: Trace, others: readonly Trace[], rules = duplicateRules): readonly Duplicate[] {
  return others
    .filter(({ id }) => id !== one.id)
    .map((other): Duplicate & { readonly at: number } => {
      const found = alike(one, other)
      return { id: other.id, score: scoreOf(found, rules), reasons: reasonsOf(found, one, rules), at: other.receivedAt }
    })
    .filter(({ score }) => score >= rules.least)
    .sort((a, b) => b.score - a.score || a.at - b.at || (a.id < b.id ? -1 : 1))
    .slice(0, rules.most)
    .map(({ id, score, reasons }) => ({ id, score, reasons }))
}
