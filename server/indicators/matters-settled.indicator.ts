import { indicator } from './indicator.ts'
import { is } from './term.ts'

export const mattersSettled = indicator({
  id: 'matters.settled',
  theme: 'complaints',
  title: ['前端办结', 'Settled in front'],
  unit: 'cases',
  formula: [
    '期内在监管所之前办结的件数，按办理步骤发生的时间统计',
    'Closings before any station in the period, by the time of the step',
  ],
  numerator: ['在监管所之前办结的件数', 'closings before any station'],
  over: 'step',
  anchor: 'at',
  of: is('flow', 'settled'),
  now: 'today',
  by: { lane: 'lane', station: 'station', street: 'street' },
  spans: ['hour', 'day', 'week', 'month'],
  live: ['lane'],
})
