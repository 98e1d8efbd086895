import { indicator } from './indicator.ts'
import { all, is } from './term.ts'

export const mattersLateTold = indicator({
  id: 'matters.lateTold',
  theme: 'complaints',
  title: ['报到时已逾期', 'Told after the deadline'],
  unit: 'cases',
  formula: [
    '期限之后才报到本系统、至今无人经手的件数',
    'Told to us only after the deadline, and touched by nobody since',
  ],
  numerator: ['报到时已逾期的件数', 'told after their deadline'],
  over: 'matter',
  of: all(is('open'), is('lateTold')),
  now: 'standing',
  by: { place: 'place', lane: 'lane', station: 'station', street: 'street', class: 'class' },
  live: ['place', 'lane'],
  feeds: ['complaints-12315'],
})
