import { indicator } from './indicator.ts'
import { is } from './term.ts'

export const liftsOnline = indicator({
  id: 'lifts.online',
  theme: 'lifts',
  title: ['电梯在线率', 'Lifts online'],
  unit: 'percent',
  formula: [
    '在册且报过读数的电梯中，近十五分钟内有读数的占比；系统重启后，重启前在线的电梯按停机时刻起算',
    'Of registered lifts that ever sent a reading, the part heard of within fifteen minutes; after a restart of the house a lift that was online when it stopped counts from then on',
  ],
  numerator: ['近十五分钟有读数的电梯', 'heard of within fifteen minutes'],
  denominator: ['报过读数的电梯', 'ever heard of'],
  over: 'device',
  counts: is('online'),
  now: 'standing',
  by: { street: 'street' },
  direction: 'up',
  feeds: ['elevator-iot'],
  publicly: 'open',
})
