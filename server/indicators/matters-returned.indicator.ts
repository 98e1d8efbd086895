import { indicator } from './indicator.ts'
import { is } from './term.ts'

export const mattersReturned = indicator({
  id: 'matters.returned',
  theme: 'complaints',
  title: ['通道退回', 'Returned from lanes'],
  unit: 'cases',
  formula: [
    '期内从通道退回中心的次数，按办理步骤发生的时间统计',
    'Returns from a lane in the period, by the time of the step',
  ],
  numerator: ['从通道退回中心的次数', 'returns from a lane'],
  over: 'step',
  anchor: 'at',
  of: is('flow', 'returned'),
  now: 'today',
  by: { lane: 'lane', station: 'station', street: 'street' },
  spans: ['hour', 'day', 'week', 'month'],
  live: ['lane'],
})
