import fc from 'fast-check'
import { expect, test } from 'vitest'
import { crosses, leader } from './leader.ts'
import { around, overlaps, place } from './place.ts'

const boxes = fc.record({
  x: fc.integer({ min: 0, max: 900 }),
  y: fc.integer({ min: 0, max: 700 }),
  w: fc.integer({ min: 1, max: 160 }),
  h: fc.integer({ min: 1, max: 40 }),
})

test('no label stands on another label or on an obstacle', () => {
  const wishes = fc.array(fc.tuple(boxes, fc.integer({ min: 5, max: 60 })), { maxLength: 40 })
  fc.assert(
    fc.property(wishes, fc.array(boxes, { maxLength: 20 }), (labels, obstacles) => {
      const placed = place(
        labels.map(([{ x, y, w, h }, d], label) => ({ label, boxes: around(x, y, w, h, [d, 2 * d]) })),
        obstacles,
      )
      placed.forEach(({ box }, i) => {
        expect(obstacles.filter((other) => overlaps(box, other))).toEqual([])
        expect(placed.slice(0, i).filter((other) => overlaps(box, other.box))).toEqual([])
      })
    }),
  )
})

test('a label keeps its first choice when nothing is in the way, and yields to the one before it', () => {
  const [first, second] = [
    { x: 0, y: 0, w: 10, h: 10 },
    { x: 20, y: 0, w: 10, h: 10 },
  ]
  const both = place(
    [
      { label: 'a', boxes: [first, second] },
      { label: 'b', boxes: [first, second] },
    ],
    [],
  )
  expect(both.map(({ label, box }) => [label, box])).toEqual([
    ['a', first],
    ['b', second],
  ])
})

test('a label that must be read whole is left out rather than cut off by the edge', () => {
  const inside = { x: 0, y: 0, w: 100, h: 100 }
  expect(place([{ label: 'a', boxes: [{ x: 95, y: 0, w: 10, h: 10 }], inside }], [])).toEqual([])
})

test('the line of an urgent alarm starts on its rim and ends at its text', () => {
  const { line, rule } = leader({ x: 0, y: 0, r: 10 }, { x: 40, y: -10, w: 100, h: 20 })
  expect(Math.hypot(line[0].x, line[0].y)).toBeCloseTo(10)
  expect(line[1]).toEqual({ x: 40, y: 10 })
  expect(rule).toEqual([
    { x: 40, y: 10 },
    { x: 140, y: 10 },
  ])
})

test('to a text straight above or below the line goes straight', () => {
  expect(leader({ x: 50, y: 0, r: 10 }, { x: 0, y: -60, w: 100, h: 20 }).line).toEqual([
    { x: 50, y: -10 },
    { x: 50, y: -40 },
  ])
  expect(leader({ x: 50, y: 0, r: 10 }, { x: 0, y: 40, w: 100, h: 20 }).line).toEqual([
    { x: 50, y: 10 },
    { x: 50, y: 40 },
  ])
})

test('a line through a sign is known to run through it', () => {
  const sign = { x: 40, y: -5, w: 10, h: 10 }
  expect(crosses({ x: 0, y: 0 }, { x: 100, y: 0 }, sign)).toBe(true)
  expect(crosses({ x: 0, y: 30 }, { x: 100, y: 30 }, sign)).toBe(false)
})
