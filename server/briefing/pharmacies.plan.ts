import { lastSevenDays } from './periods.ts'
import { during, type PagePlan, type Plan } from './plan.ts'

export const salesRecorded: PagePlan = {
  id: 'pharmacies',
  title: { zh: '药店销售登记', en: 'Pharmacy sales' },
  main: during('pharmacies.unrecorded', { of: { zh: '应登记的销售', en: 'sales to be recorded' } }),
  beside: [during('pharmacies.sales')],
  causes: [{ ...during('pharmacies.sales'), by: 'street' }],
  asks: [
    {
      of: during('pharmacies.unrecorded'),
      when: 'some',
      whom: { zh: '相关药店', en: 'the pharmacies concerned' },
      please: { zh: '补登并说明原因', en: 'record them and say why' },
    },
  ],
  chart: { is: 'curve', of: during('pharmacies.sales'), title: { zh: '登记药品销售', en: 'Sales recorded' } },
}

export const pharmacies: Plan = {
  id: 'pharmacies',
  title: { zh: '药店专题', en: 'Pharmacies' },
  about: {
    zh: '近七日（含今日）的药店重点药品销售和登记情况。',
    en: 'Today and the six days before: sales in pharmacies, and what was not recorded.',
  },
  periodOf: lastSevenDays,
  pages: [salesRecorded],
}
