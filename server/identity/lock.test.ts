import { expect, test } from 'vitest'
import { afterFailure, lockedFor, type Failures } from './lock.ts'

const MIN = 60_000
const NEW: Failures = { failures: 0, lockedUntil: null }
const failed = (times: number, now: number, from: Failures = NEW) =>
  Array.from({ length: times }).reduce<Failures>((before) => afterFailure(before, now), from)

test('four failures lock nothing, the fifth locks for a quarter of an hour', () => {
  expect(lockedFor(failed(4, 0), 0)).toBe(0)
  expect(lockedFor(failed(5, 0), 0)).toBe(15 * MIN)
  expect(lockedFor(failed(5, 0), 10 * MIN)).toBe(5 * MIN)
  expect(lockedFor(failed(5, 0), 15 * MIN)).toBe(0)
})

test('going on while it is locked doubles the lock, up to an hour', () => {
  expect([9, 10, 15, 20, 500].map((times) => lockedFor(failed(times, 0), 0) / MIN)).toEqual([15, 30, 60, 60, 60])
})

test('trying on while it is locked never makes a lock shorter', () => {
  const hour = failed(15, 0)
  expect(failed(1, 59 * MIN, hour).lockedUntil).toBe(60 * MIN)
  expect(failed(5, 59 * MIN, hour).lockedUntil).toBe(119 * MIN)
})

test('a lock that ran out is forgotten: the next failure is the first', () => {
  const after = afterFailure(failed(7, 0), 15 * MIN)
  expect(after).toEqual({ failures: 1, lockedUntil: null })
  expect(lockedFor(failed(4, 15 * MIN, after), 15 * MIN)).toBe(15 * MIN)
})
