import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fitted, hashOf, LONGEST_PX } from './photo.ts'

test('no photograph is larger than 1600 px, none is stretched, none is blown up', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: 1, max: 20_000 }), (w, h) => {
      const { width, height } = fitted(w, h)
      expect(Math.max(width, height)).toBeLessThanOrEqual(LONGEST_PX)
      expect(width).toBeLessThanOrEqual(w)
      expect(height).toBeLessThanOrEqual(h)
      expect(Math.min(width, height)).toBeGreaterThan(0)
      // Within the rounding of one pixel.
      expect(Math.abs(width * h - height * w)).toBeLessThanOrEqual(Math.max(w, h))
    }),
  )
  expect(fitted(8_000, 6_000)).toEqual({ width: 1_600, height: 1_200 })
  expect(fitted(640, 480)).toEqual({ width: 640, height: 480 })
})

test('a file is named by its SHA-256, as the server names it', async () => {
  expect(await hashOf(new Blob(['abc']))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})
