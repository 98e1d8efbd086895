import { indicator } from './indicator.ts'

export const complaintsReceived = indicator({
  id: 'complaints.received',
  theme: 'complaints',
  title: ['投诉举报接收量', 'Submissions received'],
  unit: 'cases',
  formula: [
    '期内接收的投诉、举报、咨询件数，同一编号只计一次',
    'Complaints, tip-offs and consultations received in the period, each number once',
  ],
  numerator: ['接收的件数', 'received'],
  over: 'received',
  anchor: 'at',
  now: 'today',
  by: { kind: 'kind', class: 'class', street: 'street', station: 'station', channel: 'channel' },
  spans: ['hour', 'day', 'week', 'month'],
  live: ['kind', 'class'],
  feeds: ['complaints-12315'],
  publicly: 'many',
})
