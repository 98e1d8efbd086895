import { indicator } from './indicator.ts'
import { all, has, is, not } from './term.ts'

export const urgingReplyHours = indicator({
  id: 'urging.replyHours',
  theme: 'urging',
  title: ['督办回复用时中位数', 'Median time to reply'],
  unit: 'hours',
  formula: [
    '期内发出、已回复的督办单，从发出到首次回复的小时数的中位数',
    'Median of the hours from opening to the first reply',
  ],
  numerator: ['已回复的督办单', 'answered'],
  measure: 'median',
  value: 'hours',
  over: 'urging',
  anchor: 'openedAt',
  of: all(not(is('state', 'withdrawn')), has('repliedAt')),
  now: 'halfYear',
  by: { level: 'level', cause: 'cause', station: 'station' },
  spans: ['day', 'week', 'month'],
  direction: 'down',
})
