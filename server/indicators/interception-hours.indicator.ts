import { indicator } from './indicator.ts'
import { all } from './term.ts'
import { wouldGo, closedBefore } from './terms.ts'

export const interceptionHours = indicator({
  id: 'interception.hours',
  theme: 'interception',
  title: ['前端办结用时中位数', 'Median time to close in front'],
  unit: 'hours',
  formula: [
    '在监管所之前办结的件，从接收到办结的小时数的中位数',
    'Median of the hours from receipt to closing of what was closed before any station',
  ],
  numerator: ['监管所之前办结的件数', 'closed before any station'],
  measure: 'median',
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
