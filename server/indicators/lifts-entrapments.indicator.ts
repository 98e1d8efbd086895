import { indicator } from './indicator.ts'
import { all, is } from './term.ts'

export const liftsEntrapments = indicator({
  id: 'lifts.entrapments',
  theme: 'lifts',
  title: ['电梯困人', 'Entrapments'],
  unit: 'times',
  formula: ['期内电梯报警中，轿厢内有人被困的次数', 'Lift alarms of the period with people shut in'],
  numerator: ['困人次数', 'entrapments'],
  over: 'lift',
  anchor: 'at',
  of: all(is('raised'), is('trapped')),
  now: 'today',
  by: { street: 'street', site: 'site' },
  spans: ['hour', 'day', 'week', 'month'],
  direction: 'down',
  feeds: ['elevator-iot'],
  publicly: 'open',
})
