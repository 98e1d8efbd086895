import { indicator } from './indicator.ts'
import { is } from './term.ts'

export const tasksRejected = indicator({
  id: 'tasks.rejected',
  theme: 'tasks',
  title: ['任务退回整改率', 'Tasks sent back'],
  unit: 'percent',
  formula: [
    '期内办结的任务中，核验时曾被退回的占比',
    'Of tasks closed in the period, the part that was once sent back at verification',
  ],
  numerator: ['曾被退回的任务', 'once sent back'],
  denominator: ['办结的任务', 'closed'],
  over: 'task',
  anchor: 'endedAt',
  of: is('state', 'closed'),
  counts: is('rejected'),
  now: 'halfYear',
  by: { station: 'station', kind: 'kind', street: 'street' },
  spans: ['day', 'week', 'month'],
  direction: 'down',
})
