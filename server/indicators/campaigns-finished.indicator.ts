import { indicator } from './indicator.ts'
import { has } from './term.ts'

export const campaignsFinished = indicator({
  id: 'campaigns.finished',
  theme: 'tasks',
  title: ['专项行动了结对象', 'Sites finished'],
  unit: 'sites',
  formula: [
    '期内查毕、跳过或取消的专项行动监管对象数；设备报时早于开立的算在开立之时',
    'Sites of campaigns visited, passed over or cancelled in the period; what a device dates before the opening counts for the opening',
  ],
  numerator: ['了结的监管对象', 'finished'],
  over: 'stop',
  anchor: 'endedAt',
  of: has('campaign'),
  now: 'today',
  by: { campaign: 'campaign', station: 'station', result: 'result', kind: 'kind', street: 'street' },
  spans: ['day', 'week', 'month'],
  direction: 'up',
})
