import { indicator } from './indicator.ts'
import { is } from './term.ts'
import { DAY_MS } from './terms.ts'

export const sitesUnplaced = indicator({
  id: 'sites.unplaced',
  theme: 'sites',
  title: ['监管对象位置不明率', 'Sites without a place'],
  unit: 'percent',
  formula: ['在册监管对象中，没有可用位置、不能落图的占比', 'Of registered sites, the part without a usable place'],
  numerator: ['不能落图的对象', 'without a place'],
  denominator: ['在册对象', 'registered'],
  over: 'site',
  counts: is('unplaced'),
  now: 'standing',
  by: { kind: 'kind', street: 'street' },
  direction: 'down',
  staleAfterMs: DAY_MS,
  feeds: ['site-register'],
  publicly: 'open',
})
