import { indicator } from './indicator.ts'
import { all, is, not, passed } from './term.ts'

export const mattersOverdue = indicator({
  id: 'matters.overdue',
  theme: 'complaints',
  title: ['逾期件', 'Overdue matters'],
  unit: 'cases',
  formula: [
    '目前尚未办结、最近一个期限已过的件数；期限之后才报到本系统且无人经手的另计',
    'Not ended, with the next deadline over; what was told to us only after its deadline, and touched by nobody, is counted apart',
  ],
  numerator: ['期限已过的件数', 'past their deadline'],
  over: 'matter',
  of: all(is('open'), passed('dueAt'), not(is('lateTold'))),
  now: 'standing',
  by: { place: 'place', lane: 'lane', station: 'station', street: 'street', class: 'class' },
  live: ['place', 'lane', 'station'],
  direction: 'down',
  feeds: ['complaints-12315'],
})
