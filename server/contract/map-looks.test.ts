import { expect, test } from 'vitest'
import { dueLook, freshness, SOON_MS } from './map-looks.ts'

test('a deadline is over from its very moment on, near within 24 hours, and otherwise nothing to look at', () => {
  const now = Date.parse('2026-11-27T00:00:00+08:00')
  expect(dueLook(now, now)).toBe('overdue')
  expect(dueLook(now + 1, now)).toBe('soon')
  expect(dueLook(now + SOON_MS, now)).toBe('soon')
  expect(dueLook(now + SOON_MS + 1, now)).toBeNull()
  expect(dueLook(undefined, now)).toBeNull()
})

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
