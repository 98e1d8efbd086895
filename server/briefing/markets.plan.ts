import { lastSevenDays } from './periods.ts'
import { during, standing, type PagePlan, type Plan } from './plan.ts'

const TESTS = { zh: '快检', en: 'quick tests' }

export const marketsTested: PagePlan = {
  id: 'markets',
  title: { zh: '农贸市场快检', en: 'Quick tests in markets' },
  main: during('markets.positive', { of: TESTS }),
  beside: [during('markets.tests'), standing('markets.score', { of: { zh: '测评', en: 'evaluation' } })],
  causes: [
    { ...during('markets.positive'), by: 'site' },
    { ...standing('markets.score'), by: 'site' },
  ],
  asks: [
    {
      of: during('markets.positive'),
      when: 'worse',
      whom: { zh: '市场开办方', en: 'the market operators' },
      please: { zh: '下架阳性批次并追查来源', en: 'take the positive batches off sale and trace them' },
    },
  ],
  chart: { is: 'curve', of: during('markets.tests'), title: { zh: '快检批次', en: 'Quick tests' } },
}

export const markets: Plan = {
  id: 'markets',
  title: { zh: '农贸市场专题', en: 'Markets' },
  about: {
    zh: '近七日（含今日）的农贸市场快检和阳性率，以及此刻的测评得分。',
    en: 'Today and the six days before: quick tests in markets and what was positive; scores as they stand.',
  },
  periodOf: lastSevenDays,
  pages: [marketsTested],
}
