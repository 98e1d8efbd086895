import { indicator } from './indicator.ts'
import { all, has, is, not } from './term.ts'

export const alarmsUnacknowledged = indicator({
  id: 'alarms.unacknowledged',
  theme: 'alarms',
  title: ['未确认告警', 'Unacknowledged alarms'],
  unit: 'alarms',
  formula: ['目前仍然成立、还没有人确认的告警数', 'Alarms that hold and nobody has taken notice of'],
  numerator: ['无人确认的告警', 'unacknowledged'],
  over: 'alarm',
  of: all(is('open'), not(has('ackAt'))),
  now: 'standing',
  by: { priority: 'priority', condition: 'condition', street: 'street' },
  live: ['priority'],
  direction: 'down',
})
