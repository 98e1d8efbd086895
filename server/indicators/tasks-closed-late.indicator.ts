import { indicator } from './indicator.ts'
import { all, has, is, not } from './term.ts'

export const tasksClosedLate = indicator({
  id: 'tasks.closedLate',
  theme: 'tasks',
  title: ['逾期办结任务', 'Tasks closed late'],
  unit: 'tasks',
  formula: [
    '期内办结、定有期限的任务中，过了期限才提交结果的任务数',
    'Of tasks closed in the period that had a deadline, those handed in after it',
  ],
  numerator: ['逾期提交的任务', 'handed in late'],
  over: 'task',
  anchor: 'endedAt',
  of: all(is('state', 'closed'), has('dueAt'), not(is('inTime'))),
  now: 'halfYear',
  by: { station: 'station', kind: 'kind', street: 'street' },
  spans: ['day', 'week', 'month'],
  direction: 'down',
})
