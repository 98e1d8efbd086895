import { indicator } from './indicator.ts'
import { all, is, passed } from './term.ts'
import { wouldGo } from './terms.ts'

export const interceptionLateAcceptance = indicator({
  id: 'interception.lateAcceptance',
  theme: 'interception',
  title: ['受理决定逾期率', 'Late decisions on acceptance'],
  unit: 'percent',
  formula: [
    '应当作出受理决定的投诉中，决定晚于期限或者逾期未作的占比（总局令第20号第十四条七个工作日；第121号第十五条）',
    'Of complaints that need a decision on acceptance, the part that got it late or not yet though it is due (Order 20 Art. 14, Order 121 Art. 15)',
  ],
  numerator: ['决定逾期的件数', 'late'],
  denominator: ['应当作出受理决定的件数', 'need a decision'],
  over: 'matter',
  anchor: 'receivedAt',
  of: all(wouldGo, is('kind', 'complaint'), is('acceptanceDue')),
  counts: passed('lateFrom'),
  now: 'halfYear',
  by: { station: 'wouldBe', street: 'street', class: 'class' },
  spans: ['week', 'month'],
  direction: 'down',
  target: { value: 0, source: ['总局令第121号第十五条', 'Order 121, Art. 15'] },
  feeds: ['complaints-12315'],
  ruled: true,
})
