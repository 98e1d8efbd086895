import { indicator } from './indicator.ts'
import { all, has, is } from './term.ts'

export const tasksHandling = indicator({
  id: 'tasks.handling',
  theme: 'tasks',
  title: ['任务办理用时中位数', 'Median time of a task'],
  unit: 'hours',
  formula: ['期内办结的任务，从下达到办结的小时数的中位数', 'Median of the hours from issue to closing'],
  numerator: ['办结的任务', 'closed'],
  measure: 'median',
  value: 'hours',
  over: 'task',
  anchor: 'endedAt',
  of: all(is('state', 'closed'), has('hours')),
  now: 'halfYear',
  by: { station: 'station', kind: 'kind', street: 'street' },
  spans: ['day', 'week', 'month'],
  direction: 'down',
})
