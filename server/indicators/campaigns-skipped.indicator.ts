import { indicator } from './indicator.ts'
import { all, has, is } from './term.ts'

export const campaignsSkipped = indicator({
  id: 'campaigns.skipped',
  theme: 'tasks',
  title: ['专项行动跳过对象', 'Sites passed over'],
  unit: 'sites',
  formula: [
    '期内开立的专项行动中到了而未能查看、注明缘由的监管对象数',
    'Sites of campaigns opened in the period that were passed over with a reason',
  ],
  numerator: ['跳过的监管对象', 'passed over'],
  over: 'stop',
  anchor: 'openedAt',
  of: all(has('campaign'), is('result', 'skipped')),
  now: 'halfYear',
  by: { campaign: 'campaign', station: 'station', result: 'result', kind: 'kind', street: 'street' },
  direction: 'down',
})
