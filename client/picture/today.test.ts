import { districtHour } from '@contract/time.ts'
import { expect, test } from 'vitest'
import { WEEK_MS } from './hours.ts'
import { comparison, todayOf } from './today.ts'
import { anyView } from './view.fixture.ts'

const now = Date.parse('2026-11-23T09:41:00+08:00')
const at = (name: string, count: number) => ({ [`${name}|${districtHour(now)}`]: count })

test('the kinds of today’s complaints add up to the number above them', () => {
  const tallies = { ...at('complaint', 10), ...at('complaint.kind/complaint', 6), ...at('complaint.kind/tipOff', 3) }
  const { complaints, kinds } = todayOf(anyView({ tallies }), now)
  expect(complaints.count).toBe(10)
  expect(kinds.reduce((sum, { count }) => sum + count, 0)).toBe(10)
  expect(kinds.at(-1)).toEqual({ kind: 'rest', count: 1 })
})
test('a rate stands on its numerator and denominator', () => {
  const { positives } = todayOf(anyView({ tallies: { ...at('quickTest', 200), ...at('quickTest.positive', 7) } }), now)
  expect([positives.count, positives.of]).toEqual([7, 200])
})
test('yesterday is not counted today', () => {
  const yesterday = { [`entrapment|2026-11-22T23`]: 5, [`elevator.alarm|2026-11-22T23`]: 5 }
  expect(todayOf(anyView({ tallies: yesterday }), now).entrapments.count).toBe(0)
})
test('with no fact and no feed every number is missing, not zero', () => {
  const today = todayOf(anyView(), now)
  for (const { standing } of [today.complaints, today.entrapments, today.positives, today.unrecorded])
    expect(standing.state).toBe('missing')
})
test('each number opens the records of today in its own list', () => {
  const today = todayOf(anyView(), now)
  expect(today.unplaced.records.path).toContain('unplaced=true')
  const sales = new URL(today.unrecorded.records.path, 'http://x').searchParams
  expect([sales.get('kind'), sales.get('holds')]).toEqual(['pharmacy.sale', '{"recorded":false}'])
})
test('above the upper quartile of earlier weeks is above the usual, and few weeks make it provisional', () => {
  const weeks = Object.fromEntries(
    [1, 2].map((week) => [`complaint|${districtHour(now - week * WEEK_MS - 3_600_000)}`, 10]),
  )
  const busy = { [`complaint|${districtHour(now - 3_600_000)}`]: 40 }
  const { soFar } = todayOf(anyView({ tallies: { ...weeks, ...busy }, marks: { firstFactAt: now - 3 * WEEK_MS } }), now)
  expect(soFar && comparison(soFar)).toEqual({ is: 'above', provisional: true })
})
test('without an earlier week nothing is called usual or unusual', () => {
  const { soFar } = todayOf(anyView({ marks: { firstFactAt: now - 3_600_000 } }), now)
  expect(soFar && comparison(soFar).is).toBe('unknown')
})
