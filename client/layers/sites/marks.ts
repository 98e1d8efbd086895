import { within } from './buckets.ts'
import type { Level } from './level.ts'

/** Numbers per mark in the flat array of a tile: x, y (pixels from the tile's corner), kind, count, side of the count. */
export const STRIDE = 5

/** Everything of a level that touches one tile, marks that only lean into it from a neighbour included. */
export function marksOf(level: Level, tile: { x: number; y: number; side: number; margin: number }): Float32Array {
  const [left, top] = [tile.x * tile.side, tile.y * tile.side]
  const found: number[] = []
  const box = [
    left - tile.margin,
    top - tile.margin,
    left + tile.side + tile.margin,
    top + tile.side + tile.margin,
  ] as const
  within(level.symbols, level.buckets, box, (j) => found.push(j))
  // Neighbouring tiles must paint what overlaps their common edge in the same order.
  found.sort((a, b) => a - b)
  const marks = new Float32Array(found.length * STRIDE)
  const { x, y, kind, count } = level.symbols
  found.forEach((j, i) => {
    marks.set([(x[j] ?? 0) - left, (y[j] ?? 0) - top, kind[j] ?? 0, count[j] ?? 0, level.side[j] ?? 0], i * STRIDE)
  })
  return marks
}
