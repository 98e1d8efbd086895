import { liftsTrapped } from './pages.ts'
import { lastSevenDays } from './periods.ts'
import { standing, type PagePlan, type Plan } from './plan.ts'

const inspected: PagePlan = {
  id: 'inspection',
  title: { zh: '电梯检验', en: 'Lift inspection' },
  main: standing('lifts.inspectionOverdue', {
    of: { zh: '登记了下次检验日期的电梯', en: 'lifts with an inspection date' },
  }),
  beside: [standing('lifts.online', { of: { zh: '接入物联网的电梯', en: 'connected lifts' } })],
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
    title: { zh: '检验超期率，分街道', en: 'Overdue inspections by street' },
  },
}

export const lifts: Plan = {
  id: 'lifts',
  title: { zh: '电梯安全专题', en: 'Lifts' },
  about: {
    zh: '近七日（含今日）的电梯报警、困人和救援到场，以及此刻的检验与联网情况。',
    en: 'Today and the six days before: lift alarms, entrapments and rescues; inspections and connection as they stand.',
  },
  periodOf: lastSevenDays,
  pages: [liftsTrapped, inspected],
}
