import { indicator } from './indicator.ts'
import { all, has, not, within } from './term.ts'
import { decided, MINUTE_MS } from './terms.ts'

export const tasksAccept = indicator({
  id: 'tasks.accept',
  theme: 'tasks',
  title: ['任务五分钟接单率', 'Tasks accepted within 5 minutes'],
  unit: 'percent',
  formula: [
    '期内下达的任务中，五分钟内接单的占比；超时未接的计入，专项行动的任务不计',
    'Of tasks issued in the period, the part accepted within five minutes; those over time without count, those of campaigns do not',
  ],
  numerator: ['五分钟内接单的', 'within five minutes'],
  denominator: ['已接单或已超时的任务', 'accepted, or over time'],
  over: 'task',
  anchor: 'issuedAt',
  of: all(not(has('campaign')), decided('issuedAt', 'acceptedAt', 'endedAt', 5 * MINUTE_MS)),
  counts: within('issuedAt', 'acceptedAt', 5 * MINUTE_MS),
  now: 'last24h',
  by: { station: 'station', kind: 'kind', street: 'street' },
  spans: ['day', 'week', 'month'],
  direction: 'up',
  target: { value: 100, source: ['指挥中心任务流转规则', 'rules of the command centre for tasks'] },
})
