import { worldSize } from './mercator.ts'
import type { Points } from './mercator.ts'

/** What is drawn at one zoom: symbol j stands for `count[j]` sites of one kind around site `site[j]`. */
export interface Symbols {
  readonly zoom: number
  readonly size: number
  /** World pixels at `zoom`. */
  readonly x: Float64Array
  readonly y: Float64Array
  readonly kind: Uint8Array
  readonly count: Uint32Array
  /** Row of the site that the symbol stands on. */
  readonly site: Uint32Array
  /** Symbol of every site. */
  readonly of: Uint32Array
}

const BITS = 17
const slot = (kind: number, cx: number, cy: number) =>
  ((Math.imul(cx, 73856093) ^ Math.imul(cy, 19349663) ^ Math.imul(kind, 83492791)) >>> 0) & ((1 << BITS) - 1)

/**
 * Gathers sites into symbols: a site joins the nearest symbol of its own kind within `reach[kind]` pixels, or stands on a
 * new one. Symbols of one kind are therefore never nearer than the reach, which reads as an even stipple instead of a grid.
 * One pass, O(sites).
 */
export function gather(points: Points, zoom: number, reach: readonly number[]): Symbols {
  const total = points.kind.length
  const world = worldSize(zoom)
  const [x, y] = [new Float64Array(total), new Float64Array(total)]
  const [kind, count] = [new Uint8Array(total), new Uint32Array(total)]
  const [site, of] = [new Uint32Array(total), new Uint32Array(total)]
  const head = new Int32Array(1 << BITS).fill(-1)
  const next = new Int32Array(total)
  let size = 0
  for (let i = 0; i < total; i++) {
    const k = points.kind[i] ?? 0
    const px = (points.x[i] ?? 0) * world
    const py = (points.y[i] ?? 0) * world
    const r = Math.max(reach[k] ?? 0, 0.01)
    const cx = Math.floor(px / r)
    const cy = Math.floor(py / r)
    let nearest = -1
    let best = r * r
    for (let a = cx - 1; a <= cx + 1; a++) {
      for (let b = cy - 1; b <= cy + 1; b++) {
        for (let j = head[slot(k, a, b)] ?? -1; j >= 0; j = next[j] ?? -1) {
          if (kind[j] !== k) continue
          const dx = (x[j] ?? 0) - px
          const dy = (y[j] ?? 0) - py
          const d = dx * dx + dy * dy
          if (d >= best) continue
          best = d
          nearest = j
        }
      }
    }
    if (nearest >= 0) {
      count[nearest] = (count[nearest] ?? 0) + 1
      of[i] = nearest
      continue
    }
    const s = slot(k, cx, cy)
    next[size] = head[s] ?? -1
    head[s] = size
    x[size] = px
    y[size] = py
    kind[size] = k
    count[size] = 1
    site[size] = i
    of[i] = size
    size++
  }
  return {
    zoom,
    size,
    x: x.slice(0, size),
    y: y.slice(0, size),
    kind: kind.slice(0, size),
    count: count.slice(0, size),
    site: site.slice(0, size),
    of,
  }
}
