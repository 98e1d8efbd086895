import { expect, test } from 'vitest'
import { momentText, periodText } from './period-words.ts'

const say = (key: string, named: object = {}) => [key, ...Object.values(named)].join('|')

test('whole days are said by their dates, both included', () => {
  expect(periodText('2026-11-16T00:00:00+08:00', '2026-11-23T00:00:00+08:00', say)).toBe(
    'figure.span|2026-11-16|2026-11-22',
  )
  expect(periodText('2026-03-01T00:00:00+08:00', '2026-03-02T00:00:00+08:00', say)).toBe('2026-03-01')
})
test('a period that ends within a day says the minute', () => {
  expect(periodText('2026-07-01T00:00:00+08:00', '2026-11-23T09:41:27+08:00', say)).toBe(
    'figure.span|2026-07-01 00:00|2026-11-23 09:41',
  )
})
test('what stands has no period', () => {
  expect(periodText(null, null, say)).toBe('figure.standing')
})
test('a moment is told to the minute', () => {
  expect(momentText('2026-11-23T09:41:27+08:00')).toBe('2026-11-23 09:41')
})
