import { expect, test } from 'vitest'
import { sixDigits } from './digits.ts'

test('a pasted code is taken however it was written', () => {
  expect(sixDigits(' 123 456\n')).toBe('123456')
  expect(sixDigits('123-456')).toBe('123456')
  expect(sixDigits('１２３４５６')).toBe('123456')
})
test('more than six digits are cut, letters are none', () => {
  expect(sixDigits('12345678')).toBe('123456')
  expect(sixDigits('abc')).toBe('')
})
