import { expect, test } from 'vitest'
import { isAbnormal, isProvisional, mostSurprising, radiusOf } from './hotspot-look.ts'

test('yellow is for twice the usual that chance does not explain, and for nothing less', () => {
  expect(isAbnormal({ p: 0.0009, ratio: 2 })).toBe(true)
  expect(isAbnormal({ p: 0.001, ratio: 5 })).toBe(false)
  expect(isAbnormal({ p: 0.0001, ratio: 1.9 })).toBe(false)
  expect(isAbnormal({ p: 0.0001, ratio: null })).toBe(false)
})

test('a hotspot compared with fewer than four weeks is provisional', () => {
  expect([3, 4].map((weeks) => isProvisional({ weeks }))).toEqual([true, false])
})

test('only the least likely hotspots speak, the larger first where chance is equal', () => {
  const list = [
    { p: 0.02, count: 9 },
    { p: 0.001, count: 5 },
    { p: 0.001, count: 7 },
    { p: 0.5, count: 90 },
  ]
  expect(mostSurprising(list, 3)).toEqual([list[2], list[1], list[0]])
})

test('a hotspot is as large as on the ground, but never too small for its number', () => {
  const hot = { radiusM: 500, lat: 22.7, count: 30 }
  expect(radiusOf(hot, 8, 1)).toBeGreaterThan(20)
  // At zoom 15 and this latitude a pixel is 4.41 m.
  expect(radiusOf(hot, 15, 1)).toBeCloseTo(500 / 4.407, 0)
})
