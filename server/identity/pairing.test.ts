import { expect, test } from 'vitest'
import { pairingCode } from './pairing.ts'

test('a code is six digits, leading zeros and all', () => {
  expect(pairingCode(new Set(), () => 42)).toBe('000042')
  for (let i = 0; i < 200; i++) expect(pairingCode(new Set())).toMatch(/^\d{6}$/)
})

test('two screens that wait never show the same code', () => {
  const draws = [7, 7, 8]
  expect(pairingCode(new Set(['000007']), () => draws.shift()!)).toBe('000008')
})

test('when no code can be found it says so, and does not hang', () => {
  expect(() => pairingCode(new Set(['000007']), () => 7)).toThrow('没有空闲的配对码')
})
