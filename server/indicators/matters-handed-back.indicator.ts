import { indicator } from './indicator.ts'
import { is } from './term.ts'

export const mattersHandedBack = indicator({
  id: 'matters.handedBack',
  theme: 'complaints',
  title: ['监管所退回', 'Handed back by stations'],
  unit: 'cases',
  formula: [
    '期内监管所退回中心的次数，按办理步骤发生的时间统计',
    'Handed back by stations in the period, by the time of the step',
  ],
  numerator: ['监管所退回中心的次数', 'handed back by stations'],
  over: 'step',
  anchor: 'at',
  of: is('flow', 'handedBack'),
  now: 'today',
  by: { lane: 'lane', station: 'station', street: 'street' },
  spans: ['hour', 'day', 'week', 'month'],
  live: ['lane'],
})
