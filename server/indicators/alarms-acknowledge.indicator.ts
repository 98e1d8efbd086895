import { indicator } from './indicator.ts'
import { all, is, within } from './term.ts'
import { decided } from './terms.ts'

export const alarmsAcknowledge = indicator({
  id: 'alarms.acknowledge',
  theme: 'alarms',
  title: ['一级告警十五秒确认率', 'Priority 1 acknowledged within 15 s'],
  unit: 'percent',
  formula: [
    '期内的一级告警中，报到后十五秒内有人确认的占比；超时无人确认的计入',
    'Of priority 1 alarms of the period, the part acknowledged within fifteen seconds; those over time without count',
  ],
  numerator: ['十五秒内确认的', 'within fifteen seconds'],
  denominator: ['已确认或已超时的一级告警', 'acknowledged, or over time'],
  over: 'alarm',
  anchor: 'raisedAt',
  of: all(is('priority', 1), decided('cameInAt', 'ackAt', 'endedAt', 15_000)),
  counts: within('cameInAt', 'ackAt', 15_000),
  now: 'last24h',
  by: { condition: 'condition', street: 'street' },
  spans: ['day', 'week', 'month'],
  direction: 'up',
  target: {
    value: 90,
    source: ['本系统目标，参照 NENA-STA-020.1-2020', 'target of the house, after NENA-STA-020.1-2020'],
  },
})
