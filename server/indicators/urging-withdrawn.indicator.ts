import { indicator } from './indicator.ts'
import { is } from './term.ts'

export const urgingWithdrawn = indicator({
  id: 'urging.withdrawn',
  theme: 'urging',
  title: ['期内督办单已撤销', 'Slips of the period withdrawn'],
  unit: 'slips',
  formula: [
    '期内发出、后来撤销的督办单；其他督办指标都不计它们',
    'Slips opened in the period and withdrawn since; they count for no other figure of urging',
  ],
  numerator: ['已撤销的督办单', 'withdrawn'],
  over: 'urging',
  anchor: 'openedAt',
  of: is('state', 'withdrawn'),
  now: 'halfYear',
  by: { level: 'level', cause: 'cause', station: 'station' },
  spans: ['day', 'week', 'month'],
})
