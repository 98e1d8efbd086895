import { indicator } from './indicator.ts'

export const feedsSilences = indicator({
  id: 'feeds.silences',
  theme: 'feeds',
  title: ['数据源中断', 'Silences of feeds'],
  unit: 'times',
  formula: ['期内数据源超过约定时间没有应答的次数', 'How often a feed was silent for longer than agreed in the period'],
  numerator: ['中断次数', 'silences'],
  over: 'silence',
  anchor: 'at',
  now: 'today',
  by: { feed: 'feed' },
  spans: ['day', 'week', 'month'],
  live: ['feed'],
  direction: 'down',
  publicly: 'open',
})
