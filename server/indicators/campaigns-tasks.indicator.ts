import { indicator } from './indicator.ts'
import { has } from './term.ts'

export const campaignsTasks = indicator({
  id: 'campaigns.tasks',
  theme: 'tasks',
  title: ['专项行动任务', 'Tasks of campaigns'],
  unit: 'tasks',
  formula: ['期内开立的专项行动任务数，取消的也在内', 'Tasks opened for campaigns in the period, cancelled ones too'],
  numerator: ['专项行动的任务', 'opened for campaigns'],
  over: 'task',
  anchor: 'openedAt',
  of: has('campaign'),
  now: 'halfYear',
  by: { campaign: 'campaign', state: 'state', station: 'station', kind: 'kind', street: 'street' },
})
