import { indicator } from './indicator.ts'
import { all, has, oneOf } from './term.ts'

export const campaignsUnbegun = indicator({
  id: 'campaigns.unbegun',
  theme: 'tasks',
  title: ['专项行动未开始任务', 'Tasks of campaigns not begun'],
  unit: 'tasks',
  formula: [
    '期内开立的专项行动任务中，未派发、无人接单或已拒单的任务数',
    'Tasks of campaigns opened in the period that are drafts, not accepted or declined',
  ],
  numerator: ['未开始的任务', 'not begun'],
  over: 'task',
  anchor: 'openedAt',
  of: all(has('campaign'), oneOf('state', 'draft', 'issued', 'delivered', 'declined')),
  now: 'halfYear',
  by: { campaign: 'campaign', state: 'state', station: 'station', kind: 'kind', street: 'street' },
  direction: 'down',
})
