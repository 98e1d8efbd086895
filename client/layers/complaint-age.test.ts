import { expect, test } from 'vitest'
import { freshness } from './complaint-age.ts'

const now = Date.UTC(2026, 10, 23, 1)
const hour = 3_600_000

test('a complaint of the last quarter of an hour stands in full strength', () => {
  expect(freshness(now - 14 * 60_000, now)).toBe(1)
  expect(freshness(now + 60_000, now)).toBe(1)
})

test('a complaint fades as the day passes and is history after it', () => {
  const seen = [1, 6, 12, 23].map((hours) => freshness(now - hours * hour, now))
  expect(seen).toEqual([...seen].sort((a, b) => b - a))
  expect(seen.at(-1)).toBeGreaterThan(0)
  expect(freshness(now - 24 * hour, now)).toBe(0)
})
