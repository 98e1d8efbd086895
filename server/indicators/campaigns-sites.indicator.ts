import { indicator } from './indicator.ts'
import { all, has, is, not } from './term.ts'

export const campaignsSites = indicator({
  id: 'campaigns.sites',
  theme: 'tasks',
  title: ['专项行动应查对象', 'Sites of campaigns'],
  unit: 'sites',
  formula: [
    '期内开立的专项行动中应查的监管对象数，随任务取消的不计',
    'Sites to be visited in campaigns opened in the period, those of cancelled tasks not counted',
  ],
  numerator: ['应查的监管对象', 'to be visited'],
  over: 'stop',
  anchor: 'openedAt',
  of: all(has('campaign'), not(is('result', 'cancelled'))),
  now: 'halfYear',
  by: { campaign: 'campaign', station: 'station', result: 'result', kind: 'kind', street: 'street' },
})
