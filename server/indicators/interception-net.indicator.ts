import { indicator } from './indicator.ts'
import { all, is, not } from './term.ts'
import { wouldGo, closedBefore } from './terms.ts'

export const interceptionNet = indicator({
  id: 'interception.net',
  theme: 'interception',
  title: ['净拦截率', 'Net interception rate'],
  unit: 'percent',
  formula: [
    '前端拦截中，扣除三十日内重新办理或同一纠纷再次投诉的部分，占本应分派监管所件数的比例',
    'Intercepted and neither reopened nor told again within thirty days, of what would have gone to a station',
  ],
  numerator: ['三十日内未返还的前端办结件数', 'closed before any station and not come back within thirty days'],
  denominator: ['本应分派监管所的件数', 'would have gone to a station'],
  over: 'matter',
  anchor: 'receivedAt',
  of: wouldGo,
  counts: all(closedBefore, not(is('soonBack')), not(is('toldAgain'))),
  now: 'halfYear',
  by: { street: 'street', station: 'wouldBe', class: 'class', channel: 'channel', lane: 'closedLane' },
  spans: ['week', 'month'],
  partOnly: ['lane'],
  direction: 'up',
  feeds: ['complaints-12315'],
  publicly: 'many',
  ruled: true,
})
