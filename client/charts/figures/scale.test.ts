import { expect, test } from 'vitest'
import { outside } from '../outside.ts'
import { daysFrom, hoursFrom, counted } from './figure.fixture.ts'
import { bare, brief, madeOf, said, widthOf } from './numbers.ts'
import { percentScale, scaleOf } from './scale.ts'
import { momentsOf, nextOf, startOf } from './spans.ts'
import { spanWords, ticksOf } from './ticks.ts'
import { wordsOf } from './words.ts'

test('a scale of counts begins at zero, has whole steps and holds every value', () => {
  for (const top of [0, 1, 3, 7, 47, 99, 101, 640, 1_234_567, 8e9]) {
    const { min, max, step } = scaleOf([top], true, 5)
    expect(min).toBe(0)
    expect(max).toBeGreaterThanOrEqual(top)
    expect(Number.isInteger(step)).toBe(true)
    expect(max / step).toBeLessThanOrEqual(6)
    expect(max / step).toBeCloseTo(Math.round(max / step), 6)
  }
})
test('values below zero have their room, and zero stands on the scale', () => {
  const { min, max, step } = scaleOf([-37, 12], true, 5)
  expect(min).toBeLessThanOrEqual(-37)
  expect(max).toBeGreaterThanOrEqual(12)
  expect(min / step).toBeCloseTo(Math.round(min / step), 6)
  expect(scaleOf([-5, -2], true, 4).max).toBeGreaterThanOrEqual(0)
})
test('only values that lie close together may leave zero, never counts', () => {
  expect(scaleOf([92, 97], false, 4).min).toBeGreaterThan(0)
  expect(scaleOf([92, 97], true, 4).min).toBe(0)
  expect(scaleOf([30, 97], false, 4).min).toBe(0)
  expect(scaleOf([90], false, 4).min).toBe(0)
})
test('per cents end at a hundred, unless more than a hundred was reached', () => {
  expect(percentScale([20, 99], 4).max).toBe(100)
  expect(percentScale([94, 99.9], 4).max).toBe(100)
  expect(percentScale([40, 120], 4).max).toBeGreaterThanOrEqual(120)
})
test('a scale of nothing is one all the same', () => {
  expect(scaleOf([], true, 4)).toEqual({ min: 0, max: 4, step: 2 })
  expect(scaleOf([Number.NaN], false, 4).max).toBeGreaterThan(0)
})
test('a surge lies beyond the band by one and a half of its heights', () => {
  const usual = { low: 80, median: 100, high: 120 }
  expect([121, 180, 181, 20, 19].map((value) => outside(value, usual, true))).toEqual([
    null,
    null,
    'above',
    null,
    'below',
  ])
})
test('chance is no surge: after quiet weeks of two cases, five are none', () => {
  const quiet = { low: 2, median: 2, high: 2 }
  expect(outside(4, quiet, true)).toBeNull()
  expect(outside(9, quiet, true)).toBe('above')
  expect(outside(5, { low: null, median: null, high: null }, true)).toBeNull()
  expect(outside(null, quiet, true)).toBeNull()
})
test('spans begin and end by the clock of the district', () => {
  expect(startOf('2026-11-23T09')).toBe(Date.parse('2026-11-23T09:00:00+08:00'))
  expect(startOf('2026-11')).toBe(Date.parse('2026-11-01T00:00:00+08:00'))
  expect(nextOf('month', startOf('2026-12'))).toBe(Date.parse('2027-01-01T00:00:00+08:00'))
  expect(nextOf('month', startOf('2026-02'))).toBe(Date.parse('2026-03-01T00:00:00+08:00'))
  expect(nextOf('week', startOf('2026-11-23'))).toBe(Date.parse('2026-11-30T00:00:00+08:00'))
  expect(Number.isNaN(startOf(''))).toBe(true)
})
test('a span that is told twice counts once, and one that is none is left out', () => {
  const told = [counted({ day: '2026-11-01' }, 1), counted({ day: '2026-11-01' }, 9), counted({ day: null }, 4)]
  expect(momentsOf(told, 'day').map(({ value }) => value)).toEqual([1])
})
test('labels of time stand on round moments, say each change once, and never touch', () => {
  const cases = [
    { span: 'hour', keys: hoursFrom('2026-11-22T10', 24) },
    { span: 'hour', keys: hoursFrom('2026-11-01T00', 720) },
    { span: 'day', keys: daysFrom('2026-11-19', 31) },
    { span: 'week', keys: Array.from({ length: 30 }, (_, week) => daysFrom('2026-06-01', 210)[week * 7] ?? '') },
    {
      span: 'month',
      keys: Array.from(
        { length: 18 },
        (_, n) => `${2025 + Math.floor((n + 6) / 12)}-${String(((n + 6) % 12) + 1).padStart(2, '0')}`,
      ),
    },
  ] as const
  for (const { span, keys } of cases)
    for (const lang of ['zh', 'en'] as const)
      for (const width of [280, 700, 1_600]) {
        const moments = momentsOf(
          keys.map((key) => counted({ [span]: key }, 1)),
          span,
        )
        const ticks = ticksOf(moments, span, width, 14, lang)
        expect(ticks.length).toBeGreaterThan(0)
        const [from, to] = [moments[0]?.start ?? 0, moments.at(-1)?.end ?? 1]
        let free = Number.NEGATIVE_INFINITY
        for (const { at, text } of ticks) {
          const x = ((at - from) / (to - from)) * width
          expect(x - widthOf(text, 14) / 2, `${span} ${lang} ${width} ${text}`).toBeGreaterThanOrEqual(free)
          free = x + widthOf(text, 14) / 2
        }
      }
})
test('spans are called in both languages as people say them', () => {
  const says = (key: string, span: 'hour' | 'day' | 'week' | 'month') => [
    spanWords(startOf(key), span, 'zh'),
    spanWords(startOf(key), span, 'en'),
  ]
  expect(says('2026-11-23T09', 'hour')).toEqual(['11月23日 09:00', '23 Nov 09:00'])
  expect(says('2026-11-23', 'day')).toEqual(['11月23日', '23 Nov'])
  expect(says('2026-11-23', 'week')).toEqual(['11月23日起一周', 'week of 23 Nov'])
  expect(says('2026-11', 'month')).toEqual(['2026年11月', 'Nov 2026'])
})
test('numbers say what they are made of, and nothing is never zero', () => {
  expect([said(null, 'percent', 'zh'), said(87.5, 'percent', 'zh'), said(1234, 'cases', 'zh')]).toEqual([
    '—',
    '87.5%',
    '1,234 件',
  ])
  expect(bare(null, 'cases')).toBe('—')
  expect(madeOf({ value: 50, numerator: 1, denominator: 2 }, { measure: 'share' })).toBe('1/2')
  expect(madeOf({ value: 3.5, numerator: null, denominator: 40 }, { measure: 'median' })).toBe('40')
  expect([brief(9_999, 'zh'), brief(12_000, 'zh'), brief(340_000_000, 'zh')]).toEqual(['9,999', '1.2万', '3.4亿'])
  expect([brief(12_000, 'en'), brief(-2_500_000, 'en')]).toEqual(['12K', '-2.5M'])
})
test('Chinese words hold no English, English words no Chinese, and both say the same things', () => {
  const flat = (value: unknown, path = ''): [string, string][] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => flat(inner, `${path}.${key}`))
      : [
          [
            path,
            typeof value === 'function'
              ? String((value as (...given: (string | number)[]) => string)(7, 8))
              : String(value),
          ],
        ]
  const [zh, en] = [flat(wordsOf('zh')), flat(wordsOf('en'))]
  expect(en.map(([path]) => path)).toEqual(zh.map(([path]) => path))
  expect(zh.filter(([, text]) => /[A-Za-z]{3,}/.test(text))).toEqual([])
  expect(en.filter(([, text]) => /[\u3400-\u9fff\uff00-\uffef]/.test(text))).toEqual([])
})
