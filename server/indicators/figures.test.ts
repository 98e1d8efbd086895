import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { basePeriod, differ, monthsBefore } from './compare.ts'
import { quantileOf } from '../contract/quantile.ts'
import { openHeap } from './heap.ts'
import { indicatorOf, indicators } from './index.ts'
import { spanBegins, spanName, spanOf } from './span.ts'
import { columnsOf } from './term.ts'
import { figureOf, percentOf, placeIn } from './value.ts'
import { windowOf } from './window.ts'

const at = (text: string) => Date.parse(`${text}+08:00`)
const text = (moment: number) => new Date(moment + 8 * 3_600_000).toISOString().slice(0, 16)

describe('a figure', () => {
  test('of nothing is no figure, and never nought percent', () => {
    expect(percentOf(0, 0)).toBeNull()
    expect(figureOf('share', 'percent', { n: 0, d: 0, value: null })).toEqual({
      value: null,
      numerator: 0,
      denominator: 0,
    })
    expect(figureOf('median', 'hours', { n: 0, d: 0, value: null }).value).toBeNull()
    expect(figureOf('count', 'cases', { n: 0, d: 0, value: null }).value).toBe(0)
  })
  test('is rounded half up to two decimals, by whole numbers', () => {
    expect(percentOf(6_426, 30_000)).toBe(21.42)
    expect(percentOf(1, 8)).toBe(12.5)
    expect(percentOf(1, 3)).toBe(33.33)
    expect(percentOf(2, 3)).toBe(66.67)
    expect(percentOf(1, 1_600)).toBe(0.06)
    expect(percentOf(12_345, 100_000)).toBe(12.35)
  })
  test('of values is their middle, however they came', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 40 }), (values) => {
        const ordered: number[] = []
        for (const value of values) ordered.splice(placeIn(ordered, value), 0, value)
        expect(ordered).toEqual([...values].sort((a, b) => a - b))
        const middle = quantileOf(ordered, 0.5)!
        expect(ordered.filter((value) => value < middle).length).toBeLessThanOrEqual(values.length / 2)
        expect(ordered.filter((value) => value > middle).length).toBeLessThanOrEqual(values.length / 2)
      }),
    )
    expect(quantileOf([], 0.5)).toBeNull()
    expect(quantileOf([1, 2], 0.5)).toBe(1.5)
  })
  test('of what nine in ten stay within says of how many it was measured', () => {
    expect(figureOf('p90', 'hours', { n: 11, d: 11, value: 10 })).toEqual({
      ...{ value: 10, numerator: null, denominator: 11 },
    })
  })
})

describe('a span', () => {
  test('holds every moment from its beginning to that of the next, by the clock of the district', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: at('1999-01-01T00:00'), max: at('2040-01-01T00:00') }),
        fc.constantFrom('hour', 'day', 'week', 'month'),
        (moment, span) => {
          const bucket = spanOf(span, moment)
          expect(spanBegins(span, bucket)).toBeLessThanOrEqual(moment)
          expect(spanBegins(span, bucket + 1)).toBeGreaterThan(moment)
          expect(spanOf(span, spanBegins(span, bucket))).toBe(bucket)
        },
      ),
      { numRuns: 1_000 },
    )
    expect(spanName('week', spanOf('week', at('2026-11-28T10:00')))).toBe('2026-11-23')
    expect(spanName('month', spanOf('month', at('2026-12-01T00:00')))).toBe('2026-12')
    expect(spanName('hour', spanOf('hour', at('2026-11-28T00:30')))).toBe('2026-11-28T00')
  })
})

describe('what a period is compared with', () => {
  const of = (withWhat: 'previous' | 'lastYear', from: string, to: string, now = to) => {
    const base = basePeriod(withWhat, { from: at(from), to: at(to) }, at(now))
    return [text(base.from), text(base.to)]
  }
  test('is the one before it, of the same length', () => {
    expect(of('previous', '2026-11-16T00:00', '2026-11-23T00:00')).toEqual(['2026-11-09T00:00', '2026-11-16T00:00'])
    expect(of('previous', '2026-03-01T00:00', '2026-04-01T00:00')).toEqual(['2026-02-01T00:00', '2026-03-01T00:00'])
    expect(of('previous', '2026-01-01T00:00', '2026-07-01T00:00')).toEqual(['2025-07-01T00:00', '2026-01-01T00:00'])
  })
  test('goes no further than the running one has come', () => {
    expect(of('previous', '2026-11-28T00:00', '2026-11-29T00:00', '2026-11-28T09:30')).toEqual([
      '2026-11-27T00:00',
      '2026-11-27T09:30',
    ])
    expect(of('previous', '2026-07-01T00:00', '2026-11-29T00:00', '2026-11-28T12:00')).toEqual([
      '2026-01-01T00:00',
      '2026-05-31T12:00',
    ])
    expect(of('lastYear', '2026-11-01T00:00', '2026-12-01T00:00', '2026-11-28T12:00')).toEqual([
      '2025-11-01T00:00',
      '2025-11-28T12:00',
    ])
  })
  test('knows the last day of a shorter month', () => {
    expect(text(monthsBefore(at('2024-02-29T10:00'), 12))).toBe('2023-02-28T10:00')
    expect(text(monthsBefore(at('2026-03-31T10:00'), 1))).toBe('2026-02-28T10:00')
  })
  test('differs in points for percents, in percent for counts, and in neither from nothing', () => {
    const figure = (value: number | null) => ({ value, numerator: null, denominator: null })
    expect(differ('percent', 'up', figure(21.42), figure(19.2))).toEqual({
      change: 2.22,
      changePercent: null,
      better: true,
    })
    expect(differ('cases', 'down', figure(120), figure(100))).toEqual({ change: 20, changePercent: 20, better: false })
    expect(differ('cases', 'none', figure(5), figure(0))).toEqual({ change: 5, changePercent: null, better: null })
    expect(differ('cases', 'up', figure(5), figure(null))).toEqual({ change: null, changePercent: null, better: null })
  })
})

test('whatever is put in the heap comes out in order of time, and only what is due', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 99 })), fc.integer({ min: 0, max: 99 }), (times, by) => {
      const heap = openHeap<{ turn: number }>()
      for (const turn of times) heap.push({ turn })
      const out: number[] = []
      for (let due = heap.due(by); due; due = heap.due(by)) out.push(due.turn)
      expect(out).toEqual(times.filter((each) => each <= by).sort((a, b) => a - b))
      expect(heap.size()).toBe(times.length - out.length)
    }),
  )
})

describe('the list of indicators', () => {
  test('has at least forty, each once, in both languages, saying what it counts', () => {
    expect(indicators.length).toBeGreaterThanOrEqual(40)
    expect(indicatorOf.size).toBe(indicators.length)
    for (const { defined } of indicators) {
      for (const wording of [defined.title, defined.formula, defined.numerator, defined.denominator]) {
        if (wording === null) continue
        expect(wording.zh, defined.id).toMatch(/[\u4e00-\u9fff]|TSG/)
        expect(wording.en.length, defined.id).toBeGreaterThan(2)
        expect(wording.en, defined.id).not.toMatch(/[\u4e00-\u9fff]/)
      }
      expect(defined.measure === 'share', defined.id).toBe(defined.denominator !== null)
      expect(defined.now === 'standing', defined.id).toBe(defined.query.anchor === null)
      // A measured value must be there of everything that counts, so that the count of those measured is the count.
      if (defined.query.value !== null) expect([...columnsOf(defined.query.of)].length, defined.id).toBeGreaterThan(0)
    }
  })
  test('means by today the day of the district, and by the half-year that to date', () => {
    const now = at('2026-11-28T07:59')
    expect(text(windowOf('today', now).from)).toBe('2026-11-28T00:00')
    expect(text(windowOf('halfYear', now).from)).toBe('2026-07-01T00:00')
    expect(windowOf('standing', now)).toBeNull()
    expect(windowOf('last24h', now).from).toBe(now - 86_400_000)
  })
})
