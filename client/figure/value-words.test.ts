import { expect, test } from 'vitest'
import { changeText, countText, valueText } from './value-words.ts'

test('an empty denominator is a dash, and nothing counted is nought', () => {
  expect(valueText(null, 'percent')).toBe('—')
  expect(valueText(0, 'cases')).toBe('0')
  expect(valueText(0, 'percent')).toBe('0.00')
})
test('a share has two decimals, a time at most one, a count none', () => {
  expect(valueText(82.3, 'percent')).toBe('82.30')
  expect(valueText(3.26, 'hours')).toBe('3.3')
  expect(valueText(12_345, 'cases')).toBe('12,345')
})
test('a difference carries its sign, and no difference carries none', () => {
  expect(changeText(-2.5, 'percent')).toBe('−2.50')
  expect(changeText(13, 'tasks')).toBe('+13')
  expect(changeText(0, 'tasks')).toBe('0')
})
test('four hundred thousand records are counted as readably as four hundred', () => {
  expect([countText(400), countText(400_000)]).toEqual(['400', '400,000'])
})
