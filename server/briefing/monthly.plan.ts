import {
  alarmsAnswered,
  complaintsReceived,
  feedsFresh,
  interception,
  liftsTrapped,
  mattersDue,
  tasksOpen,
  urgingsOpen,
} from './pages.ts'
import { lastMonth } from './periods.ts'
import type { Plan } from './plan.ts'
import { marketsTested } from './markets.plan.ts'
import { salesRecorded } from './pharmacies.plan.ts'

export const monthly: Plan = {
  id: 'monthly',
  title: { zh: '月报', en: 'Monthly briefing' },
  about: {
    zh: '上一个完整月与前一月、去年同期相比，各专题都在其中。',
    en: 'The last whole month against the month before and last year, with every theme.',
  },
  periodOf: lastMonth,
  pages: [
    ...[complaintsReceived, interception, alarmsAnswered, liftsTrapped, marketsTested, salesRecorded],
    ...[mattersDue, tasksOpen, urgingsOpen, feedsFresh],
  ],
}
