import { district } from '@contract/district.ts'
import { expect, test } from 'vitest'
import { streetAt, streetName } from './streets.ts'

const square = (x: number): [number, number][] => [
  [x, 0],
  [x + 1, 0],
  [x + 1, 1],
  [x, 1],
  [x, 0],
]
const place = district.parse({
  code: 'd',
  name: '某区',
  outline: [square(0)],
  streets: [
    { code: 'a', name: '甲街道', nameEn: 'Jia', lng: 0.5, lat: 0.5, rings: [square(0)] },
    { code: 'b', name: '乙街道', lng: 1.5, lat: 0.5, rings: [square(1)] },
  ],
})

test('a point is in the street whose outline holds it', () => {
  expect(streetAt(place, 0.3, 0.3)).toBe('a')
  expect(streetAt(place, 1.3, 0.3)).toBe('b')
  expect(streetAt(place, 5, 5)).toBeNull()
})
test('a street is named in the language of the screen, as far as it has a name there', () => {
  expect(streetName(place, 'a', 'en')).toBe('Jia')
  expect(streetName(place, 'b', 'en')).toBe('乙街道')
  expect(streetName(place, 'x', 'zh-CN')).toBeNull()
  expect(streetName(null, 'a', 'zh-CN')).toBeNull()
})
