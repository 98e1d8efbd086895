import { describe, expect, test } from 'vitest'
import { amount } from './amount.ts'
import { before, chinese, counted, english, told } from './briefing.fixture.ts'
import { againstTarget, changed } from './compared.ts'
import { periodPart, yearBefore } from './dates.ts'
import { minded, unsaid } from './minded.ts'
import { halfUp, trimmed } from './numbers.ts'
import { full, plain, widthOf } from './piece.ts'

const at = (text: string) => Date.parse(`${text}+08:00`)

describe('numbers', () => {
  test('are rounded half up, also where the machine has no exact half', () => {
    expect([halfUp(1.005, 2), halfUp(21.425, 2), halfUp(2.675, 2), halfUp(0.5, 0), halfUp(1.45, 1)]).toEqual([
      ...['1.01', '21.43', '2.68', '1', '1.5'],
    ])
  })
  test('have thousands, and no minus before nothing', () => {
    expect([halfUp(1234567.891, 2), halfUp(999.999, 2), halfUp(-0.001, 2), halfUp(-1234, 0)]).toEqual([
      ...['1,234,567.89', '1,000.00', '0.00', '-1,234'],
    ])
  })
  test('of targets have no decimals that say nothing', () => {
    expect([trimmed(90), trimmed(99.5), trimmed(100), trimmed(0.05)]).toEqual(['90', '99.5', '100', '0.05'])
  })
})

describe('an amount', () => {
  const said = (figure: ReturnType<typeof told>) => amount(figure, figure)
  test('has the measure word of its unit', () => {
    const of = (unit: ReturnType<typeof told>['unit'], value: number) => said(counted(value, { unit }))
    expect(of('cases', 1234)).toMatchObject({ zh: '1,234件', en: '1,234 cases' })
    expect(of('alarms', 1)).toMatchObject({ zh: '1起', en: '1 alarm' })
    expect(of('lifts', 3)!.zh).toBe('3台')
    expect(of('sites', 3)!.zh).toBe('3家')
    expect(of('tasks', 3)!.zh).toBe('3项')
    expect(of('slips', 3)!.zh).toBe('3份')
    expect(of('tests', 3)!.zh).toBe('3批次')
    expect(of('people', 2)).toMatchObject({ zh: '2人', en: '2 people' })
  })
  test('of a share always shows what it is of', () => {
    expect(said(told())).toMatchObject({ zh: '21.42%（6,426/30,000）', en: '21.42% (6,426/30,000)' })
  })
  test('is about only where rounding lost something', () => {
    const hours = (value: number) => said(told({ unit: 'hours', measure: 'median', value }))!
    expect(hours(3.46).zh).toBe('约3.5小时')
    expect(hours(3.5)).toMatchObject({ zh: '3.5小时', en: '3.5 hours' })
  })
  test('opens the page of its figure', () => {
    expect(said(told())!.figure).toBe('/figures/interception.gross?version=7')
  })
})

describe('a comparison', () => {
  test('of shares is in percentage points, never in percent', () => {
    expect(chinese(changed(told(), before()))).toBe('环比提高2.31个百分点')
    expect(english(changed(told(), before()))).toBe('up by 2.31 percentage points on the period before')
    const down = told({ direction: 'down' })
    expect(chinese(changed(down, before({ change: -1.5 })))).toBe('环比下降1.50个百分点')
    expect(chinese(changed(down, before()))).toBe('环比上升2.31个百分点')
  })
  test('of counts is in their number, with percent beside', () => {
    const other = before({ change: 12, changePercent: 4.05 })
    expect(chinese(changed(counted(308), other))).toBe('环比增加12件（增长4.05%）')
    expect(english(changed(counted(308), other))).toBe('up by 12 cases (4.05%) on the period before')
    expect(chinese(changed(counted(3), before({ change: -3, changePercent: null })))).toBe('环比减少3件')
  })
  test('of times is longer or shorter', () => {
    const figure = told({ unit: 'hours', measure: 'median', value: 3.5 })
    expect(chinese(changed(figure, before({ change: -1.25, changePercent: -26.3 })))).toBe(
      '环比缩短约1.3小时（下降26.30%）',
    )
  })
  test('is 环比 only of adjacent periods as long', () => {
    const gap = before({ from: '2026-11-08T00:00:00+08:00', to: '2026-11-15T00:00:00+08:00' })
    expect(chinese(changed(told(), gap))).toBe('与2026年11月8日至14日相比提高2.31个百分点')
    const short = before({ from: '2026-11-10T00:00:00+08:00' })
    expect(chinese(changed(told(), short))).toContain('与2026年11月10日至15日相比')
    const months = { from: '2026-11-01T00:00:00+08:00', to: '2026-12-01T00:00:00+08:00' }
    const october = before({ from: '2026-10-01T00:00:00+08:00', to: months.from })
    expect(chinese(changed(told(months), october))).toBe('环比提高2.31个百分点')
  })
  test('is 同比 only of the same period last year', () => {
    const year = before({ with: 'lastYear', from: '2025-11-16T00:00:00+08:00', to: '2025-11-23T00:00:00+08:00' })
    expect(chinese(changed(told(), year))).toBe('同比提高2.31个百分点')
    const weekday = before({ with: 'lastYear', from: '2025-11-17T00:00:00+08:00', to: '2025-11-24T00:00:00+08:00' })
    expect(chinese(changed(told(), weekday))).toBe('与2025年11月17日至23日相比提高2.31个百分点')
    expect(yearBefore('2028-02-29T00:00:00+08:00')).toBe(at('2027-02-28T00:00:00'))
  })
  test('without change is level, and nearly so where only rounding hides it', () => {
    expect(chinese(changed(told(), before({ change: 0 })))).toBe('环比持平')
    expect(chinese(changed(told(), before({ change: 0.004 })))).toBe('环比基本持平')
  })
  test('that cannot be made says why instead', () => {
    const none = before({ change: null, reason: { zh: '记录始于2026年7月1日。', en: 'The record begins on 1 July.' } })
    expect(chinese(changed(told(), none))).toBe('不与上期比较：记录始于2026年7月1日')
    expect(changed(told(), before({ change: null }))).toBeNull()
  })
})

describe('a target', () => {
  const target = { value: 90, source: { zh: '市局', en: 'city' } }
  const against = (change: number, better: boolean) =>
    before({ with: 'target', from: null, to: null, value: 90, change, better })
  test('missed says by how much', () => {
    const figure = told({ value: 86.8, target, comparisons: [against(-3.2, false)] })
    expect(chinese(againstTarget(figure))).toBe('低于目标3.20个百分点（目标90%）')
    expect(english(againstTarget(figure))).toBe('3.20 percentage points below the target of 90%')
  })
  test('reached says so', () => {
    expect(chinese(againstTarget(told({ value: 90, target, comparisons: [against(0, true)] })))).toBe('达到目标（90%）')
  })
  test('of what is better low is missed above it', () => {
    const figure = told({
      ...{ unit: 'seconds', measure: 'median', direction: 'down', value: 20 },
      target: { ...target, value: 15 },
    })
    expect(chinese(againstTarget({ ...figure, comparisons: [against(5, false)] }))).toBe('超出目标5秒（目标15秒）')
    expect(chinese(againstTarget(figure))).toBe('未达到目标（15秒）')
  })
})

describe('what has no number', () => {
  test('an empty denominator is never 0 %', () => {
    const none = told({ value: null, numerator: 0, denominator: 0 })
    expect(chinese(unsaid(none, { zh: '投诉', en: 'complaints' }))).toBe('本期没有投诉，不计算比率')
    expect(english(unsaid(none, { zh: '投诉', en: 'complaints' }))).toBe(
      'no complaints in this period, so no rate is reckoned',
    )
    expect(chinese(unsaid(none))).toBe('本期没有应计事项，不计算比率')
  })
  test('withheld, missing, stale and provisional are said plainly', () => {
    const feeds = [
      { feed: 'x', title: { zh: '电梯', en: 'lifts' }, state: 'stale' as const, heardAt: at('2026-11-28T08:05:00') },
    ]
    const all = minded([
      { figure: told({ state: 'withheld', value: null, withheld: { zh: '不对大屏公开。', en: 'Not for walls.' } }) },
      { figure: told({ state: 'missing', value: null }) },
      { figure: told({ state: 'stale', feeds }) },
      { figure: told({ state: 'provisional' }) },
    ])
    expect(all.map(chinese)).toEqual([
      '前端拦截率：＊未公开（不对大屏公开）。',
      '前端拦截率：数据缺失。',
      '前端拦截率截至2026年11月28日8时5分，此后未更新。',
      '前端拦截率为暂定数。',
    ])
    expect(all.map(english)).toEqual([
      'Front-end interception rate: withheld (＊) (Not for walls).',
      'Front-end interception rate: data missing.',
      'Front-end interception rate: as of 8:05 on 28 November 2026, not updated since.',
      'Front-end interception rate is provisional.',
    ])
  })
  test('what stopped at the same moment is named in one sentence, what stopped at another in its own', () => {
    const heard = (time: string) => [
      { feed: 'x', title: { zh: '电梯', en: 'lifts' }, state: 'stale' as const, heardAt: at(`2026-11-28T${time}:00`) },
    ]
    const stopped = { state: 'stale' as const, feeds: heard('08:05') }
    const all = minded([
      { figure: told(stopped) },
      { figure: counted(3, { ...stopped, feeds: heard('07:00') }) },
      { figure: counted(4, stopped) },
    ])
    expect(all.map(chinese)).toEqual([
      '前端拦截率、投诉举报截至2026年11月28日8时5分，此后未更新。',
      '投诉举报截至2026年11月28日7时，此后未更新。',
    ])
    expect(english(all[0])).toBe(
      'Front-end interception rate, Submissions: as of 8:05 on 28 November 2026, not updated since.',
    )
  })
  test('what is to be minded of several figures is said once', () => {
    const notes = [{ zh: '记录始于7月1日。', en: 'Since 1 July.' }]
    expect(minded([{ figure: told({ notes }) }, { figure: counted(3, { notes }) }]).map(chinese)).toEqual([
      '记录始于7月1日。',
    ])
  })
})

describe('a period', () => {
  test('is spoken by month, by day, or to the minute', () => {
    const say = (from: string, to: string) => periodPart(at(`${from}:00`), at(`${to}:00`))
    expect(say('2026-11-01T00:00', '2026-12-01T00:00')).toMatchObject({ zh: '2026年11月', en: 'November 2026' })
    expect(say('2026-11-16T00:00', '2026-11-23T00:00').zh).toBe('2026年11月16日至22日')
    expect(say('2026-11-30T00:00', '2026-12-07T00:00').zh).toBe('2026年11月30日至12月6日')
    expect(say('2025-12-29T00:00', '2026-01-05T00:00').zh).toBe('2025年12月29日至2026年1月4日')
    expect(say('2026-11-27T00:00', '2026-11-28T00:00')).toMatchObject({ zh: '2026年11月27日', en: '27 November 2026' })
    expect(say('2026-11-27T09:30', '2026-11-28T09:30').zh).toBe('2026年11月27日9时30分至11月28日9时30分')
    expect(say('2026-07-01T00:00', '2026-11-28T09:00').zh).toBe('2026年7月1日至11月28日9时')
  })
})

test('a sentence ends with its stop and begins with a capital', () => {
  expect(full(plain({ zh: '好', en: 'well' }))).toEqual({
    zh: [{ text: '好' }, { text: '。' }],
    en: [{ text: 'Well' }, { text: '.' }],
  })
  expect(widthOf([{ text: '拦截率21.42%' }])).toBe(6)
})
