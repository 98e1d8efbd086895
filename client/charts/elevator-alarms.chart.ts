import { lastHours } from '../picture/hours.ts'
import { factsPath } from '../picture/query.ts'
import { sources } from '../picture/standing.ts'
import type { Chart } from './chart.ts'
import { partedHours, partedOption, spanOf, sumsOf, type Parted } from './part-of-hours.ts'

const what: Parted = { source: 'elevators', whole: 'elevator.alarm', part: 'entrapment', colour: '--p1' }

export const elevatorAlarms: Chart = {
  name: 'elevator-alarms',
  title: 'chart.elevators.title',
  source: 'elevators',
  categories: 'x',
  shelves: ['tallies', 'marks', 'feeds'],
  note(view, now, pen) {
    const hours = partedHours(view, now, lastHours(now, 24), what)
    if (hours.every((hour) => hour.whole === null)) return ''
    const { whole, part } = sumsOf(hours)
    return pen.t('chart.elevators.note', { alarms: whole, entrapments: part })
  },
  option: (view, now, pen) => partedOption(partedHours(view, now, lastHours(now, 24), what), now, pen, what),
  records(_, now, index) {
    const [from, to] = spanOf(lastHours(now, 24), now, index)
    return {
      title: 'chart.elevators.title',
      span: [from, to],
      formula: 'formula.elevators',
      feed: sources.elevators,
      path: factsPath('elevator.alarm', from, to, { holds: { phase: 'raised' } }),
    }
  },
}
