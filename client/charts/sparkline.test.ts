import { expect, test } from 'vitest'
import { anyFigure, counted, daily, daysFrom, usually } from './figures/figure.fixture.ts'
import { sparkline, SPARK_POINTS } from './sparkline.ts'

const box = { width: 104, height: 24, rim: 2 }
const spark = (values: readonly (number | null)[]) => sparkline(daily(values).figure, null, box)

test('a little curve runs from edge to edge, and counts stand on zero', () => {
  expect(spark([0, 5, 10])).toEqual({
    line: 'M2 22L52 12L102 2',
    unfinished: '',
    band: '',
    dot: { x: 102, y: 2, open: false },
  })
})
test('a silence is a hole in it; after one nothing is told as the last value', () => {
  expect(spark([4, null, 4, 4]).line.match(/M/g)).toHaveLength(2)
  expect(spark([4, 4, null]).dot).toBeNull()
})
test('it holds the latest twenty-four spans', () => {
  const { line } = spark(Array.from({ length: 90 }, (_, index) => index))
  expect(line.match(/[ML]/g)).toHaveLength(SPARK_POINTS)
})
test('what is not over hangs on by a line of its own, with an open dot', () => {
  const groups = daysFrom('2026-11-01', 3).map((day, index) =>
    counted({ day }, index + 1, index === 2 ? 'running' : undefined),
  )
  const one = sparkline(anyFigure({ groups }), null, box)
  expect([one.line.match(/[ML]/g)?.length, one.unfinished.match(/[ML]/g)?.length, one.dot?.open]).toEqual([2, 2, true])
})
test('what is usual is a closed shade behind it, with holes where nobody can say', () => {
  const usual = usually(2, 3, 4, 5)
  const holed = { ...usual, items: usual.items.map((item, index) => (index === 2 ? { ...item, low: null } : item)) }
  const { band } = sparkline(daily([1, 2, 3, 4, 5]).figure, holed, box)
  expect(band.match(/Z/g)).toHaveLength(2)
  expect(sparkline(daily([1, 2]).figure, { ...usual, span: 'hour' }, box).band).toBe('')
})
test('nothing told is nothing drawn; one value is a dot, and a flat line lies in the middle', () => {
  const nothing = { line: '', unfinished: '', band: '', dot: null }
  expect([spark([]), spark([null]), sparkline(anyFigure({ by: ['street'] }), null, box)]).toEqual([
    nothing,
    nothing,
    nothing,
  ])
  expect(spark([3]).line).toBe('M102 2h0')
  const flat = sparkline({ ...daily([7, 7]).figure, measure: 'median' }, null, box)
  expect(flat.line).toBe('M2 12L102 12')
})
test('numbers of any size and below zero stay in the box', () => {
  for (const values of [
    [-5, 3, -2],
    [1e12, 2, 9e11],
    [0, 0],
  ]) {
    for (const [, , y] of spark(values).line.matchAll(/[ML]([\d.]+) ([\d.-]+)/g)) {
      expect(Number(y)).toBeGreaterThanOrEqual(2)
      expect(Number(y)).toBeLessThanOrEqual(22)
    }
  }
})
