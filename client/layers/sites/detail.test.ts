import { expect, test } from 'vitest'
import { COUNTED_FROM, detailOf, grade, SINGLE_FROM } from './detail.ts'

test('at district overview lifts are a fine texture without numbers, markets stand singly', () => {
  expect(detailOf('elevator', 12)).toMatchObject({ counted: false })
  expect(detailOf('elevator', 12).radius).toBeLessThan(2)
  expect(detailOf('market', 12).reach).toBe(0)
})

test('deeper, lifts gather into symbols with a count, and deepest they part again', () => {
  const [overview, counted, single] = [12, COUNTED_FROM, SINGLE_FROM].map((zoom) => detailOf('elevator', zoom))
  expect(counted).toMatchObject({ counted: true })
  expect(counted?.reach).toBeGreaterThan(overview?.reach ?? Infinity)
  expect(single?.reach).toBeLessThan(counted?.reach ?? 0)
})

test('symbols of single sites never overlap their own kind', () => {
  for (let zoom = SINGLE_FROM; zoom <= 18; zoom += 0.125) {
    const { reach, radius } = detailOf('elevator', zoom)
    expect(2 * 0.86 * radius).toBeLessThan(reach)
  }
})

test('a mark grows stronger with every site under it, up to a dozen', () => {
  expect(grade(1)).toBe(0)
  expect(grade(3)).toBeGreaterThan(grade(2))
  expect([grade(12), grade(500)]).toEqual([1, 1])
})
