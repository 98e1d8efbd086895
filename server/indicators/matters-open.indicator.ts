import { indicator } from './indicator.ts'
import { is } from './term.ts'

export const mattersOpen = indicator({
  id: 'matters.open',
  theme: 'complaints',
  title: ['在办件', 'Open matters'],
  unit: 'cases',
  formula: ['目前尚未办结的投诉、举报件数', 'Complaints and tip-offs that have not ended'],
  numerator: ['尚未办结的件数', 'not ended'],
  over: 'matter',
  of: is('open'),
  now: 'standing',
  by: { place: 'place', lane: 'lane', station: 'station', street: 'street', class: 'class' },
  live: ['place', 'lane', 'station'],
  feeds: ['complaints-12315'],
  publicly: 'many',
})
