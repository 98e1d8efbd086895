import { indicator } from './indicator.ts'
import { all, is, not } from './term.ts'

export const urgingSentBack = indicator({
  id: 'urging.sentBack',
  theme: 'urging',
  title: ['复查曾不通过的督办单', 'Slips that failed a re-check'],
  unit: 'slips',
  formula: [
    '期内发出的督办单中，复查曾不通过的件数，撤销的不计',
    'Of the slips opened in the period, those that failed a re-check, withdrawn ones left out',
  ],
  numerator: ['复查不通过的督办单', 'failed'],
  over: 'urging',
  anchor: 'openedAt',
  of: all(not(is('state', 'withdrawn')), is('failed')),
  now: 'halfYear',
  by: { level: 'level', cause: 'cause', station: 'station' },
  spans: ['day', 'week', 'month'],
  direction: 'down',
})
