import { expect, test } from 'vitest'
import { elapsed } from './elapsed.ts'

test('an alarm open for eleven minutes reads minutes and seconds, from an hour on hours too', () => {
  expect(elapsed(678_900)).toBe('11:18')
  expect(elapsed(5_000)).toBe('00:05')
  expect(elapsed(4_278_000)).toBe('1:11:18')
})

test('a clock that runs behind the alarm shows nothing elapsed', () => {
  expect(elapsed(-5_000)).toBe('00:00')
})
