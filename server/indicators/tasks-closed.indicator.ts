import { indicator } from './indicator.ts'
import { is } from './term.ts'

export const tasksClosed = indicator({
  id: 'tasks.closed',
  theme: 'tasks',
  title: ['办结任务', 'Tasks closed'],
  unit: 'tasks',
  formula: ['期内核验办结的任务数', 'Tasks verified and closed in the period'],
  numerator: ['办结的任务', 'closed'],
  over: 'task',
  anchor: 'endedAt',
  of: is('state', 'closed'),
  now: 'today',
  by: { station: 'station', kind: 'kind', street: 'street' },
  spans: ['day', 'week', 'month'],
  live: ['station'],
  direction: 'up',
})
