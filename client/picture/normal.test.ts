import { expect, test } from 'vitest'
import { districtHour } from '@contract/time.ts'
import { HOUR_MS, WEEK_MS } from './hours.ts'
import { bandOf, comparison, hourMissing, normalOfHour, soFar } from './normal.ts'

const at = (iso: string) => Date.parse(`${iso}+08:00`)
const hour = at('2026-11-23T09:00:00')
const weeksBefore = (counts: readonly number[]) =>
  new Map(counts.map((count, index) => [`complaint|${districtHour(hour - (index + 1) * WEEK_MS)}`, count]))

test('the normal of an hour is the same weekday and hour of the four weeks before', () => {
  const normal = normalOfHour(weeksBefore([40, 10, 30, 20, 9_999]), 'complaint', hour, at('2026-01-01T00:00:00'))
  expect(normal).toEqual({ weeks: 4, low: 17.5, median: 25, high: 32.5 })
})
test('a week before the first fact is unknown, not zero', () => {
  const normal = normalOfHour(weeksBefore([10, 20]), 'complaint', hour, hour - 2 * WEEK_MS)
  expect(normal).toMatchObject({ weeks: 2, median: 15 })
  expect(normalOfHour(new Map(), 'complaint', hour, undefined)).toEqual({
    weeks: 0,
    low: null,
    median: null,
    high: null,
  })
})
test('today is compared by its finished hours only', () => {
  const tallies = new Map([
    ['complaint|2026-11-23T00', 3],
    ['complaint|2026-11-23T01', 50],
    ['complaint|2026-11-16T00', 2],
    ['complaint|2026-11-16T01', 77],
  ])
  const now = at('2026-11-23T01:30:00')
  expect(soFar(tallies, 'complaint', now, at('2026-11-16T00:00:00'))).toEqual({
    until: at('2026-11-23T01:00:00'),
    count: 3,
    normal: { weeks: 1, low: 2, median: 2, high: 2 },
  })
})
test('in the first hour of a day nothing compares yet', () => {
  expect(soFar(new Map(), 'complaint', at('2026-11-23T00:59:00'), 0)).toBeNull()
})
test('an hour before the first fact or after the feed fell silent is a gap', () => {
  expect(hourMissing(hour, hour + HOUR_MS, hour + HOUR_MS)).toBe(true)
  expect(hourMissing(hour, hour + 1, Number.POSITIVE_INFINITY)).toBe(false)
  expect(hourMissing(hour, 0, hour)).toBe(true)
  expect(hourMissing(hour, 0, hour + 1)).toBe(false)
  expect(hourMissing(hour, undefined, Number.POSITIVE_INFINITY)).toBe(true)
})

test('above the upper quartile of earlier weeks is above the usual, and few weeks make it provisional', () => {
  const now = at('2026-11-23T09:41:00')
  const told = new Map([
    ['complaint|2026-11-09T08', 10],
    ['complaint|2026-11-16T08', 10],
    ['complaint|2026-11-23T08', 40],
  ])
  const before = soFar(told, 'complaint', now, now - 3 * 7 * 24 * HOUR_MS)
  expect(before && comparison(before)).toEqual({ is: 'above', provisional: true })
})
test('what is called above the usual is above the band as it is said beside it', () => {
  const normal = { weeks: 4, low: 17.6, median: 20, high: 22.75 }
  expect(bandOf(normal)).toEqual({ low: 18, high: 23 })
  const is = (count: number) => comparison({ until: 0, count, normal }).is
  expect([17, 18, 23, 24].map(is)).toEqual(['below', 'within', 'within', 'above'])
})
test('without an earlier week nothing is called usual or unusual', () => {
  const now = at('2026-11-23T09:41:00')
  const before = soFar(new Map(), 'complaint', now, now - HOUR_MS)
  expect(before && comparison(before).is).toBe('unknown')
})
