import { indicator } from './indicator.ts'
import { all, has, is, not } from './term.ts'

export const urgingFailed = indicator({
  id: 'urging.failed',
  theme: 'urging',
  title: ['督办复查不通过率', 'Failed re-checks'],
  unit: 'percent',
  formula: [
    '期内发出、已回复的督办单中，复查曾不通过的占比',
    'Of slips of the period that were answered, the part that failed a re-check',
  ],
  numerator: ['复查不通过的督办单', 'failed'],
  denominator: ['已回复的督办单', 'answered'],
  over: 'urging',
  anchor: 'openedAt',
  of: all(not(is('state', 'withdrawn')), has('repliedAt')),
  counts: is('failed'),
  now: 'halfYear',
  by: { level: 'level', cause: 'cause', station: 'station' },
  spans: ['day', 'week', 'month'],
  direction: 'down',
})
