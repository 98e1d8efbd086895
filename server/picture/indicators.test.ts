import { describe, expect, test } from 'vitest'
import type { IndicatorNow } from '../contract/indicator.ts'
import type { View } from '../contract/picture.ts'
import { openPicture } from './picture.ts'
import { textOf } from './store.ts'

const NOW = Date.parse('2026-11-28T09:00:00+08:00')
const OF_ST_1: View = { audience: 'officer', stations: ['st-1'], streets: ['440307001'] }
const count = (value: number): IndicatorNow => ({ value, numerator: value, denominator: null, from: null })
const share = (n: number, d: number): IndicatorNow => ({
  value: (n / d) * 100,
  numerator: n,
  denominator: d,
  from: null,
})

const figures = (more: Record<string, IndicatorNow> = {}) =>
  new Map(
    Object.entries({
      'complaints.received': count(12),
      'complaints.received|kind=consult': count(2),
      'interception.gross': share(6_426, 30_000),
      'tasks.open': count(4),
      'matters.overdue': count(9),
      'lifts.entrapments': count(1),
      ...more,
    }),
  )
function pictureOf(values = figures()) {
  const picture = openPicture()
  picture.setIndicators(values, { seq: 7, at: NOW })
  return picture
}
const of = (picture: ReturnType<typeof openPicture>, view: View) => picture.snapshot(NOW, view).shelves.indicators

describe('figures on the picture', () => {
  test('a wall has them all, and knows up to which record they are counted', () => {
    const { indicators, marks } = pictureOf().snapshot(NOW, 'wall').shelves
    expect(Object.keys(indicators)).toHaveLength(6)
    expect(marks).toMatchObject({ indicatorsSeq: 7, indicatorsAt: NOW })
  })

  test('only what moved travels, and what is counted no more is taken off', () => {
    const picture = pictureOf()
    picture.step(NOW, ['wall'])
    const next = figures({ 'tasks.open': count(5) })
    next.delete('complaints.received|kind=consult')
    picture.setIndicators(next, { seq: 8, at: NOW + 1_000 })
    const frame = picture.step(NOW + 1_000, ['wall'])?.wall
    expect(frame?.put.indicators).toEqual({ 'tasks.open': count(5) })
    expect(frame?.drop.indicators).toEqual(['complaints.received|kind=consult'])
  })

  test('whoever answers for a part gets none: those of the district would tell him of what he is not to know', () => {
    expect(of(pictureOf(), OF_ST_1)).toEqual({})
  })

  test('in public nothing of tasks, of who is late, and of one or two cases; withheld is said, not left out', () => {
    const seen = of(pictureOf(), 'public')
    expect(seen['complaints.received']).toEqual(count(12))
    expect(seen['interception.gross']?.numerator).toBe(6_426)
    expect(seen['lifts.entrapments']?.value).toBe(1)
    for (const key of ['tasks.open', 'matters.overdue', 'complaints.received|kind=consult'])
      expect(seen[key], key).toEqual({ value: null, numerator: null, denominator: null, from: null, withheld: true })
    // A share of few tells what it is of.
    const few = of(pictureOf(figures({ 'interception.gross': share(2, 30) })), 'public')
    expect(few['interception.gross']).toMatchObject({ value: null, withheld: true })
  })

  test('they are live and not history: a stored picture holds none', () => {
    expect(textOf(pictureOf().state)).not.toMatch(/indicators|interception/)
  })
})
