import { indicator } from './indicator.ts'
import { all, is } from './term.ts'
import { openTask } from './terms.ts'

export const tasksLate = indicator({
  id: 'tasks.late',
  theme: 'tasks',
  title: ['超时任务', 'Late tasks'],
  unit: 'tasks',
  formula: ['目前在办、某个时限已过或者总时限已到的任务数', 'Open tasks with a limit, or their whole time, over'],
  numerator: ['超时的任务', 'late'],
  over: 'task',
  of: all(openTask, is('late')),
  now: 'standing',
  by: { place: 'place', station: 'station', kind: 'kind', street: 'street' },
  live: ['place', 'station'],
  direction: 'down',
})
