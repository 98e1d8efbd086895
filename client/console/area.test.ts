import type { ComplaintMark } from '@contract/picture.ts'
import { expect, test } from 'vitest'
import { begunIn } from './area.ts'

const NOW = 1_000 * 86_400_000
const ring = [
  [114, 22],
  [115, 22],
  [115, 23],
  [114, 23],
] as const
const at = (id: string, lng: number | null, over: Partial<ComplaintMark> = {}) =>
  ({ id, lng, lat: lng === null ? null : 22.5, at: NOW - 1_000, kind: 'complaint', ...over }) as ComplaintMark

test('a drawn area gathers the recent complaints in it, the latest first, and begins in their middle', () => {
  const begun = begunIn(ring, [at('a', 114.2), at('b', 114.4, { at: NOW }), at('out', 116), at('nowhere', null)], NOW)
  expect(begun).toMatchObject({ ids: ['b', 'a'], lat: 22.5 })
  expect(begun?.lng).toBeCloseTo(114.3)
})

test('questions and old cases are none of it, and an empty area begins nothing', () => {
  const old = at('old', 114.2, { at: NOW - 15 * 86_400_000 })
  expect(begunIn(ring, [old, at('question', 114.2, { kind: 'consult' })], NOW)).toBeNull()
})
