import { indicator } from './indicator.ts'
import { is, not } from './term.ts'

export const urgingOpened = indicator({
  id: 'urging.opened',
  theme: 'urging',
  title: ['新开督办单', 'Urging slips opened'],
  unit: 'slips',
  formula: ['期内发出的督办单，撤销的不计', 'Urging slips opened in the period, withdrawn ones left out'],
  numerator: ['发出的督办单', 'opened'],
  over: 'urging',
  anchor: 'openedAt',
  of: not(is('state', 'withdrawn')),
  now: 'halfYear',
  by: { level: 'level', cause: 'cause', station: 'station' },
  spans: ['day', 'week', 'month'],
  direction: 'down',
})
