import { indicator } from './indicator.ts'
import { all, any, has, is, not, within } from './term.ts'
import { decided, MINUTE_MS } from './terms.ts'

export const alarmsDispatch = indicator({
  id: 'alarms.dispatch',
  theme: 'alarms',
  title: ['一级告警六十秒派单率', 'Priority 1 sent out within 60 s'],
  unit: 'percent',
  formula: [
    '期内的一级告警中，报到后六十秒内派出任务的占比；自行解除、无需派单的不计',
    'Of priority 1 alarms of the period, the part with a task within sixty seconds; what ended by itself does not count',
  ],
  numerator: ['六十秒内派单的', 'within sixty seconds'],
  denominator: ['已派单或已超时的一级告警', 'sent out, or over time'],
  over: 'alarm',
  anchor: 'raisedAt',
  of: all(
    is('priority', 1),
    any(not(has('endedAt')), has('sentAt')),
    decided('cameInAt', 'sentAt', 'endedAt', MINUTE_MS),
  ),
  counts: within('cameInAt', 'sentAt', MINUTE_MS),
  now: 'last24h',
  by: { condition: 'condition', street: 'street' },
  spans: ['day', 'week', 'month'],
  direction: 'up',
  target: {
    value: 90,
    source: ['本系统目标，参照 NFPA 1221（2016 版）', 'target of the house, after NFPA 1221 (2016)'],
  },
})
