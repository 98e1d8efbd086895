import type { IndicatorUnit } from '../contract/indicator.ts'
import { unitWords } from '../contract/unit-words.ts'

/** How a unit is spoken: measure word in Chinese, one and many in English, and to which decimal. */
export interface UnitSpoken {
  readonly zh: string
  readonly en: readonly [one: string, many: string]
  readonly decimals: 0 | 1 | 2
  /** How it changes: things in number, shares in points, time in length, scores in height. */
  readonly is: 'number' | 'share' | 'time' | 'score'
}

type Spoken = Omit<UnitSpoken, 'zh'>
const things = (one: string, many = `${one}s`): Spoken => ({
  en: [one, many],
  decimals: 0,
  is: 'number',
})
const time = (one: string, decimals: 0 | 1 = 1): Spoken => ({
  en: [one, `${one}s`],
  decimals,
  is: 'time',
})

const spoken: Readonly<Record<IndicatorUnit, Spoken>> = {
  cases: things('case'),
  tasks: things('task'),
  alarms: things('alarm'),
  lifts: things('lift'),
  sales: things('sale'),
  tests: things('test'),
  sites: things('site'),
  feeds: things('feed'),
  slips: things('slip'),
  areas: things('area'),
  records: things('record'),
  people: things('person', 'people'),
  times: things('time'),
  percent: { en: ['%', '%'], decimals: 2, is: 'share' },
  points: { en: ['point', 'points'], decimals: 1, is: 'score' },
  seconds: time('second', 0),
  minutes: time('minute'),
  hours: time('hour'),
  days: time('day'),
}

export const units = Object.fromEntries(
  Object.entries(spoken).map(([unit, how]) => [unit, { zh: unitWords[unit as IndicatorUnit].zh, ...how }]),
) as Readonly<Record<IndicatorUnit, UnitSpoken>>
