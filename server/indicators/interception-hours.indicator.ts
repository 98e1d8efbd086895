import { indicator, type Written } from './indicator.ts'
import { all } from './term.ts'
import { wouldGo, closedBefore } from './terms.ts'

/** How long it takes to close in front: the same hours of the same matters, whatever is said of them. */
export const hoursInFront = {
  theme: 'interception',
  unit: 'hours',
  numerator: ['监管所之前办结的件数', 'closed before any station'],
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
} as const satisfies Partial<Written>

export const interceptionHours = indicator({
  ...hoursInFront,
  id: 'interception.hours',
  title: ['前端办结用时中位数', 'Median time to close in front'],
  formula: [
    '在监管所之前办结的件，从接收到办结的小时数的中位数',
    'Median of the hours from receipt to closing of what was closed before any station',
  ],
  measure: 'median',
})
