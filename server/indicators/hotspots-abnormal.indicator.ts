import { indicator } from './indicator.ts'
import { is } from './term.ts'

export const hotspotsAbnormal = indicator({
  id: 'hotspots.abnormal',
  theme: 'hotspots',
  title: ['异常热点', 'Abnormal hotspots'],
  unit: 'areas',
  formula: [
    '目前的热点中，件数显著高于往周同期的片区数',
    'Hotspots with clearly more cases than the same hours of earlier weeks',
  ],
  numerator: ['异常的片区数', 'abnormal areas'],
  over: 'hotspot',
  of: is('abnormal'),
  now: 'standing',
  by: { street: 'street' },
  staleAfterMs: 180_000,
  direction: 'down',
  feeds: ['complaints-12315'],
  publicly: 'open',
})
