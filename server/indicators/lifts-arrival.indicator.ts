import { indicator } from './indicator.ts'
import { all, is, within } from './term.ts'
import { decided, MINUTE_MS } from './terms.ts'

export const liftsArrival = indicator({
  id: 'lifts.arrival',
  theme: 'lifts',
  title: ['困人救援三十分钟到场率', 'Rescues on the spot within 30 minutes'],
  unit: 'percent',
  formula: [
    '期内下达的救援任务中，从报警起三十分钟内到场的占比；未到场而已超时的计入',
    'Of rescues ordered in the period, the part on the spot within thirty minutes of the alarm; those over time without arrival count',
  ],
  numerator: ['三十分钟内到场的任务', 'on the spot within thirty minutes'],
  denominator: ['已到场或已超时的救援任务', 'arrived, or over time'],
  over: 'task',
  anchor: 'issuedAt',
  of: all(is('kind', 'rescue'), decided('clockFrom', 'arrivedAt', 'endedAt', 30 * MINUTE_MS)),
  counts: within('clockFrom', 'arrivedAt', 30 * MINUTE_MS),
  now: 'last24h',
  by: { station: 'station', street: 'street' },
  spans: ['day', 'week', 'month'],
  direction: 'up',
  target: { value: 100, source: ['TSG T5002-2017', 'TSG T5002-2017'] },
})
