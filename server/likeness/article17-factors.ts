import { z } from 'zod'
import type { Wording } from './trace.ts'

const words = z.strictObject({ zh: z.string().min(1).max(200), en: z.string().min(1).max(200) })

/**
 * One sign of 总局令第121号 Art. 17, as data: who the submissions have in common with the one looked at, what they are
 * about, and how many of them within how many days are a sign. It is a reason to look, never a finding.
 */
export const sign = z.strictObject({
  factor: z.enum(['a', 'b', 'd', 'e']),
  /** What it rests on, as it is cited. */
  article: z.string().min(1).max(200),
  title: words,
  /**
   * `complainant`: one telephone, or one name at one address. `phoneShared`, `addressShared`: counts the different names on
   * one telephone, at one address. `words`: nearly the same words from different people.
   */
  who: z.enum(['complainant', 'phoneShared', 'addressShared', 'words']),
  about: z.enum(['anything', 'respondent', 'problem']),
  /** This one counted. */
  atLeast: z.int().min(2).max(1_000),
  windowDays: z.int().min(1).max(30),
  /** How much it says by itself, 0–1. */
  weight: z.number().gt(0).lt(1),
})
export type Sign = Readonly<z.infer<typeof sign>>
/** Signs that the city's bureau has published under item 5; of no other item. */
export const localSigns = z
  .array(sign.refine(({ factor }) => factor === 'e', '地方细化只能属于第 5 项（factor 写 e）'))
  .max(50)

const ARTICLE = '总局令第121号第17条'
const often: Wording = { zh: '同一投诉人短期投诉次数偏多', en: 'many complaints of one complainant in a short time' }
const sameTarget: Wording = {
  zh: '同一投诉人多次投诉同一被投诉人',
  en: 'one complainant, the same respondent again and again',
}
const sameClass: Wording = { zh: '同一投诉人多次投诉同类问题', en: 'one complainant, the same class again and again' }
const together: Wording = {
  zh: '不同投诉人以几乎相同的文字投诉同一被投诉人',
  en: 'different people, nearly the same words, one respondent',
}
const onePhone: Wording = { zh: '多人使用同一电话', en: 'several people on one telephone' }
const oneAddress: Wording = { zh: '多人使用同一地址', en: 'several people at one address' }

const a = { factor: 'a', article: `${ARTICLE}第1项`, who: 'complainant', about: 'anything', title: often } as const
const b = { factor: 'b', article: `${ARTICLE}第2项`, who: 'complainant' } as const
const d = { factor: 'd', article: `${ARTICLE}第4项`, about: 'anything', windowDays: 30, weight: 0.5 } as const

/** Items 1, 2 and 4 with the windows of 24 hours, 7 and 30 days; the thresholds are ours (docs/decisions). */
export const publishedSigns: readonly Sign[] = [
  { ...a, atLeast: 3, windowDays: 1, weight: 0.35 },
  { ...a, atLeast: 5, windowDays: 7, weight: 0.4 },
  { ...a, atLeast: 10, windowDays: 30, weight: 0.5 },
  { ...b, about: 'respondent', title: sameTarget, atLeast: 3, windowDays: 7, weight: 0.4 },
  { ...b, about: 'respondent', title: sameTarget, atLeast: 5, windowDays: 30, weight: 0.5 },
  { ...b, about: 'problem', title: sameClass, atLeast: 5, windowDays: 7, weight: 0.35 },
  { ...b, who: 'words', about: 'respondent', title: together, atLeast: 3, windowDays: 7, weight: 0.4 },
  { ...d, who: 'phoneShared', title: onePhone, atLeast: 3 },
  { ...d, who: 'addressShared', title: oneAddress, atLeast: 3 },
]
