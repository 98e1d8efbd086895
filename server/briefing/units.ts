import type { IndicatorUnit } from '../contract/indicator.ts'

/** How a unit is spoken: measure word in Chinese, one and many in English, and to which decimal. */
export interface UnitSpoken {
  readonly zh: string
  readonly en: readonly [one: string, many: string]
  readonly decimals: 0 | 1 | 2
  /** How it changes: things in number, shares in points, time in length, scores in height. */
  readonly is: 'number' | 'share' | 'time' | 'score'
}

const things = (zh: string, one: string, many = `${one}s`): UnitSpoken => ({
  zh,
  en: [one, many],
  decimals: 0,
  is: 'number',
})
const time = (zh: string, one: string, decimals: 0 | 1 = 1): UnitSpoken => ({
  zh,
  en: [one, `${one}s`],
  decimals,
  is: 'time',
})

export const units: Readonly<Record<IndicatorUnit, UnitSpoken>> = {
  cases: things('件', 'case'),
  tasks: things('项', 'task'),
  alarms: things('起', 'alarm'),
  lifts: things('台', 'lift'),
  sales: things('笔', 'sale'),
  tests: things('批次', 'test'),
  sites: things('家', 'site'),
  feeds: things('个', 'feed'),
  slips: things('份', 'slip'),
  areas: things('处', 'area'),
  records: things('条', 'record'),
  people: things('人', 'person', 'people'),
  times: things('次', 'time'),
  percent: { zh: '%', en: ['%', '%'], decimals: 2, is: 'share' },
  points: { zh: '分', en: ['point', 'points'], decimals: 1, is: 'score' },
  seconds: time('秒', 'second', 0),
  minutes: time('分钟', 'minute'),
  hours: time('小时', 'hour'),
  days: time('天', 'day'),
}
