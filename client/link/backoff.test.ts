import { expect, test } from 'vitest'
import { FIRST_PAUSE_MS, LONGEST_PAUSE_MS, pauseMs } from './backoff.ts'

test('pauses grow and stop growing', () => {
  expect(pauseMs(0, 1)).toBe(FIRST_PAUSE_MS)
  expect(pauseMs(1, 1)).toBe(2 * FIRST_PAUSE_MS)
  expect(pauseMs(1_000, 1)).toBe(LONGEST_PAUSE_MS)
})
test('two screens that failed together come back apart', () => {
  expect(pauseMs(5, 0.9) - pauseMs(5, 0.1)).toBeGreaterThan(1_000)
})
test('no pause is ever zero, so a refusing server is not hammered', () => {
  expect(pauseMs(0, 0)).toBeGreaterThan(100)
})
