import fc from 'fast-check'
import { expect, test } from 'vitest'
import { quantileOf } from './quantile.ts'

const ordered = fc
  .array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 60 })
  .map((values) => values.sort((a, b) => a - b))

test('no more than one in ten lie above what nine in ten stay within, and half on either side of the median', () => {
  fc.assert(
    fc.property(ordered, fc.constantFrom(0.25, 0.5, 0.75, 0.9), (values, part) => {
      const within = quantileOf(values, part)!
      expect(values.filter((value) => value > within).length).toBeLessThanOrEqual(Math.ceil(values.length * (1 - part)))
      expect(values.filter((value) => value < within).length).toBeLessThanOrEqual(Math.ceil(values.length * part))
    }),
  )
})
test('between two values it lies in proportion; of none there is none', () => {
  expect(quantileOf([10, 20, 30, 40], 0.25)).toBe(17.5)
  expect(quantileOf([1, 2], 0.5)).toBe(1.5)
  expect(quantileOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20], 0.9)).toBe(10)
  expect(quantileOf([], 0.5)).toBeNull()
})
