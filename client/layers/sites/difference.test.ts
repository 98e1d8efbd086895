import type { SiteColumns } from '@contract/picture.ts'
import { expect, test } from 'vitest'
import { difference, MOST_OVER } from './difference.ts'

const register: SiteColumns = {
  version: 1,
  kinds: ['market', 'elevator'],
  id: ['a', 'b', 'c'],
  kind: [0, 1, 1],
  x: [1, 2, 3],
  y: [4, 5, 6],
}

test('a site added and a site moved are the rows to draw over the tiles', () => {
  const after = {
    ...register,
    version: 2,
    id: ['a', 'b', 'c', 'd'],
    kind: [0, 1, 1, 1],
    x: [1, 9, 3, 7],
    y: [4, 5, 6, 8],
  }
  expect(difference(register, after)).toEqual([1, 3])
})

test('the same register fetched again changes nothing', () => {
  expect(difference(register, structuredClone(register))).toEqual([])
  expect(difference(register, register)).toEqual([])
})

test('what cannot be told row by row is indexed again', () => {
  expect(difference(null, register)).toBeNull()
  expect(difference(register, { ...register, id: ['a'] })).toBeNull()
  expect(difference(register, { ...register, kinds: ['elevator', 'market'] })).toBeNull()
  const many = Array.from({ length: MOST_OVER + 1 }, (_, i) => i)
  const wide = { version: 1, kinds: register.kinds, id: many.map(String), kind: many.map(() => 0), x: many, y: many }
  expect(difference(wide, { ...wide, y: many.map((n) => n + 1) })).toBeNull()
})
