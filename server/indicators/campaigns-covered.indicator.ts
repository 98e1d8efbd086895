import { indicator } from './indicator.ts'
import { all, has, is, not } from './term.ts'

export const campaignsCovered = indicator({
  id: 'campaigns.covered',
  theme: 'tasks',
  title: ['专项行动查毕率', 'Sites of campaigns visited'],
  unit: 'percent',
  formula: [
    '期内开立的专项行动中，已查的监管对象占应查的比例，随任务取消的不计',
    'Of the sites to be visited in campaigns opened in the period, the part that was; those of cancelled tasks not counted',
  ],
  numerator: ['已查的监管对象', 'visited'],
  denominator: ['应查的监管对象', 'to be visited'],
  over: 'stop',
  anchor: 'openedAt',
  of: all(has('campaign'), not(is('result', 'cancelled'))),
  counts: is('result', 'done'),
  now: 'halfYear',
  by: { campaign: 'campaign', station: 'station', kind: 'kind', street: 'street' },
  live: ['station'],
  direction: 'up',
})
