import { expect, test } from 'vitest'
import { hideKnown, knownParticulars } from './known-particulars.ts'
import { maskDeep, restoreMasked } from './masks.ts'

test('a complainant who names himself in his own words is not named by them', () => {
  const known = knownParticulars([
    ['name', '欧阳锦绣'],
    ['address', '龙城街道清林路 546 号'],
  ])
  const shown = hideKnown('我叫欧阳锦绣，住龙城街道清林路 546 号，欧阳锦绣要退款', known)
  expect(shown).not.toMatch(/锦绣|清林路|546/)
  expect(shown).toContain('要退款')
})

test('one letter is no particular: it would hide half of every sentence', () => {
  expect(hideKnown('王某的店', knownParticulars([['name', '王']]))).toBe('王某的店')
})

test('a refused record does not name in its words whom its fields hide, and is restored all the same', () => {
  const original = { complainant: { name: '欧阳锦绣' }, text: '我叫欧阳锦绣，店家不退钱', kind: 'wrong' }
  const shown = maskDeep(original) as typeof original
  expect(JSON.stringify(shown)).not.toContain('锦绣')
  expect(restoreMasked(original, { ...shown, kind: 'complaint' })).toEqual({ ...original, kind: 'complaint' })
})
