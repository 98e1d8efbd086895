import { expect, test } from 'vitest'
import { HOUR_MS, hoursOfToday, lastHours, sumHours, tallyAt } from './hours.ts'

const at = (iso: string) => Date.parse(`${iso}+08:00`)

test('an hour that nobody counted is zero, an hour is read by the district’s clock', () => {
  const tallies = new Map([['complaint|2026-11-23T09', 7]])
  expect(tallyAt(tallies, 'complaint', at('2026-11-23T09:59:59'))).toBe(7)
  expect(tallyAt(tallies, 'complaint', at('2026-11-23T10:00:00'))).toBe(0)
})
test('today begins at midnight of the district, not of Greenwich', () => {
  const tallies = new Map([
    ['complaint|2026-11-22T23', 100],
    ['complaint|2026-11-23T00', 1],
    ['complaint|2026-11-23T07', 2],
    ['complaint|2026-11-23T08', 4],
  ])
  const [midnight = 0] = hoursOfToday(at('2026-11-23T07:30:00'))
  expect(midnight).toBe(at('2026-11-23T00:00:00'))
  expect(sumHours(tallies, 'complaint', midnight, at('2026-11-23T08:30:00'))).toBe(7)
  expect(sumHours(tallies, 'complaint', at('2026-11-23T00:00:00'), at('2026-11-23T08:00:00'))).toBe(3)
})
test('the last 24 hours end with the running hour', () => {
  const hours = lastHours(at('2026-11-23T09:41:00'), 24)
  expect(hours).toHaveLength(24)
  expect(hours.at(-1)).toBe(at('2026-11-23T09:00:00'))
  expect(hours[0]).toBe(at('2026-11-22T10:00:00'))
})
test('a day has 24 hours whatever the time is', () => {
  const hours = hoursOfToday(at('2026-11-23T23:59:59'))
  expect(hours[0]).toBe(at('2026-11-23T00:00:00'))
  expect((hours[23] ?? 0) - (hours[0] ?? 0)).toBe(23 * HOUR_MS)
})
