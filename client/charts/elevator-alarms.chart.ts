import { lastHours } from '../picture/hours.ts'
import { factsPath } from '../picture/query.ts'
import { partedChart } from './part-of-hours.ts'

export const elevatorAlarms = partedChart({
  name: 'elevator-alarms',
  words: 'elevators',
  source: 'elevators',
  whole: 'elevator.alarm',
  part: 'entrapment',
  colour: '--p1',
  hours: (now) => lastHours(now, 24),
  noted: { whole: 'alarms', part: 'entrapments' },
  path: (from, to) => factsPath('elevator.alarm', from, to, { holds: { phase: 'raised' } }),
})
