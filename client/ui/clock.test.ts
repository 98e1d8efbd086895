import { expect, test } from 'vitest'
import { clockOf, dateOf, minuteOf, stampOf } from './clock.ts'

const at = Date.parse('2026-11-22T23:41:27+08:00')

test('the wall tells district time whatever the zone of the machine', () => {
  expect(clockOf(at)).toBe('23:41:27')
  expect(minuteOf(at)).toBe('23:41')
  expect(stampOf(at)).toBe('2026-11-22 23:41:27')
})
test('date and weekday are of the district and in the language of the screen', () => {
  expect(dateOf(at, 'zh-CN')).toBe('2026年11月22日 周日')
  expect(dateOf(at, 'en')).toBe('Sun 22 Nov 2026')
})
