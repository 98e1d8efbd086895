import { indicator } from './indicator.ts'
import { hoursInFront } from './interception-hours.indicator.ts'

export const interceptionHoursMost = indicator({
  ...hoursInFront,
  id: 'interception.hoursMost',
  title: ['前端办结用时（九成以内）', 'Time to close in front, nine in ten within'],
  formula: [
    '在监管所之前办结的件，从接收到办结的小时数，九成不超过此数',
    'Hours from receipt to closing that nine in ten of what was closed before any station stayed within',
  ],
  measure: 'p90',
})
