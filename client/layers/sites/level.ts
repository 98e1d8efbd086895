import type { SiteKind } from '@contract/fact.ts'
import { bucketsOf, within } from './buckets.ts'
import type { Buckets } from './buckets.ts'
import { captions } from './captions.ts'
import { detailOf } from './detail.ts'
import { gather } from './gather.ts'
import type { Symbols } from './gather.ts'
import type { Points } from './mercator.ts'

/** One zoom, ready to be drawn and asked. */
export interface Level {
  readonly symbols: Symbols
  readonly buckets: Buckets
  /** Side of each symbol's count, see captions. */
  readonly side: Uint8Array
}

const MOST_LEVELS = 12

/** Levels made when first asked for, the least recently used forgotten: zooms are in eighths, and most are never seen. */
export class Levels {
  private readonly made = new Map<number, Level>()
  private readonly points: Points
  private readonly kinds: readonly SiteKind[]
  private readonly unit: number

  constructor(points: Points, kinds: readonly SiteKind[], unit: number) {
    this.points = points
    this.kinds = kinds
    this.unit = unit
  }

  at(zoom: number): Level {
    const known = this.made.get(zoom)
    this.made.delete(zoom)
    const level = known ?? this.make(zoom)
    this.made.set(zoom, level)
    const [oldest] = this.made.keys()
    if (this.made.size > MOST_LEVELS && oldest !== undefined) this.made.delete(oldest)
    return level
  }

  private make(zoom: number): Level {
    const reach = this.kinds.map((kind) => detailOf(kind, zoom).reach * this.unit)
    const symbols = gather(this.points, zoom, reach)
    return { symbols, buckets: bucketsOf(symbols, 128), side: captions(symbols, this.kinds, this.unit) }
  }
}

/** The symbol nearest to a point (world pixels) within `reach` pixels, or −1. */
export function nearest({ symbols, buckets }: Level, x: number, y: number, reach: number): number {
  let best = reach * reach
  let found = -1
  within(symbols, buckets, [x - reach, y - reach, x + reach, y + reach], (j) => {
    const [dx, dy] = [(symbols.x[j] ?? 0) - x, (symbols.y[j] ?? 0) - y]
    const d = dx * dx + dy * dy
    if (d <= best) [best, found] = [d, j]
  })
  return found
}
