import { expect, test } from 'vitest'
import { reloadIn } from './build.ts'

const LONG_AGO = 3_600_000

test('the same build after a restart reloads nothing', () => {
  expect(reloadIn('b1', 'b1', LONG_AGO, 0.5)).toBeNull()
})
test('the first build a page hears of is its own', () => {
  expect(reloadIn(null, 'b1', LONG_AGO, 0.5)).toBeNull()
})
test('a new build reloads the page within seconds, each screen at its own moment', () => {
  expect(reloadIn('b1', 'b2', LONG_AGO, 0)).toBe(0)
  expect(reloadIn('b1', 'b2', LONG_AGO, 0.99)).toBeGreaterThan(3_000)
})
test('two nodes with two builds cannot make a wall reload without end', () => {
  expect(reloadIn('b1', 'b2', 1_000, 0)).toBe(59_000)
})
