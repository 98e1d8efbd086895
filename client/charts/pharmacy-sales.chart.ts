import { hoursOfToday } from '../picture/hours.ts'
import { partedChart } from './part-of-hours.ts'

export const pharmacySales = partedChart({
  name: 'pharmacy-sales',
  indicator: 'pharmacies.sales',
  partIndicator: 'pharmacies.unrecorded',
  words: 'sales',
  source: 'pharmacies',
  whole: 'sale',
  part: 'sale.unrecorded',
  colour: '--p4',
  hours: hoursOfToday,
  noted: { whole: 'sales', part: 'unrecorded' },
})
