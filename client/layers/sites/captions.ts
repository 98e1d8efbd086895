import type { SiteKind } from '@contract/fact.ts'
import { detailOf } from './detail.ts'
import type { Symbols } from './gather.ts'

/** Where a symbol's count stands; 0 = it has none, or no room for it. */
export const sides = { none: 0, right: 1, left: 2, below: 3 } as const
export const CAPTION_SIZE = 12.5
const DIGIT = 0.58 * CAPTION_SIZE
const CELL = 24

/** Middle of a symbol's count relative to the symbol, and half its width; `radius` in the same unit as the answer. */
export function captionAt(
  side: number,
  count: number,
  radius: number,
  unit: number,
): { dx: number; dy: number; half: number } {
  const half = (String(count).length * DIGIT * unit) / 2
  const gap = radius + 2.5 * unit + half
  if (side === sides.below) return { dx: 0, dy: radius + 0.62 * CAPTION_SIZE * unit, half }
  return { dx: side === sides.left ? -gap : gap, dy: 0, half }
}

/** Finds a side for every count where it runs over no symbol and no other count; the few first, then the biggest. */
export function captions(symbols: Symbols, kinds: readonly SiteKind[], unit: number): Uint8Array {
  const side = new Uint8Array(symbols.size)
  const details = kinds.map((kind) => detailOf(kind, symbols.zoom))
  if (!details.some((detail) => detail.counted && detail.reach > 0)) return side
  const room = new Room(unit)
  const asking: number[] = []
  for (let j = 0; j < symbols.size; j++) {
    const detail = details[symbols.kind[j] ?? 0]
    if (detail === undefined || detail.full === 0) continue
    const r = detail.radius * unit
    room.take((symbols.x[j] ?? 0) - r, (symbols.y[j] ?? 0) - r, (symbols.x[j] ?? 0) + r, (symbols.y[j] ?? 0) + r, j)
    if (detail.counted && (symbols.count[j] ?? 0) > 1) asking.push(j)
  }
  asking.sort((a, b) => (symbols.count[b] ?? 0) - (symbols.count[a] ?? 0))
  for (const j of asking) {
    const [x, y, count] = [symbols.x[j] ?? 0, symbols.y[j] ?? 0, symbols.count[j] ?? 0]
    const radius = (details[symbols.kind[j] ?? 0]?.radius ?? 0) * unit
    for (const candidate of [sides.right, sides.left, sides.below]) {
      const { dx, dy, half } = captionAt(candidate, count, radius, unit)
      const tall = 0.42 * CAPTION_SIZE * unit
      const box = [x + dx - half, y + dy - tall, x + dx + half, y + dy + tall] as const
      if (!room.isFree(...box, j)) continue
      room.take(...box, j)
      side[j] = candidate
      break
    }
  }
  return side
}

const BITS = 17
const slot = (cx: number, cy: number) => (Math.imul(cx, 73856093) ^ Math.imul(cy, 19349663)) & ((1 << BITS) - 1)

/** Rectangles by the cells they touch, in flat arrays: a district down to single sites has a hundred thousand of them. */
class Room {
  private readonly head = new Int32Array(1 << BITS).fill(-1)
  private readonly next: number[] = []
  private readonly held: number[] = []
  private readonly boxes: number[] = []
  private readonly side: number

  constructor(unit: number) {
    this.side = CELL * unit
  }

  take(left: number, top: number, right: number, bottom: number, owner: number): void {
    const box = this.boxes.push(left, top, right, bottom, owner) - 5
    const [x1, y1] = [Math.floor(right / this.side), Math.floor(bottom / this.side)]
    for (let x = Math.floor(left / this.side); x <= x1; x++) {
      for (let y = Math.floor(top / this.side); y <= y1; y++) {
        const s = slot(x, y)
        this.held.push(box)
        this.head[s] = this.next.push(this.head[s] ?? -1) - 1
      }
    }
  }

  isFree(left: number, top: number, right: number, bottom: number, owner: number): boolean {
    const { boxes } = this
    const [x1, y1] = [Math.floor(right / this.side), Math.floor(bottom / this.side)]
    for (let x = Math.floor(left / this.side); x <= x1; x++) {
      for (let y = Math.floor(top / this.side); y <= y1; y++) {
        for (let i = this.head[slot(x, y)] ?? -1; i >= 0; i = this.next[i] ?? -1) {
          const at = this.held[i] ?? 0
          if (boxes[at + 4] === owner) continue
          const across = (boxes[at] ?? 0) < right && (boxes[at + 2] ?? 0) > left
          if (across && (boxes[at + 1] ?? 0) < bottom && (boxes[at + 3] ?? 0) > top) return false
        }
      }
    }
    return true
  }
}
