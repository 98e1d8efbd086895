import { indicator } from './indicator.ts'
import { all, has, is } from './term.ts'

export const campaignsOpen = indicator({
  id: 'campaigns.open',
  theme: 'tasks',
  title: ['专项行动待查对象', 'Sites still to be visited'],
  unit: 'sites',
  formula: [
    '期内开立的专项行动中尚未查看的监管对象数',
    'Sites of campaigns opened in the period that nobody has visited yet',
  ],
  numerator: ['待查的监管对象', 'still to be visited'],
  over: 'stop',
  anchor: 'openedAt',
  of: all(has('campaign'), is('result', 'open')),
  now: 'halfYear',
  by: { campaign: 'campaign', station: 'station', result: 'result', kind: 'kind', street: 'street' },
  direction: 'down',
})
