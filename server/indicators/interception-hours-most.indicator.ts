import { indicator } from './indicator.ts'
import { all } from './term.ts'
import { wouldGo, closedBefore } from './terms.ts'

export const interceptionHoursMost = indicator({
  id: 'interception.hoursMost',
  theme: 'interception',
  title: ['前端办结用时九成以内', 'Nine in ten closed in front within'],
  unit: 'hours',
  formula: [
    '在监管所之前办结的件，从接收到办结的小时数，九成不超过此数',
    'Hours from receipt to closing that nine in ten of what was closed before any station stayed within',
  ],
  numerator: ['监管所之前办结的件数', 'closed before any station'],
  measure: 'p90',
  value: 'hours',
  over: 'matter',
  anchor: 'receivedAt',
  of: all(wouldGo, closedBefore),
  now: 'halfYear',
  by: { lane: 'closedLane', station: 'wouldBe', class: 'class' },
  spans: ['week', 'month'],
  direction: 'down',
  feeds: ['complaints-12315'],
  ruled: true,
})
