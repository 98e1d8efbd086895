import { expect, test } from 'vitest'
import { rowsThatFit } from './rows.ts'

test('when all rows fit no line is kept for the rest', () => {
  expect(rowsThatFit([50, 50], 100, 20)).toBe(2)
})
test('when not all fit the line that counts the rest has its room', () => {
  expect(rowsThatFit([50, 50, 50], 120, 20)).toBe(2)
  expect(rowsThatFit([50, 50, 50], 119, 20)).toBe(1)
})
test('a panel with no room shows no row rather than half a one', () => {
  expect(rowsThatFit([50, 50], 40, 20)).toBe(0)
  expect(rowsThatFit([], 0, 20)).toBe(0)
})
