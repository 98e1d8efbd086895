import { indicator } from './indicator.ts'

export const alarmsRaised = indicator({
  id: 'alarms.raised',
  theme: 'alarms',
  title: ['新发告警', 'Alarms raised'],
  unit: 'alarms',
  formula: ['期内发生的告警数，同一情形持续期间只计一次', 'Alarms raised in the period, each episode once'],
  numerator: ['发生的告警', 'raised'],
  over: 'alarm',
  anchor: 'raisedAt',
  now: 'today',
  by: { priority: 'priority', condition: 'condition', street: 'street' },
  spans: ['hour', 'day', 'week', 'month'],
  live: ['priority'],
})
