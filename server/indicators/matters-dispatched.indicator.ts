import { indicator } from './indicator.ts'
import { is } from './term.ts'

export const mattersDispatched = indicator({
  id: 'matters.dispatched',
  theme: 'complaints',
  title: ['分派监管所', 'Sent to stations'],
  unit: 'cases',
  formula: [
    '期内分派监管所的次数，按办理步骤发生的时间统计',
    'Dispatches to a station in the period, by the time of the step',
  ],
  numerator: ['分派监管所的次数', 'dispatches to a station'],
  over: 'step',
  anchor: 'at',
  of: is('flow', 'dispatched'),
  now: 'today',
  by: { lane: 'lane', station: 'station', street: 'street' },
  spans: ['hour', 'day', 'week', 'month'],
  live: ['lane'],
})
