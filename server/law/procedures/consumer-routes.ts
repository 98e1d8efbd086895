import type { Wording } from '../limit.ts'
import { consumerLaw } from './cite.ts'

export interface Route {
  readonly no: number
  readonly article: string
  readonly words: Wording
}

const words: readonly Wording[] = [
  { zh: '与经营者协商和解', en: 'settle with the business' },
  {
    zh: '请消费者协会或其他依法成立的调解组织调解',
    en: 'mediation by the consumer association or another lawful body',
  },
  { zh: '向有关行政部门投诉', en: 'complain to the competent authority' },
  { zh: '有仲裁协议的，申请仲裁', en: 'arbitration, where there is an agreement to arbitrate' },
  { zh: '向人民法院起诉', en: 'sue in court' },
]

/** The article that lists them. */
export const consumerRoutesArticle = consumerLaw(39)

/** The five ways a consumer has (消费者权益保护法 Art. 39), quoted on every notice of non-acceptance and of termination. */
export const consumerRoutes: readonly Route[] = words.map((each, at) => ({
  no: at + 1,
  article: consumerLaw(39, at + 1),
  words: each,
}))
