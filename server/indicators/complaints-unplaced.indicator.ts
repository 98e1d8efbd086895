import { indicator } from './indicator.ts'
import { is } from './term.ts'

export const complaintsUnplaced = indicator({
  id: 'complaints.unplaced',
  theme: 'complaints',
  title: ['位置不明率', 'Without a place'],
  unit: 'percent',
  formula: [
    '期内接收的件中，没有可用位置、不能落图的占比',
    'Of what was received in the period, the part without a usable place',
  ],
  numerator: ['不能落图的件数', 'without a place'],
  denominator: ['接收的件数', 'received'],
  over: 'received',
  anchor: 'at',
  counts: is('unplaced'),
  now: 'today',
  by: { kind: 'kind', street: 'street', channel: 'channel' },
  spans: ['day', 'week', 'month'],
  direction: 'down',
  feeds: ['complaints-12315'],
  publicly: 'many',
})
