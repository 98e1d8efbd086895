import type { Wording } from './counting.ts'
import type { IndicatorUnit } from './indicator.ts'

/** What figures are counted in, as it stands after a number: the same on screens, charts and papers. */
export const unitWords: Readonly<Record<IndicatorUnit, Wording>> = {
  cases: { zh: '件', en: 'cases' },
  percent: { zh: '%', en: '%' },
  tasks: { zh: '项', en: 'tasks' },
  alarms: { zh: '起', en: 'alarms' },
  lifts: { zh: '台', en: 'lifts' },
  sales: { zh: '笔', en: 'sales' },
  tests: { zh: '批次', en: 'tests' },
  sites: { zh: '家', en: 'sites' },
  feeds: { zh: '个', en: 'feeds' },
  slips: { zh: '份', en: 'slips' },
  areas: { zh: '处', en: 'areas' },
  records: { zh: '条', en: 'records' },
  people: { zh: '人', en: 'people' },
  times: { zh: '次', en: 'times' },
  points: { zh: '分', en: 'points' },
  seconds: { zh: '秒', en: 's' },
  minutes: { zh: '分钟', en: 'min' },
  hours: { zh: '小时', en: 'h' },
  days: { zh: '天', en: 'days' },
}

/** The same in one language, by unit. */
export const unitsIn = (language: 'zh' | 'en'): Readonly<Record<IndicatorUnit, string>> =>
  Object.fromEntries(Object.entries(unitWords).map(([unit, words]) => [unit, words[language]])) as Record<
    IndicatorUnit,
    string
  >
