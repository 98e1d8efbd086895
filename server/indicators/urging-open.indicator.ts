import { indicator } from './indicator.ts'
import { is } from './term.ts'

export const urgingOpen = indicator({
  id: 'urging.open',
  theme: 'urging',
  title: ['在办督办单', 'Open urging slips'],
  unit: 'slips',
  formula: ['目前尚未销号的督办单', 'Urging slips not struck off'],
  numerator: ['尚未销号的督办单', 'open slips'],
  over: 'urging',
  of: is('open'),
  now: 'standing',
  by: { level: 'level', cause: 'cause', station: 'station' },
  live: ['level'],
  direction: 'down',
})
