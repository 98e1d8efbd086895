import { indicator } from './indicator.ts'
import { is } from './term.ts'

export const urgingClosed = indicator({
  id: 'urging.closed',
  theme: 'urging',
  title: ['期内督办单已销号', 'Slips of the period struck off'],
  unit: 'slips',
  formula: [
    '期内发出的督办单中，复查通过并已销号的件数',
    'Of the slips opened in the period, those that passed and were struck off',
  ],
  numerator: ['已销号的督办单', 'struck off'],
  over: 'urging',
  anchor: 'openedAt',
  of: is('state', 'closed'),
  now: 'halfYear',
  by: { level: 'level', cause: 'cause', station: 'station' },
  spans: ['day', 'week', 'month'],
})
