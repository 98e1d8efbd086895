import { indicator } from './indicator.ts'

export const marketsTests = indicator({
  id: 'markets.tests',
  theme: 'markets',
  title: ['农贸市场快检', 'Quick tests'],
  unit: 'tests',
  formula: ['期内农贸市场快速检测批次', 'Quick tests in markets in the period'],
  numerator: ['快检批次', 'tests'],
  over: 'test',
  anchor: 'at',
  now: 'today',
  by: { street: 'street', site: 'site' },
  spans: ['hour', 'day', 'week', 'month'],
  feeds: ['market'],
  publicly: 'open',
})
