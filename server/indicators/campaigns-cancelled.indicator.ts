import { indicator } from './indicator.ts'
import { all, has, is } from './term.ts'

export const campaignsCancelled = indicator({
  id: 'campaigns.cancelled',
  theme: 'tasks',
  title: ['专项行动取消对象', 'Sites cancelled'],
  unit: 'sites',
  formula: [
    '期内开立的专项行动中随任务取消而不再查看的监管对象数',
    'Sites of campaigns opened in the period that fell away with a cancelled task',
  ],
  numerator: ['取消的监管对象', 'cancelled'],
  over: 'stop',
  anchor: 'openedAt',
  of: all(has('campaign'), is('result', 'cancelled')),
  now: 'halfYear',
  by: { campaign: 'campaign', station: 'station', result: 'result', kind: 'kind', street: 'street' },
})
