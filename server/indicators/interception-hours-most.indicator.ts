import { indicator } from './indicator.ts'
import { all } from './term.ts'
import { wouldGo, closedBefore } from './terms.ts'

export const interceptionHoursMost = indicator({
  id: 'interception.hoursMost',
  theme: 'interception',
  title: ['前端办结用时（九成以内）', 'Time to close in front, nine in ten within'],
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
