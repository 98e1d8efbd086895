import { expect, test } from 'vitest'
import { dueLook, SOON_MS } from './due-look.ts'

test('a deadline is over from its very moment on, near within 24 hours, and otherwise nothing to look at', () => {
  const now = Date.parse('2026-11-27T00:00:00+08:00')
  expect(dueLook(now, now)).toBe('overdue')
  expect(dueLook(now + 1, now)).toBe('soon')
  expect(dueLook(now + SOON_MS, now)).toBe('soon')
  expect(dueLook(now + SOON_MS + 1, now)).toBeNull()
  expect(dueLook(undefined, now)).toBeNull()
})
