import { indicator } from './indicator.ts'
import { wouldGo } from './terms.ts'

export const stationsWouldBe = indicator({
  id: 'stations.wouldBe',
  theme: 'complaints',
  title: ['本应分派监管所', 'Would have gone to stations'],
  unit: 'cases',
  formula: ['期内接收、按分派规则应由监管所办理的件数', 'Received in the period and by the routing rule a station’s'],
  numerator: ['本应分派的件数', 'would have gone to a station'],
  over: 'matter',
  anchor: 'receivedAt',
  of: wouldGo,
  now: 'halfYear',
  by: { station: 'wouldBe', street: 'street', class: 'class' },
  spans: ['week', 'month'],
  live: ['station'],
  feeds: ['complaints-12315'],
  publicly: 'many',
})
