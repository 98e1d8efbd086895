import {
  alarmsAnswered,
  complaintsReceived,
  interception,
  liftsTrapped,
  mattersDue,
  tasksOpen,
  urgingsOpen,
} from './pages.ts'
import { lastWeek } from './periods.ts'
import type { Plan } from './plan.ts'

export const weekly: Plan = {
  id: 'weekly',
  title: { zh: '周报', en: 'Weekly briefing' },
  about: {
    zh: '上一个完整周（周一至周日）与前一周、去年同期相比，以及此刻的时限和任务。',
    en: 'The last whole week, Monday to Sunday, against the week before and last year; deadlines and tasks as they stand.',
  },
  periodOf: lastWeek,
  pages: [complaintsReceived, interception, alarmsAnswered, liftsTrapped, mattersDue, tasksOpen, urgingsOpen],
}
