import { indicator } from './indicator.ts'
import { is } from './term.ts'

export const marketsPositive = indicator({
  id: 'markets.positive',
  theme: 'markets',
  title: ['快检阳性率', 'Positive quick tests'],
  unit: 'percent',
  formula: ['期内快速检测中，结果为阳性的占比', 'Of quick tests of the period, the part that was positive'],
  numerator: ['阳性批次', 'positive'],
  denominator: ['快检批次', 'tests'],
  over: 'test',
  anchor: 'at',
  counts: is('positive'),
  now: 'today',
  by: { street: 'street', site: 'site' },
  spans: ['hour', 'day', 'week', 'month'],
  direction: 'down',
  feeds: ['market'],
  publicly: 'open',
})
