import { indicator } from './indicator.ts'
import { is } from './term.ts'

export const alarmsOpen = indicator({
  id: 'alarms.open',
  theme: 'alarms',
  title: ['未解除告警', 'Open alarms'],
  unit: 'alarms',
  formula: ['目前仍然成立的告警数', 'Alarms whose condition holds'],
  numerator: ['仍然成立的告警', 'open alarms'],
  over: 'alarm',
  of: is('open'),
  now: 'standing',
  by: { priority: 'priority', condition: 'condition', street: 'street' },
  live: ['priority', 'condition'],
  direction: 'down',
})
