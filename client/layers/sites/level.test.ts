import fc from 'fast-check'
import { expect, test } from 'vitest'
import { within } from './buckets.ts'
import { captionAt, captions, CAPTION_SIZE } from './captions.ts'
import { detailOf } from './detail.ts'
import { Levels, nearest } from './level.ts'
import { marksOf, STRIDE } from './marks.ts'
import { project } from './mercator.ts'

const kinds = ['market', 'pharmacy', 'elevator'] as const
const rows = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 9_000 }), fc.integer({ min: 0, max: 9_000 })),
  {
    minLength: 1,
    maxLength: 400,
  },
)
/** The same crowded into some 600 m, as in the middle of a town. */
const crowd = rows.map((list) => list.map(([kind, x, y]): [number, number, number] => [kind, x / 15, y / 15]))
const levelsOf = (list: [number, number, number][]) =>
  new Levels(
    project(
      new Uint8Array(list.map(([kind]) => kind)),
      new Int32Array(list.map(([, x]) => 11_420_000 + x)),
      new Int32Array(list.map(([, , y]) => 2_270_000 + y)),
    ),
    kinds,
    1,
  )
const zooms = fc.integer({ min: 80, max: 144 }).map((eighths) => eighths / 8)

test('what a rectangle holds is found without looking at the rest', () => {
  fc.assert(
    fc.property(rows, zooms, fc.nat(900), fc.nat(900), (list, zoom, dx, dy) => {
      const { symbols, buckets } = levelsOf(list).at(zoom)
      const box = [buckets.minX + dx - 200, buckets.minY + dy - 200, buckets.minX + dx, buckets.minY + dy] as const
      const found: number[] = []
      within(symbols, buckets, box, (j) => found.push(j))
      const expected = [...symbols.x.keys()].filter((j) => {
        const [x, y] = [symbols.x[j] ?? 0, symbols.y[j] ?? 0]
        return x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3]
      })
      expect(found.sort((a, b) => a - b)).toEqual(expected)
    }),
  )
})

test('tiles side by side show every site once: their own counts add up to the register', () => {
  fc.assert(
    fc.property(rows, zooms, (list, zoom) => {
      const level = levelsOf(list).at(zoom)
      const { buckets, symbols } = level
      const [side, margin] = [512, 0]
      let seen = 0
      const tiles = new Set(
        Array.from(symbols.x, (x, j) => `${Math.floor(x / side)}:${Math.floor((symbols.y[j] ?? 0) / side)}`),
      )
      for (const tile of tiles) {
        const [x = 0, y = 0] = tile.split(':').map(Number)
        const marks = marksOf(level, { x, y, side, margin })
        for (let i = 0; i < marks.length; i += STRIDE) {
          // A mark exactly on the common edge belongs to the tile on its right and below.
          if ((marks[i] ?? 0) < side && (marks[i + 1] ?? 0) < side) seen += marks[i + 3] ?? 0
        }
      }
      expect(buckets.order.length).toBe(symbols.size)
      expect(seen).toBe(list.length)
    }),
  )
})

test('a click finds the nearest symbol within reach, and nothing beyond it', () => {
  fc.assert(
    fc.property(rows, fc.nat(300), fc.nat(300), (list, dx, dy) => {
      const level = levelsOf(list).at(15)
      const [x, y] = [level.buckets.minX + dx, level.buckets.minY + dy]
      const distances = Array.from(level.symbols.x, (sx, j) => Math.hypot(sx - x, (level.symbols.y[j] ?? 0) - y))
      const best = Math.min(...distances)
      const found = nearest(level, x, y, 12)
      if (best > 12) expect(found).toBe(-1)
      else expect(distances[found]).toBeCloseTo(best, 6)
    }),
  )
})

test('the number beside a cluster runs over no other number and over no other symbol', () => {
  fc.assert(
    fc.property(crowd, fc.constantFrom(13.5, 14.25, 15, 16), (list, zoom) => {
      const { symbols } = levelsOf(list).at(zoom)
      const side = captions(symbols, kinds, 1)
      const boxes = [...symbols.x.keys()].flatMap((j) => {
        const [x, y, r] = [
          symbols.x[j] ?? 0,
          symbols.y[j] ?? 0,
          detailOf(kinds[symbols.kind[j] ?? 0] ?? 'other', zoom).radius,
        ]
        const sign = { j, sign: true, x0: x - r, x1: x + r, y0: y - r, y1: y + r }
        if (side[j] === 0) return [sign]
        const { dx, dy, half } = captionAt(side[j] ?? 0, symbols.count[j] ?? 0, r, 1)
        const tall = 0.42 * CAPTION_SIZE
        return [sign, { j, sign: false, x0: x + dx - half, x1: x + dx + half, y0: y + dy - tall, y1: y + dy + tall }]
      })
      for (const a of boxes) {
        if (a.sign) continue
        const over = boxes.filter((b) => b.j !== a.j && a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1)
        expect(over).toEqual([])
      }
    }),
    { numRuns: 40 },
  )
})
