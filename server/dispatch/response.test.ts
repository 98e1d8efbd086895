import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { measureOf, tookMs, type Answerable } from './response.ts'

const NOW = Date.parse('2026-11-27T10:00:00+08:00')
const S = 1_000
const one = (over: Partial<Answerable> = {}): Answerable => ({
  from: NOW - 600 * S,
  doneAt: null,
  endedAt: null,
  ...over,
})
const done = (afterS: number) => one({ doneAt: NOW - 600 * S + afterS * S })

describe('an urgent alarm is to be acknowledged within 15 seconds, in nine of ten', () => {
  test('nine of ten in time is enough, eight are not; the second target counts beside it', () => {
    const nine = measureOf('acknowledge', [...Array.from({ length: 9 }, () => done(15)), done(18)], NOW)
    expect(nine).toMatchObject({ denominator: 10, medianMs: 15 * S, p90Ms: 15 * S, pending: 0 })
    expect(nine.targets.map(({ numerator, met }) => [numerator, met])).toEqual([
      [9, true],
      [10, true],
    ])
    const eight = measureOf('acknowledge', [...Array.from({ length: 8 }, () => done(3)), done(18), done(21)], NOW)
    expect(eight.targets.map(({ numerator, met }) => [numerator, met])).toEqual([
      [8, false],
      [9, false],
    ])
  })

  test('one that nobody acknowledged is late and not absent; the ninth tenth is then no number', () => {
    const measure = measureOf('acknowledge', [done(3), one()], NOW)
    expect(measure).toMatchObject({ denominator: 2, medianMs: 3 * S, p90Ms: null })
    expect(measure.targets[0]).toMatchObject({ numerator: 1, met: false })
  })

  test('one whose seconds still run waits; one that was over sooner is nobody’s fault', () => {
    const waits = one({ from: NOW - 15 * S })
    const passed = one({ endedAt: NOW - 590 * S })
    expect(measureOf('acknowledge', [waits, passed], NOW)).toMatchObject({
      denominator: 0,
      pending: 1,
      medianMs: null,
      targets: [{ met: null }, { met: null }],
    })
    expect(tookMs('acknowledge', one({ from: NOW - 16 * S }), NOW)).toBe(Infinity)
    expect(tookMs('acknowledge', one({ endedAt: NOW - 580 * S }), NOW)).toBe(Infinity)
  })
})

test('nothing is counted twice or lost, whatever came', () => {
  const some = fc.record({
    from: fc.integer({ min: NOW - 100 * S, max: NOW }),
    doneAt: fc.option(fc.integer({ min: NOW - 100 * S, max: NOW })),
    endedAt: fc.option(fc.integer({ min: NOW - 100 * S, max: NOW })),
  })
  fc.assert(
    fc.property(fc.array(some), (all) => {
      const { denominator, pending, targets } = measureOf('dispatch', all, NOW)
      const passed = all.filter(
        (each) => each.doneAt === null && each.endedAt !== null && tookMs('dispatch', each, NOW) === null,
      )
      expect(denominator + pending + passed.length).toBe(all.length)
      expect(targets[0]!.numerator).toBeLessThanOrEqual(targets[1]!.numerator)
      expect(targets[1]!.numerator).toBeLessThanOrEqual(denominator)
    }),
  )
})
