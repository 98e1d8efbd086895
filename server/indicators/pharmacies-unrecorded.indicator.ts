import { indicator } from './indicator.ts'
import { is, not } from './term.ts'

export const pharmaciesUnrecorded = indicator({
  id: 'pharmacies.unrecorded',
  theme: 'pharmacies',
  title: ['未登记销售占比', 'Unrecorded sales'],
  unit: 'percent',
  formula: [
    '期内目录内药品销售中，没有登记购药信息的占比',
    'Of sales of listed drugs, the part without a record of the buyer',
  ],
  numerator: ['未登记的销售', 'unrecorded'],
  denominator: ['目录内药品销售', 'sales'],
  over: 'sale',
  anchor: 'at',
  counts: not(is('recorded')),
  now: 'today',
  by: { street: 'street', site: 'site' },
  spans: ['hour', 'day', 'week', 'month'],
  direction: 'down',
  target: { value: 0, source: ['药品登记要求', 'rules on recording sales'] },
  feeds: ['pharmacy'],
  publicly: 'open',
})
