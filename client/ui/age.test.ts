import { expect, test } from 'vitest'
import { ageOf, stopwatch } from './age.ts'

test('an age is told in the largest fitting words', () => {
  expect(ageOf(9_999)).toEqual({ key: 'age.now', named: {} })
  expect(ageOf(19_000)).toEqual({ key: 'age.seconds', named: { n: 15 } })
  expect(ageOf(61_000)).toEqual({ key: 'age.minutes', named: { n: 1 } })
  expect(ageOf(2 * 3_600_000 + 600_000)).toEqual({ key: 'age.hours', named: { n: 2, m: 10 } })
  expect(ageOf(50 * 3_600_000)).toEqual({ key: 'age.days', named: { n: 2 } })
})
test('a record from a clock that runs ahead is of now, not of a negative age', () => {
  expect(ageOf(-90_000).key).toBe('age.now')
  expect(stopwatch(-5).text).toBe('00:00')
})
test('the time an alarm is open counts like a stopwatch', () => {
  expect(stopwatch(7_000).text).toBe('00:07')
  expect(stopwatch(678_000).text).toBe('11:18')
  expect(stopwatch(3_753_000).text).toBe('1:02:33')
  expect(stopwatch(50 * 3_600_000)).toEqual({ text: '50:00:00', days: 2 })
})
