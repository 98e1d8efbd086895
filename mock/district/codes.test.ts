import { expect, test } from 'vitest'
import {
  deviceCode,
  foodLicence,
  liftCertificate,
  mod1110,
  pharmacyLicence,
  producerLicence,
  rescueCode,
} from './codes.ts'

test('the check digit of ISO 7064 MOD 11,10 is the one of the standard’s example', () => {
  expect(mod1110('0794')).toBe('5')
})

test('licence and device numbers have the length and form of their rules', () => {
  expect(deviceCode('3110', 7, 2012, 31)).toBe('311099007201200031')
  expect(pharmacyLicence('CA', 1)).toBe('粤CA755000001')
  expect(liftCertificate(1, 2022)).toBe('梯11粤B00001(22)')
  expect(foodLicence('catering', 12)).toMatch(/^JY2440399\d{7}$/)
  expect(producerLicence(101, 12)).toMatch(/^SC101440399\d{5}$/)
})

test('no two lifts of the largest district share a rescue code', () => {
  const codes = new Set(Array.from({ length: 600_000 }, (_, n) => rescueCode(n)))
  expect(codes.size).toBe(600_000)
  for (const code of [rescueCode(0), rescueCode(599_999)]) expect(code).toMatch(/^\d{6}$/)
})
