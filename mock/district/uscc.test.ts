import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inventedUscc, orgCheck, usccCheck, validUscc } from './uscc.ts'

// Published codes, as vectors for the formula only; no invented business carries one.
const published = ['91350100M000100Y43', '91440300708461136T', '914403001922038216']

test.each(published)('the published credit code %s has the check character that the formula gives', (code) => {
  expect(usccCheck(code.slice(0, 17))).toBe(code.charAt(17))
})

test.each(published.slice(1))('the organisation code inside %s checks out too', (code) => {
  expect(orgCheck(code.slice(8, 16))).toBe(code.charAt(16))
  expect(validUscc(code)).toBe(true)
})

test('a credit code with one character changed is not valid', () => {
  expect(validUscc('914403007084611360')).toBe(false)
  expect(validUscc('91440300708461146T')).toBe(false)
  expect(validUscc('9144030070846113IT')).toBe(false)
  expect(validUscc('')).toBe(false)
})

test('every invented business has a valid code of its own, in an area that no county has', () => {
  fc.assert(
    fc.property(fc.nat(31 ** 6 - 1), (n) => {
      const code = inventedUscc(n)
      expect(validUscc(code)).toBe(true)
      expect(code.slice(2, 8)).toBe('440399')
    }),
  )
  expect(new Set(Array.from({ length: 5_000 }, (_, n) => inventedUscc(n))).size).toBe(5_000)
})

test('a body that cannot be a code is refused with a sentence', () => {
  expect(() => usccCheck('short')).toThrow('17 characters')
  expect(() => usccCheck('9144030070846113I')).toThrow('cannot stand in a credit code')
  expect(() => orgCheck('7084611')).toThrow('8 of 0-9 A-Z')
})
