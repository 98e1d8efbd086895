import { lastHours } from '../picture/hours.ts'
import { partedChart } from './part-of-hours.ts'

export const elevatorAlarms = partedChart({
  name: 'elevator-alarms',
  indicator: 'lifts.alarms',
  partIndicator: 'lifts.entrapments',
  words: 'elevators',
  source: 'elevators',
  whole: 'elevator.alarm',
  part: 'entrapment',
  colour: '--p1',
  hours: (now) => lastHours(now, 24),
  noted: { whole: 'alarms', part: 'entrapments' },
})
