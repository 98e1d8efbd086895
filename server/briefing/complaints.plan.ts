import { complaintsReceived, interception, mattersDue } from './pages.ts'
import { lastSevenDays } from './periods.ts'
import { during, standing, type PagePlan, type Plan } from './plan.ts'

const gathered: PagePlan = {
  id: 'hotspots',
  title: { zh: '投诉聚集', en: 'Gatherings of complaints' },
  main: standing('hotspots.standing'),
  beside: [standing('hotspots.abnormal'), during('complaints.merged', { of: { zh: '投诉举报', en: 'submissions' } })],
  causes: [{ ...during('complaints.merged'), by: 'class' }],
  chart: {
    is: 'bars',
    of: standing('hotspots.standing'),
    by: 'street',
    title: { zh: '投诉热点，分街道', en: 'Gatherings by street' },
  },
}

export const complaints: Plan = {
  id: 'complaints',
  title: { zh: '投诉举报专题', en: 'Complaints' },
  about: {
    zh: '近七日（含今日）的投诉举报、前端拦截和聚集，以及此刻的办理时限。',
    en: 'Today and the six days before: submissions and interception; gatherings and deadlines as they stand.',
  },
  periodOf: lastSevenDays,
  pages: [complaintsReceived, interception, gathered, mattersDue],
}
