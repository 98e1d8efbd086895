import { indicator } from './indicator.ts'
import { all, has, is, not } from './term.ts'
import { judgedReply } from './terms.ts'

export const urgingInTime = indicator({
  id: 'urging.inTime',
  theme: 'urging',
  title: ['督办按期答复率', 'Urging answered in time'],
  unit: 'percent',
  formula: [
    '期内发出、已答复或答复期限已过的督办单中，从未逾期并已答复的占比',
    'Of slips of the period that were answered or should be, the part answered and never late',
  ],
  numerator: ['按期答复的督办单', 'in time'],
  denominator: ['已答复或应答复的督办单', 'answered, or due'],
  over: 'urging',
  anchor: 'openedAt',
  of: judgedReply,
  counts: all(has('repliedAt'), not(is('lateReply'))),
  now: 'halfYear',
  by: { level: 'level', cause: 'cause', station: 'station' },
  spans: ['day', 'week', 'month'],
  direction: 'up',
})
