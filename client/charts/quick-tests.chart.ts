import { hoursOfToday } from '../picture/hours.ts'
import { factsPath } from '../picture/query.ts'
import { partedChart } from './part-of-hours.ts'

export const quickTests = partedChart({
  name: 'quick-tests',
  words: 'quickTests',
  source: 'markets',
  whole: 'quickTest',
  part: 'quickTest.positive',
  colour: '--p2',
  hours: hoursOfToday,
  noted: { whole: 'tests', part: 'positives' },
  path: (from, to) => factsPath('market.quickTest', from, to),
})
