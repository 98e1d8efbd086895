import { indicator } from './indicator.ts'
import { is } from './term.ts'

export const urgingPending = indicator({
  id: 'urging.pending',
  theme: 'urging',
  title: ['期内督办单未销号', 'Slips of the period still open'],
  unit: 'slips',
  formula: ['期内发出的督办单中，尚未销号的件数', 'Of the slips opened in the period, those not struck off'],
  numerator: ['尚未销号的督办单', 'not struck off'],
  over: 'urging',
  anchor: 'openedAt',
  of: is('open'),
  now: 'halfYear',
  by: { level: 'level', cause: 'cause', station: 'station' },
  spans: ['day', 'week', 'month'],
  direction: 'down',
})
