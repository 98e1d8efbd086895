import { indicator } from './indicator.ts'
import { openTask } from './terms.ts'

export const tasksOpen = indicator({
  id: 'tasks.open',
  theme: 'tasks',
  title: ['在办任务', 'Open tasks'],
  unit: 'tasks',
  formula: ['目前尚未办结或取消的任务数', 'Tasks neither closed nor cancelled'],
  numerator: ['在办的任务', 'open'],
  over: 'task',
  of: openTask,
  now: 'standing',
  by: { place: 'place', state: 'state', station: 'station', kind: 'kind', street: 'street' },
  live: ['place', 'station'],
})
