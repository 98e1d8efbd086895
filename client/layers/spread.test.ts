import fc from 'fast-check'
import { expect, test } from 'vitest'
import { spread } from './spread.ts'

const spots = fc.array(
  fc.record({
    x: fc.integer({ min: 0, max: 60 }),
    y: fc.integer({ min: 0, max: 60 }),
    r: fc.integer({ min: 4, max: 25 }),
  }),
  { maxLength: 25 },
)

test('alarms at one site are all seen: none stands in the room of another', () => {
  fc.assert(
    fc.property(spots, (list) => {
      const placed = spread(list.map((spot, i) => ({ id: String(i), ...spot })))
      expect(placed).toHaveLength(list.length)
      placed.forEach((a, i) => {
        for (const b of placed.slice(0, i))
          expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThanOrEqual(a.r + b.r - 1e-3)
      })
    }),
  )
})

test('the most urgent stays where it is', () => {
  const [first, second] = spread([
    { id: 'a', x: 5, y: 5, r: 10 },
    { id: 'b', x: 5, y: 5, r: 10 },
  ])
  expect(first).toMatchObject({ x: 5, y: 5 })
  expect(second).not.toMatchObject({ x: 5, y: 5 })
})
