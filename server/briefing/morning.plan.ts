import { alarmsAnswered, complaintsReceived, feedsFresh, liftsTrapped, mattersDue, tasksOpen } from './pages.ts'
import { last24Hours } from './periods.ts'
import type { Plan } from './plan.ts'

export const morning: Plan = {
  id: 'morning',
  title: { zh: '晨会汇报', en: 'Morning briefing' },
  about: {
    zh: '近24小时（自前一日同一整点起）的投诉举报、告警、电梯应急，以及此刻的时限、任务和数据来源。',
    en: 'The last 24 hours, from the full hour: submissions, alarms, lift rescue; and deadlines, tasks and feeds as they stand.',
  },
  periodOf: last24Hours,
  pages: [complaintsReceived, alarmsAnswered, liftsTrapped, mattersDue, tasksOpen, feedsFresh],
}
