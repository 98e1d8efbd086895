import { indicator } from './indicator.ts'
import { all, oneOf } from './term.ts'
import { wouldGo, closedBefore } from './terms.ts'

export const interceptionSettle = indicator({
  id: 'interception.settle',
  theme: 'interception',
  title: ['前端调解成功率', 'Front-end settlement rate'],
  unit: 'percent',
  formula: [
    '期内接收、本应分派监管所的投诉举报中，在分派之前达成和解、先行赔付或调解协议的占比',
    'Of what would have gone to a station, the part that was settled, paid or agreed before any station',
  ],
  numerator: ['监管所之前调解成功的件数', 'settled before any station'],
  denominator: ['本应分派监管所的件数', 'would have gone to a station'],
  over: 'matter',
  anchor: 'receivedAt',
  of: wouldGo,
  counts: all(closedBefore, oneOf('result', 'settled_paid', 'advance_paid', 'agreement_signed')),
  now: 'halfYear',
  by: { street: 'street', station: 'wouldBe', class: 'class', channel: 'channel', lane: 'closedLane' },
  spans: ['week', 'month'],
  partOnly: ['lane'],
  direction: 'up',
  feeds: ['complaints-12315'],
  publicly: 'many',
  ruled: true,
})
