import { indicator } from './indicator.ts'
import { all, is, not } from './term.ts'

export const urgingFailures = indicator({
  id: 'urging.failures',
  theme: 'urging',
  title: ['督办复查不通过次数', 'Failed re-checks, each counted'],
  unit: 'times',
  formula: [
    '期内发出的督办单，复查不通过的次数之和，撤销的不计；一件可有多次',
    'How often slips opened in the period failed a re-check; one slip may more than once, withdrawn ones left out',
  ],
  numerator: ['复查不通过的督办单', 'failed'],
  measure: 'sum',
  value: 'failures',
  over: 'urging',
  anchor: 'openedAt',
  of: all(not(is('state', 'withdrawn')), is('failed')),
  now: 'halfYear',
  by: { level: 'level', cause: 'cause', station: 'station' },
  spans: ['day', 'week', 'month'],
  direction: 'down',
})
