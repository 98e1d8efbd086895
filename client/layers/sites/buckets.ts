import type { Symbols } from './gather.ts'

/** Symbols sorted into square buckets, to find those in a rectangle without looking at the others. */
export interface Buckets {
  readonly side: number
  readonly minX: number
  readonly minY: number
  readonly across: number
  readonly down: number
  /** `order[start[b]] … order[start[b + 1] - 1]` are the symbols of bucket b. */
  readonly start: Uint32Array
  readonly order: Uint32Array
}

const MOST_BUCKETS = 1 << 16

/** Sorts symbols into buckets of at least `side` pixels; larger where the district would need too many. */
export function bucketsOf(symbols: Symbols, side: number): Buckets {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let j = 0; j < symbols.size; j++) {
    const [x, y] = [symbols.x[j] ?? 0, symbols.y[j] ?? 0]
    if (x < minX) minX = x
    if (x > maxX) maxX = x
    if (y < minY) minY = y
    if (y > maxY) maxY = y
  }
  if (symbols.size === 0) [minX, minY, maxX, maxY] = [0, 0, 0, 0]
  const fits = Math.sqrt(((maxX - minX + 1) * (maxY - minY + 1)) / MOST_BUCKETS)
  const step = Math.max(side, fits)
  const [across, down] = [Math.floor((maxX - minX) / step) + 1, Math.floor((maxY - minY) / step) + 1]
  const start = new Uint32Array(across * down + 1)
  const bucket = (j: number) =>
    Math.floor(((symbols.y[j] ?? 0) - minY) / step) * across + Math.floor(((symbols.x[j] ?? 0) - minX) / step)
  for (let j = 0; j < symbols.size; j++) start[bucket(j) + 1] = (start[bucket(j) + 1] ?? 0) + 1
  for (let b = 1; b < start.length; b++) start[b] = (start[b] ?? 0) + (start[b - 1] ?? 0)
  const at = start.slice()
  const order = new Uint32Array(symbols.size)
  for (let j = 0; j < symbols.size; j++) {
    const b = bucket(j)
    order[at[b] ?? 0] = j
    at[b] = (at[b] ?? 0) + 1
  }
  return { side: step, minX, minY, across, down, start, order }
}

/** Calls `found` with every symbol inside the rectangle (world pixels, edges included). */
export function within(
  symbols: Symbols,
  buckets: Buckets,
  [left, top, right, bottom]: readonly [number, number, number, number],
  found: (symbol: number) => void,
): void {
  const clamp = (v: number, most: number) => Math.min(Math.max(Math.floor(v / buckets.side), 0), most)
  const [a, b] = [clamp(left - buckets.minX, buckets.across - 1), clamp(right - buckets.minX, buckets.across - 1)]
  const [c, d] = [clamp(top - buckets.minY, buckets.down - 1), clamp(bottom - buckets.minY, buckets.down - 1)]
  for (let row = c; row <= d; row++) {
    for (let column = a; column <= b; column++) {
      const bucket = row * buckets.across + column
      for (let i = buckets.start[bucket] ?? 0; i < (buckets.start[bucket + 1] ?? 0); i++) {
        const j = buckets.order[i] ?? 0
        const [x, y] = [symbols.x[j] ?? 0, symbols.y[j] ?? 0]
        if (x >= left && x <= right && y >= top && y <= bottom) found(j)
      }
    }
  }
}
