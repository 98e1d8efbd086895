import { indicator } from './indicator.ts'
import { is } from './term.ts'

export const mattersRouted = indicator({
  id: 'matters.routed',
  theme: 'complaints',
  title: ['派入通道', 'Routed to a lane'],
  unit: 'cases',
  formula: [
    '期内派入前端通道的次数，按办理步骤发生的时间统计',
    'Routings to a lane in the period, by the time of the step',
  ],
  numerator: ['派入前端通道的次数', 'routings to a lane'],
  over: 'step',
  anchor: 'at',
  of: is('flow', 'routed'),
  now: 'today',
  by: { lane: 'lane', station: 'station', street: 'street' },
  spans: ['hour', 'day', 'week', 'month'],
  live: ['lane'],
})
