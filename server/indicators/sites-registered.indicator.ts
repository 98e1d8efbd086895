import { indicator } from './indicator.ts'
import { DAY_MS } from './terms.ts'

export const sitesRegistered = indicator({
  id: 'sites.registered',
  theme: 'sites',
  title: ['在册监管对象', 'Registered sites'],
  unit: 'sites',
  formula: ['名录中的监管对象数', 'Sites in the register'],
  numerator: ['在册对象', 'registered'],
  over: 'site',
  now: 'standing',
  by: { kind: 'kind', street: 'street' },
  live: ['kind'],
  staleAfterMs: DAY_MS,
  feeds: ['site-register'],
  publicly: 'open',
})
