import { indicator } from './indicator.ts'
import { all, has, is, passed } from './term.ts'

export const liftsInspectionOverdue = indicator({
  id: 'lifts.inspectionOverdue',
  theme: 'lifts',
  title: ['电梯检验超期率', 'Lifts past their inspection'],
  unit: 'percent',
  formula: [
    '登记了下次检验日期的电梯中，检验有效期已过的占比（特种设备安全法第四十条）',
    'Of lifts whose next inspection is registered, the part past it (Special Equipment Safety Law, Art. 40)',
  ],
  numerator: ['检验已超期的电梯', 'past their inspection'],
  denominator: ['登记了检验日期的电梯', 'with a registered inspection date'],
  over: 'site',
  of: all(is('kind', 'elevator'), has('inspectBy')),
  counts: passed('inspectBy'),
  now: 'standing',
  by: { street: 'street' },
  direction: 'down',
  target: { value: 0, source: ['特种设备安全法第四十条', 'Special Equipment Safety Law, Art. 40'] },
  feeds: ['site-register'],
  publicly: 'open',
})
