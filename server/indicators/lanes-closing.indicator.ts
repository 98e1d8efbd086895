import { indicator } from './indicator.ts'
import { all, has, is, oneOf } from './term.ts'

export const lanesClosing = indicator({
  id: 'lanes.closing',
  theme: 'interception',
  title: ['通道办结率', 'Closed by the lanes'],
  unit: 'percent',
  formula: [
    '期内通道处置告终的件次（在通道办结的和从通道退回中心的）中，办结的占比，按办理步骤发生的时间统计',
    'Of what came to its end in a lane in the period, closed there or handed back to the centre, the part that was closed, by the time of the step',
  ],
  numerator: ['在通道办结的件次', 'closed in a lane'],
  denominator: ['在通道办结的和从通道退回的件次', 'closed in a lane or returned from it'],
  over: 'step',
  anchor: 'at',
  of: all(has('lane'), oneOf('flow', 'settled', 'returned')),
  counts: is('flow', 'settled'),
  now: 'halfYear',
  by: { lane: 'lane', street: 'street' },
  spans: ['week', 'month'],
  direction: 'up',
})
