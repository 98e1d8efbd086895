import { hoursOfToday } from '../picture/hours.ts'
import { factsPath } from '../picture/query.ts'
import { sources } from '../picture/standing.ts'
import type { Chart } from './chart.ts'
import { partedHours, partedOption, spanOf, sumsOf, type Parted } from './part-of-hours.ts'

const what: Parted = { source: 'pharmacies', whole: 'sale', part: 'sale.unrecorded', colour: '--p4' }

export const pharmacySales: Chart = {
  name: 'pharmacy-sales',
  title: 'chart.sales.title',
  source: 'pharmacies',
  categories: 'x',
  shelves: ['tallies', 'marks', 'feeds'],
  note(view, now, pen) {
    const hours = partedHours(view, now, hoursOfToday(now), what)
    if (hours.every((hour) => hour.whole === null)) return ''
    const { whole, part } = sumsOf(hours)
    return pen.t('chart.sales.note', { sales: whole, unrecorded: part })
  },
  option: (view, now, pen) => partedOption(partedHours(view, now, hoursOfToday(now), what), now, pen, what),
  records(_, now, index) {
    const [from, to] = spanOf(hoursOfToday(now), now, index)
    return {
      title: 'chart.sales.title',
      span: [from, to],
      formula: 'formula.sales',
      feed: sources.pharmacies,
      path: factsPath('pharmacy.sale', from, to),
    }
  },
}
