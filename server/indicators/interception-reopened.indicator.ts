import { indicator } from './indicator.ts'
import { all, any, is, not } from './term.ts'
import { wouldGo, closedBefore } from './terms.ts'

export const interceptionReopened = indicator({
  id: 'interception.reopened',
  theme: 'interception',
  title: ['前端办结返还率', 'Reopened after interception'],
  unit: 'percent',
  formula: [
    '曾在监管所之前办结的件中，后来重新办理的占比',
    'Of what was once closed before a station, the part that was reopened',
  ],
  numerator: ['重新办理的件数', 'reopened'],
  denominator: ['曾在监管所之前办结的件数', 'once closed before a station'],
  over: 'matter',
  anchor: 'receivedAt',
  of: all(wouldGo, any(all(is('reopened'), is('firstBefore')), all(not(is('reopened')), closedBefore))),
  counts: is('reopened'),
  now: 'halfYear',
  by: { street: 'street', station: 'wouldBe', class: 'class', channel: 'channel' },
  spans: ['week', 'month'],
  direction: 'down',
  feeds: ['complaints-12315'],
  ruled: true,
})
