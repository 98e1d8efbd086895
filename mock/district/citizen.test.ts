import { expect, test } from 'vitest'
import { citizenCheck, inventedPhone, nobodysId, validCitizen } from './citizen.ts'

test('the example of GB 11643 has the check character X', () => {
  expect(citizenCheck('11010519491231002')).toBe('X')
})

test('an invented citizen number checks out and belongs to an area that does not exist', () => {
  for (let serial = 0; serial < 50; serial++) {
    const id = nobodysId('19900229', serial)
    expect(validCitizen(id)).toBe(true)
    expect(id.startsWith('990000')).toBe(true)
  }
})

test('a wrong check character is noticed, and so is a number of the wrong length', () => {
  expect(validCitizen('110105194912310021')).toBe(false)
  expect(validCitizen('1101051949123100')).toBe(false)
  expect(() => citizenCheck('1')).toThrow('17 digits')
})

test('every invented telephone number lies in the declared range', () => {
  for (const n of [0, 7, 9_999, 10_000]) expect(inventedPhone(n)).toMatch(/^1990000\d{4}$/)
})
