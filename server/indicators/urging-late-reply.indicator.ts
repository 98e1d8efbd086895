import { indicator } from './indicator.ts'
import { is } from './term.ts'
import { judgedReply } from './terms.ts'

export const urgingLateReply = indicator({
  id: 'urging.lateReply',
  theme: 'urging',
  title: ['督办逾期回复率', 'Late replies to urging'],
  unit: 'percent',
  formula: [
    '期内发出、已回复或回复期限已过的督办单中，回复逾期的占比',
    'Of slips of the period that were answered or should be, the part answered late',
  ],
  numerator: ['逾期回复的督办单', 'late'],
  denominator: ['已回复或应回复的督办单', 'answered, or due'],
  over: 'urging',
  anchor: 'openedAt',
  of: judgedReply,
  counts: is('lateReply'),
  now: 'halfYear',
  by: { level: 'level', cause: 'cause', station: 'station' },
  spans: ['day', 'week', 'month'],
  direction: 'down',
})
