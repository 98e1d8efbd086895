import { expect, test } from 'vitest'
import { farOf, metresBetween } from './far.ts'

test('a degree of latitude is 111.2 km, one of longitude less the farther north', () => {
  expect(metresBetween({ lng: 114, lat: 22 }, { lng: 114, lat: 23 })).toBeCloseTo(111_195, -1)
  expect(metresBetween({ lng: 114, lat: 22.6 }, { lng: 115, lat: 22.6 })).toBeCloseTo(102_655, -2)
  expect(metresBetween({ lng: 114, lat: 22 }, { lng: 114, lat: 22 })).toBe(0)
})

test('near is said in tens of metres, far in tenths of kilometres', () => {
  expect(farOf(4)).toEqual({ key: 'near', n: 0 })
  expect(farOf(994)).toEqual({ key: 'near', n: 990 })
  expect(farOf(996)).toEqual({ key: 'far', km: '1.0' })
  expect(farOf(12_345)).toEqual({ key: 'far', km: '12.3' })
})
