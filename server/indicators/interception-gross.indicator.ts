import { indicator } from './indicator.ts'
import { wouldGo, closedBefore } from './terms.ts'

export const interceptionGross = indicator({
  id: 'interception.gross',
  theme: 'interception',
  title: ['前端拦截率', 'Front-end interception rate'],
  unit: 'percent',
  formula: [
    '期内接收、本应分派监管所的投诉举报中，在分派之前已经办结的占比（按接收期统计，重复件只计一次）',
    'Of what was received in the period and would have gone to a station, the part that was closed before any station (by time of receipt, each dispute once)',
  ],
  numerator: ['监管所之前办结的件数', 'closed before any station'],
  denominator: ['本应分派监管所的件数', 'would have gone to a station'],
  over: 'matter',
  anchor: 'receivedAt',
  of: wouldGo,
  counts: closedBefore,
  now: 'halfYear',
  by: { street: 'street', station: 'wouldBe', class: 'class', channel: 'channel', lane: 'closedLane' },
  spans: ['week', 'month'],
  partOnly: ['lane'],
  direction: 'up',
  feeds: ['complaints-12315'],
  publicly: 'many',
  ruled: true,
})
