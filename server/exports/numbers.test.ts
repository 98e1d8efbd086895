import { describe, expect, test } from 'vitest'
import { ticksTo } from './axis.ts'
import { chineseNumber, dayText, groupText, momentText, periodText, shareText, valueText } from './numbers.ts'
import { escaped, plain } from './plain.ts'

const value = (n: number | null, over = {}) => ({
  value: n,
  numerator: n,
  denominator: null,
  state: 'fresh' as const,
  ...over,
})

describe('a figure', () => {
  test('has its unit; a percent always two decimals, anything else no more than two', () => {
    expect(valueText(value(1_284), 'cases', 'zh')).toBe('1284件')
    expect(valueText(value(76.3), 'percent', 'zh')).toBe('76.30%')
    expect(valueText(value(26.456), 'hours', 'zh')).toBe('26.46小时')
    expect(valueText(value(3), 'cases', 'en')).toBe('3 cases')
    expect(valueText(value(0), 'cases', 'zh')).toBe('0件')
  })
  test('that has nothing to divide by is a dash and never 0', () => {
    expect(valueText(value(null), 'percent', 'zh')).toBe('—')
    expect(shareText({ value: null, numerator: 0, denominator: 0, measure: 'share' }, 'zh')).toBe('0/0')
  })
  test('that is withheld or missing says so, whatever its value', () => {
    expect(valueText(value(77, { state: 'withheld' }), 'cases', 'zh')).toBe('＊未公开')
    expect(valueText(value(77, { state: 'missing' }), 'cases', 'zh')).toBe('数据缺失')
    expect(shareText({ ...value(77, { state: 'withheld' }), measure: 'share' }, 'zh')).toBe('＊未公开')
  })
  test('that is a share shows N/D, a median how many were measured', () => {
    expect(shareText({ value: 50, numerator: 1, denominator: 2, measure: 'share' }, 'zh')).toBe('1/2')
    expect(shareText({ value: 5, numerator: null, denominator: 12, measure: 'median' }, 'zh')).toBe('参与计算 12')
    expect(shareText({ value: 5, numerator: 5, denominator: null, measure: 'count' }, 'zh')).toBe('计数')
  })
  test('of a time without a word is said as that, and one of a day that is not over is marked', () => {
    const group = { key: {}, address: '/x', value: 3, numerator: 3, denominator: null }
    expect(groupText({ ...group, gap: 'down' }, 'cases', 'count', 'zh')).toBe('数据缺失')
    expect(groupText({ ...group, gap: 'before' }, 'cases', 'count', 'zh')).toBe('尚无记录')
    expect(groupText({ ...group, gap: 'running' }, 'cases', 'count', 'zh')).toBe('3件（未满）')
    expect(groupText({ ...group, denominator: 4, value: 75 }, 'percent', 'share', 'zh')).toBe('75.00%（3/4）')
  })
})

test('headings count as papers do', () => {
  expect([1, 9, 10, 11, 19, 20, 21, 99].map(chineseNumber)).toEqual([
    '一',
    '九',
    '十',
    '十一',
    '十九',
    '二十',
    '二十一',
    '九十九',
  ])
})

test('a period of whole days names both ends; its end is not in it', () => {
  const [first, last] = ['2026-10-01T00:00:00+08:00', '2026-11-01T00:00:00+08:00']
  expect(periodText(first, last, 'zh')).toBe('2026年10月1日至2026年10月31日')
  expect(periodText('2026-10-31T00:00:00+08:00', last, 'zh')).toBe('2026年10月31日')
  expect(periodText(first, '2026-10-01T12:30:00+08:00', 'zh')).toBe('2026年10月1日 00:00至2026年10月1日 12:30')
  expect(dayText('2026-10-31T16:00:00Z', 'zh')).toBe('2026年11月1日')
  expect(momentText('2026-10-31T16:05:00Z', 'en')).toBe('2026-11-01 00:05')
})

test('an axis begins at nothing and ends at a round number that is reached', () => {
  expect(ticksTo(52)).toEqual([0, 20, 40, 60])
  expect(ticksTo(100)).toEqual([0, 25, 50, 75, 100])
  expect(ticksTo(0)).toEqual([0, 0.25, 0.5, 0.75, 1])
  for (const most of [0.03, 1, 7, 99, 101, 12_345, 1e9]) {
    const ticks = ticksTo(most)
    expect(ticks[0]).toBe(0)
    expect(ticks.at(-1)).toBeGreaterThanOrEqual(most)
    expect(ticks.length).toBeLessThanOrEqual(6)
  }
})

test('text keeps its markup as text and loses what cannot be printed', () => {
  expect(plain('<b>a</b>\u0000\u0007\ud800 b\tc\r\nd')).toBe('<b>a</b> b c\nd')
  expect(plain('𠮷野家')).toBe('𠮷野家')
  expect(escaped('<b a="1">&')).toBe('&lt;b a=&quot;1&quot;&gt;&amp;')
})
