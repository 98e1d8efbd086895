import { tasksOpen, urgingsOpen } from './pages.ts'
import { lastSevenDays } from './periods.ts'
import { during, type PagePlan, type Plan } from './plan.ts'

const CLOSED = { zh: '办结的任务', en: 'closed tasks' }

const onTime: PagePlan = {
  id: 'on-time',
  title: { zh: '任务质量', en: 'How tasks were done' },
  main: during('tasks.onTime', { of: CLOSED }),
  beside: [during('tasks.rejected', { of: CLOSED }), during('tasks.handling', { of: CLOSED }), during('tasks.closed')],
  causes: [
    { ...during('tasks.onTime'), by: 'station' },
    { ...during('tasks.handling'), by: 'kind' },
  ],
  asks: [
    {
      of: during('tasks.onTime'),
      when: 'worse',
      by: 'station',
      whom: { zh: '承办单位', en: 'the units in charge' },
      please: { zh: '说明超时原因', en: 'say why they were late' },
    },
  ],
  chart: {
    is: 'bars',
    of: during('tasks.onTime'),
    by: 'station',
    title: { zh: '任务按期办结率，分监管所', en: 'Done in time by station' },
  },
}

export const tasks: Plan = {
  id: 'tasks',
  title: { zh: '任务与督办专题', en: 'Tasks and urging' },
  about: {
    zh: '近七日（含今日）的任务办结与督办，以及此刻在办、逾期的任务。',
    en: 'Today and the six days before: tasks closed and urging slips; what is open and late as it stands.',
  },
  periodOf: lastSevenDays,
  pages: [tasksOpen, onTime, urgingsOpen],
}
