import fc from 'fast-check'
import { expect, test } from 'vitest'
import { edgeOf, metresBetween, roundLength } from './edge.ts'

const view = { w: 800, h: 600 }

test('an alarm that can be seen has no marker at the edge', () => {
  expect(edgeOf({ x: 0, y: 600 }, view, 30)).toBeNull()
  expect(edgeOf({ x: 400, y: 300 }, view, 30)).toBeNull()
})

test('the marker of an alarm to the east stands on the right rim and points right', () => {
  expect(edgeOf({ x: 5_000, y: 300 }, view, 30)).toEqual({ x: 770, y: 300, turn: 0 })
})

test('an alarm straight to the north is marked at the top', () => {
  const edge = edgeOf({ x: 400, y: -900 }, view, 30)
  expect(edge?.y).toBeCloseTo(30)
  expect(edge?.x).toBeCloseTo(400)
  expect(edge?.turn).toBeCloseTo(-Math.PI / 2)
})

test('wherever the alarm is, its marker is inside the view, on the rim, in its direction', () => {
  const far = fc.integer({ min: -20_000, max: 20_000 })
  fc.assert(
    fc.property(far, far, (x, y) => {
      const edge = edgeOf({ x, y }, view, 30)
      if (edge === null) return
      const onRim = [edge.x - 30, edge.x - 770, edge.y - 30, edge.y - 570].some((d) => Math.abs(d) < 1e-6)
      expect(onRim && edge.x > 29.99 && edge.x < 770.01 && edge.y > 29.99 && edge.y < 570.01).toBe(true)
      expect(Math.atan2(edge.y - 300, edge.x - 400)).toBeCloseTo(edge.turn, 6)
    }),
  )
})

test('distances are true on the ground', () => {
  expect(metresBetween({ lng: 114.2, lat: 22.7 }, { lng: 114.2, lat: 22.7 })).toBe(0)
  expect(metresBetween({ lng: 114.2, lat: 22 }, { lng: 114.2, lat: 23 })).toBeCloseTo(111_195, -1)
})

test('a scale bar is 1, 2 or 5 of something and never longer than its room', () => {
  expect([9_800, 4_200, 1_999, 730].map(roundLength)).toEqual([5_000, 2_000, 1_000, 500])
})
