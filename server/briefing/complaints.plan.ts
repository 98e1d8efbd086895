import { complaintsReceived, interception, mattersDue } from './pages.ts'
import { lastWeek } from './periods.ts'
import { during, standing, type PagePlan, type Plan } from './plan.ts'

const gathered: PagePlan = {
  id: 'hotspots',
  title: { zh: '投诉聚集', en: 'Gatherings of complaints' },
  main: standing('hotspots.standing'),
  beside: [standing('hotspots.abnormal'), during('complaints.merged', { of: { zh: '投诉举报', en: 'submissions' } })],
}

export const complaints: Plan = {
  id: 'complaints',
  title: { zh: '投诉举报专题', en: 'Complaints' },
  about: {
    zh: '上一个完整周的投诉举报、前端拦截和聚集，以及此刻的办理时限。',
    en: 'The last whole week of submissions and interception; gatherings and deadlines as they stand.',
  },
  periodOf: lastWeek,
  pages: [complaintsReceived, interception, gathered, mattersDue],
}
