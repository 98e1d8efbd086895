import { indicator } from './indicator.ts'
import { is, not } from './term.ts'

export const complaintsMatters = indicator({
  id: 'complaints.matters',
  theme: 'complaints',
  title: ['应办理的投诉举报', 'Complaints and tip-offs to handle'],
  unit: 'cases',
  formula: ['期内接收的件中，除去咨询以外的件数', 'Received in the period, consultations left out'],
  numerator: ['咨询以外的件数', 'without consultations'],
  over: 'received',
  anchor: 'at',
  of: not(is('kind', 'consult')),
  now: 'today',
  by: { kind: 'kind', class: 'class', street: 'street', station: 'station', channel: 'channel' },
  spans: ['hour', 'day', 'week', 'month'],
  feeds: ['complaints-12315'],
  publicly: 'many',
})
