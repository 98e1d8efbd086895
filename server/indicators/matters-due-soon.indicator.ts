import { indicator } from './indicator.ts'
import { all, is, not, passed } from './term.ts'
import { DAY_MS } from './terms.ts'

export const mattersDueSoon = indicator({
  id: 'matters.dueSoon',
  theme: 'complaints',
  title: ['即将到期件', 'Due within 24 hours'],
  unit: 'cases',
  formula: [
    '目前尚未办结、最近一个期限在二十四小时之内的件数',
    'Not ended, with the next deadline within twenty-four hours',
  ],
  numerator: ['二十四小时内到期的件数', 'due within twenty-four hours'],
  over: 'matter',
  of: all(is('open'), not(passed('dueAt')), passed('dueAt', -DAY_MS), not(is('lateTold'))),
  now: 'standing',
  by: { place: 'place', lane: 'lane', station: 'station', street: 'street', class: 'class' },
  live: ['place', 'lane', 'station'],
  direction: 'down',
  feeds: ['complaints-12315'],
})
