import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gather } from './gather.ts'
import { project } from './mercator.ts'

/** Up to 300 sites of three kinds in a square of some 5 km, many on one spot. */
const registers = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 })), {
    maxLength: 300,
  })
  .map((rows) =>
    project(
      new Uint8Array(rows.map(([kind]) => kind)),
      new Int32Array(rows.map(([, x]) => 11_420_000 + x * 120)),
      new Int32Array(rows.map(([, , y]) => 2_270_000 + y * 120)),
    ),
  )
const zooms = fc.integer({ min: 80, max: 144 }).map((eighths) => eighths / 8)

test('every site stands in exactly one symbol, at every zoom', () => {
  fc.assert(
    fc.property(registers, zooms, fc.integer({ min: 0, max: 60 }), (points, zoom, reach) => {
      const symbols = gather(points, zoom, [0, reach, reach / 2])
      const members = new Array<number>(symbols.size).fill(0)
      for (const [site, symbol] of symbols.of.entries()) {
        members[symbol] = (members[symbol] ?? 0) + 1
        expect(symbols.kind[symbol]).toBe(points.kind[site])
      }
      expect(members).toEqual([...symbols.count])
      expect(members.reduce((sum, n) => sum + n, 0)).toBe(points.kind.length)
    }),
  )
})

test('no two symbols of a kind stand nearer than their reach, and no site further from its own', () => {
  fc.assert(
    fc.property(registers, zooms, fc.integer({ min: 1, max: 60 }), (points, zoom, reach) => {
      const { size, x, y, kind, of } = gather(points, zoom, [reach, reach, reach])
      const apart = (a: number, px: number, py: number) => Math.hypot((x[a] ?? 0) - px, (y[a] ?? 0) - py)
      for (let a = 0; a < size; a++) {
        for (let b = 0; b < a; b++)
          if (kind[a] === kind[b]) expect(apart(a, x[b] ?? 0, y[b] ?? 0)).toBeGreaterThanOrEqual(reach)
      }
      const world = 256 * 2 ** zoom
      for (const [site, symbol] of of.entries()) {
        expect(apart(symbol, (points.x[site] ?? 0) * world, (points.y[site] ?? 0) * world)).toBeLessThan(reach)
      }
    }),
  )
})

test('markets are never gathered unless they share one spot', () => {
  const points = project(
    new Uint8Array(3),
    new Int32Array([11_420_000, 11_420_001, 11_420_000]),
    new Int32Array([2_270_000, 2_270_000, 2_270_000]),
  )
  expect([...gather(points, 18, [0]).count]).toEqual([2, 1])
})
