import { liftsTrapped } from './pages.ts'
import { lastWeek } from './periods.ts'
import { standing, type PagePlan, type Plan } from './plan.ts'

const inspected: PagePlan = {
  id: 'inspection',
  title: { zh: '电梯检验', en: 'Lift inspection' },
  main: standing('lifts.inspectionOverdue', { of: { zh: '在册电梯', en: 'registered lifts' } }),
  beside: [standing('lifts.online', { of: { zh: '在册电梯', en: 'registered lifts' } })],
  causes: [{ ...standing('lifts.inspectionOverdue'), by: 'street' }],
  asks: [
    {
      of: standing('lifts.inspectionOverdue'),
      when: 'some',
      by: 'street',
      whom: { zh: '使用单位', en: 'those who run them' },
      please: { zh: '立即申报检验', en: 'have them inspected at once' },
    },
  ],
  chart: {
    is: 'bars',
    of: standing('lifts.inspectionOverdue'),
    by: 'street',
    title: { zh: '各街道超期未检率', en: 'Overdue inspections by street' },
  },
}

export const lifts: Plan = {
  id: 'lifts',
  title: { zh: '电梯安全专题', en: 'Lifts' },
  about: {
    zh: '上一个完整周的电梯告警、困人和救援到场，以及此刻的检验与联网情况。',
    en: 'The last whole week of lift alarms, entrapments and rescues; inspections and connection as they stand.',
  },
  periodOf: lastWeek,
  pages: [liftsTrapped, inspected],
}
