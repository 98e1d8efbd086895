import { indicator } from './indicator.ts'
import { not } from './term.ts'
import { wouldGo, closedBefore } from './terms.ts'

export const interceptionLeft = indicator({
  id: 'interception.left',
  theme: 'interception',
  title: ['未在监管所之前办结的比例', 'Not closed before any station'],
  unit: 'percent',
  formula: [
    '期内接收、本应分派监管所的投诉举报中，没有在分派之前办结的占比，含尚在中心办理的（按接收期统计，重复件只计一次）',
    'Of what was received in the period and would have gone to a station, the part that was not closed before any station, what is still at the centre among it (by time of receipt, each dispute once)',
  ],
  numerator: ['未在监管所之前办结的件数', 'not closed before any station'],
  denominator: ['本应分派监管所的件数', 'would have gone to a station'],
  over: 'matter',
  anchor: 'receivedAt',
  of: wouldGo,
  counts: not(closedBefore),
  now: 'halfYear',
  by: { street: 'street', station: 'wouldBe', class: 'class', channel: 'channel' },
  spans: ['week', 'month'],
  direction: 'down',
  feeds: ['complaints-12315'],
  publicly: 'many',
  ruled: true,
})
