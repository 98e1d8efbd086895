import { hoursOfToday } from '../picture/hours.ts'
import { factsPath } from '../picture/query.ts'
import { sources } from '../picture/standing.ts'
import type { Chart } from './chart.ts'
import { partedHours, partedOption, spanOf, sumsOf, type Parted } from './part-of-hours.ts'

const what: Parted = { source: 'markets', whole: 'quickTest', part: 'quickTest.positive', colour: '--p2' }

export const quickTests: Chart = {
  name: 'quick-tests',
  title: 'chart.quickTests.title',
  source: 'markets',
  categories: 'x',
  shelves: ['tallies', 'marks', 'feeds'],
  note(view, now, pen) {
    const hours = partedHours(view, now, hoursOfToday(now), what)
    if (hours.every((hour) => hour.whole === null)) return ''
    const { whole, part } = sumsOf(hours)
    return pen.t('chart.quickTests.note', { tests: whole, positives: part })
  },
  option: (view, now, pen) => partedOption(partedHours(view, now, hoursOfToday(now), what), now, pen, what),
  records(_, now, index) {
    const [from, to] = spanOf(hoursOfToday(now), now, index)
    return {
      title: 'chart.quickTests.title',
      span: [from, to],
      formula: 'formula.quickTests',
      feed: sources.markets,
      path: factsPath('market.quickTest', from, to),
    }
  },
}
