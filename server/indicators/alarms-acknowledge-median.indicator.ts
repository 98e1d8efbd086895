import { indicator } from './indicator.ts'
import { all, has, is } from './term.ts'

export const alarmsAcknowledgeMedian = indicator({
  id: 'alarms.acknowledgeMedian',
  theme: 'alarms',
  title: ['一级告警确认用时中位数', 'Median time to acknowledge priority 1'],
  unit: 'seconds',
  formula: [
    '期内已确认的一级告警，从报到到确认的秒数的中位数',
    'Median of the seconds from coming in to acknowledgement of priority 1 alarms',
  ],
  numerator: ['已确认的一级告警', 'acknowledged'],
  measure: 'median',
  value: 'ackSeconds',
  over: 'alarm',
  anchor: 'raisedAt',
  of: all(is('priority', 1), has('ackAt')),
  now: 'last24h',
  by: { condition: 'condition', street: 'street' },
  spans: ['day', 'week', 'month'],
  direction: 'down',
})
