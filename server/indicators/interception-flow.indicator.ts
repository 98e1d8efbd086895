import { indicator } from './indicator.ts'
import { wouldGo, closedBefore } from './terms.ts'

export const interceptionFlow = indicator({
  id: 'interception.flow',
  theme: 'interception',
  title: ['当期办结口径拦截率', 'Interception by closings of the period'],
  unit: 'percent',
  formula: [
    '期内在监管所之前办结的件数（不论何时接收）除以期内接收、本应分派监管所的件数，可能超过百分之百',
    'Closed before any station in the period, whenever received, over what was received in it; may exceed one hundred',
  ],
  numerator: ['期内在监管所之前办结的件数', 'closed before any station in the period'],
  denominator: ['期内接收、本应分派监管所的件数', 'received in the period and would have gone to a station'],
  over: 'matter',
  anchor: 'receivedAt',
  countsAnchor: 'closedAt',
  of: wouldGo,
  counts: closedBefore,
  now: 'halfYear',
  by: { street: 'street', station: 'wouldBe', class: 'class', channel: 'channel' },
  spans: ['week', 'month'],
  direction: 'up',
  feeds: ['complaints-12315'],
  publicly: 'many',
  ruled: true,
})
