import { indicator } from './indicator.ts'
import { all } from './term.ts'
import { wouldGo, closedBefore } from './terms.ts'

export const interceptionAvoided = indicator({
  id: 'interception.avoided',
  theme: 'interception',
  title: ['为监管所减少的工单', 'Work orders spared to stations'],
  unit: 'cases',
  formula: [
    '期内接收、本应分派监管所而在分派之前办结的件数',
    'Received in the period, would have gone to a station, and closed before',
  ],
  numerator: ['监管所之前办结的件数', 'closed before any station'],
  over: 'matter',
  anchor: 'receivedAt',
  of: all(wouldGo, closedBefore),
  now: 'halfYear',
  by: { station: 'wouldBe', street: 'street', class: 'class', lane: 'closedLane' },
  spans: ['day', 'week', 'month'],
  live: ['station', 'lane'],
  direction: 'up',
  feeds: ['complaints-12315'],
  publicly: 'many',
})
