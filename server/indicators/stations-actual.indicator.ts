import { indicator } from './indicator.ts'
import { all, has, is, not, oneOf } from './term.ts'

export const stationsActual = indicator({
  id: 'stations.actual',
  theme: 'complaints',
  title: ['实际分派监管所', 'Actually sent to stations'],
  unit: 'cases',
  formula: ['期内接收、已分派监管所且未退回的件数', 'Received in the period, sent to a station and not handed back'],
  numerator: ['实际分派的件数', 'sent to a station'],
  over: 'matter',
  anchor: 'receivedAt',
  of: all(is('counted'), oneOf('kind', 'complaint', 'tipOff'), not(has('mergedInto')), has('wouldBe'), has('station')),
  now: 'halfYear',
  by: { station: 'station', street: 'street', class: 'class' },
  spans: ['week', 'month'],
  live: ['station'],
  feeds: ['complaints-12315'],
  publicly: 'many',
})
