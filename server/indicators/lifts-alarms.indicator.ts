import { indicator } from './indicator.ts'
import { is } from './term.ts'

export const liftsAlarms = indicator({
  id: 'lifts.alarms',
  theme: 'lifts',
  title: ['电梯报警', 'Lift alarms'],
  unit: 'alarms',
  formula: ['期内电梯物联网报出的故障、事件和困人', 'Faults, events and entrapments told by lifts in the period'],
  numerator: ['报警数', 'alarms'],
  over: 'lift',
  anchor: 'at',
  of: is('raised'),
  now: 'today',
  by: { street: 'street', site: 'site' },
  spans: ['hour', 'day', 'week', 'month'],
  feeds: ['elevator-iot'],
  publicly: 'open',
})
