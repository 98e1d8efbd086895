import { indicator } from './indicator.ts'
import { is } from './term.ts'

export const feedsFresh = indicator({
  id: 'feeds.fresh',
  theme: 'feeds',
  title: ['数据源正常率', 'Feeds that speak'],
  unit: 'percent',
  formula: ['目前各数据源中，按约定按时应答的占比', 'Of all feeds, the part that speaks as agreed'],
  numerator: ['按时应答的数据源', 'fresh'],
  denominator: ['数据源', 'feeds'],
  over: 'feed',
  counts: is('fresh'),
  now: 'standing',
  by: { feed: 'feed' },
  direction: 'up',
  staleAfterMs: 60_000,
  publicly: 'open',
})
