import { indicator } from './indicator.ts'

export const pharmaciesSales = indicator({
  id: 'pharmacies.sales',
  theme: 'pharmacies',
  title: ['重点药品销售', 'Sales of listed drugs'],
  unit: 'sales',
  formula: ['期内零售药店报送的目录内药品销售笔数', 'Sales of listed drugs told by pharmacies in the period'],
  numerator: ['销售笔数', 'sales'],
  over: 'sale',
  anchor: 'at',
  now: 'today',
  by: { street: 'street', site: 'site' },
  spans: ['hour', 'day', 'week', 'month'],
  feeds: ['pharmacy'],
  publicly: 'open',
})
