import { indicator } from './indicator.ts'
import { is, oneOf } from './term.ts'

export const complaintsMerged = indicator({
  id: 'complaints.merged',
  theme: 'complaints',
  title: ['重复件占比', 'Told again and merged'],
  unit: 'percent',
  formula: [
    '期内接收、已经办理过的投诉举报中，并入先前同一纠纷的占比',
    'Of the matters received in the period, the part merged into an earlier one on the same dispute',
  ],
  numerator: ['并案的件数', 'merged'],
  denominator: ['接收的件数', 'received'],
  over: 'matter',
  anchor: 'receivedAt',
  of: oneOf('kind', 'complaint', 'tipOff'),
  counts: is('state', 'merged'),
  now: 'halfYear',
  by: { street: 'street', class: 'class', channel: 'channel' },
  spans: ['week', 'month'],
  feeds: ['complaints-12315'],
  publicly: 'many',
})
