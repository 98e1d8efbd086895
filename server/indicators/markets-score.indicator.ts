import { indicator } from './indicator.ts'
import { has } from './term.ts'
import { DAY_MS } from './terms.ts'

export const marketsScore = indicator({
  id: 'markets.score',
  theme: 'markets',
  title: ['农贸市场测评均分', 'Mean market score'],
  unit: 'points',
  formula: ['各农贸市场最近一期第三方测评得分的平均数', 'Mean of the latest evaluation score of each market'],
  numerator: ['有测评得分的市场', 'markets with a score'],
  measure: 'mean',
  value: 'score',
  over: 'market',
  of: has('score'),
  now: 'standing',
  by: { street: 'street', site: 'site' },
  direction: 'up',
  staleAfterMs: 183 * DAY_MS,
  feeds: ['market'],
  publicly: 'open',
})
