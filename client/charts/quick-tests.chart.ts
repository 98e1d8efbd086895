import { hoursOfToday } from '../picture/hours.ts'
import { partedChart } from './part-of-hours.ts'

export const quickTests = partedChart({
  name: 'quick-tests',
  indicator: 'markets.tests',
  partIndicator: 'markets.positive',
  words: 'quickTests',
  source: 'markets',
  whole: 'quickTest',
  part: 'quickTest.positive',
  colour: '--p2',
  hours: hoursOfToday,
  noted: { whole: 'tests', part: 'positives' },
})
