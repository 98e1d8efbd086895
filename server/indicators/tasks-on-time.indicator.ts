import { indicator } from './indicator.ts'
import { all, has, is } from './term.ts'

export const tasksOnTime = indicator({
  id: 'tasks.onTime',
  theme: 'tasks',
  title: ['任务按期办结率', 'Tasks done in time'],
  unit: 'percent',
  formula: [
    '期内办结、定有期限的任务中，在期限之前提交结果的占比',
    'Of tasks closed in the period that had a deadline, the part handed in before it',
  ],
  numerator: ['按期提交的任务', 'in time'],
  denominator: ['定有期限的办结任务', 'closed, with a deadline'],
  over: 'task',
  anchor: 'endedAt',
  of: all(is('state', 'closed'), has('dueAt')),
  counts: is('inTime'),
  now: 'halfYear',
  by: { station: 'station', kind: 'kind', street: 'street' },
  spans: ['day', 'week', 'month'],
  direction: 'up',
})
