import type { Priority, SiteKind } from './fact.ts'

/**
 * The signs of the map as rings of points in a unit circle (y down): one source for canvas, SVG and papers, because icon
 * fonts and ⌂ ❄ glyphs look different on every machine. `null` is a circle.
 */
export type Shape = readonly (readonly number[])[] | null

const SQUARE: Shape = [[-0.82, -0.82, 0.82, -0.82, 0.82, 0.82, -0.82, 0.82]]
const TRIANGLE: Shape = [[0, -1.05, 1, 0.72, -1, 0.72]]
const DIAMOND: Shape = [[0, -1.15, 1.15, 0, 0, 1.15, -1.15, 0]]
const ARM = 0.3
// prettier-ignore
const CROSS: Shape = [[-ARM, -1, ARM, -1, ARM, -ARM, 1, -ARM, 1, ARM, ARM, ARM, ARM, 1, -ARM, 1, -ARM, ARM, -1, ARM, -1, -ARM, -ARM, -ARM]]
// prettier-ignore
const HOUSE: Shape = [[0, -1.05, 1.12, -0.08, 0.78, -0.08, 0.78, 0.9, 0.26, 0.9, 0.26, 0.25, -0.26, 0.25, -0.26, 0.9, -0.78, 0.9, -0.78, -0.08, -1.12, -0.08]]
/** A flake: three bars through one centre. */
const FLAKE: Shape = [0, Math.PI / 3, (2 * Math.PI) / 3].map((turn) => {
  const [c, s] = [Math.cos(turn), Math.sin(turn)]
  const corner = (x: number, y: number) => [x * c - y * s, x * s + y * c]
  return [...corner(-0.17, -1.08), ...corner(0.17, -1.08), ...corner(0.17, 1.08), ...corner(-0.17, 1.08)]
})
/** Half a square, standing on a corner's side: a plain bar, for what has no sign of its own. */
const BAR: Shape = [[-0.8, -0.4, 0.8, -0.4, 0.8, 0.4, -0.8, 0.4]]

export const siteShapes: Readonly<Record<SiteKind, Shape>> = {
  market: SQUARE,
  pharmacy: CROSS,
  elevator: TRIANGLE,
  restaurant: null,
  producer: null,
  coldStore: FLAKE,
  station: HOUSE,
  other: BAR,
}

export const alarmShapes: Readonly<Record<Priority, Shape>> = { 1: DIAMOND, 2: TRIANGLE, 3: SQUARE, 4: null }

/** The part of a canvas context that outlines need. */
export interface Pen {
  moveTo(x: number, y: number): void
  lineTo(x: number, y: number): void
  arc(x: number, y: number, r: number, from: number, to: number): void
  closePath(): void
}

/** Adds the outline of `shape` around x, y with radius r (same unit as x, y) to the pen's path. */
export function trace(pen: Pen, shape: Shape, x: number, y: number, r: number): void {
  if (shape === null) {
    pen.moveTo(x + r * 0.86, y)
    pen.arc(x, y, r * 0.86, 0, 2 * Math.PI)
    return
  }
  for (const ring of shape) {
    for (let i = 0; i < ring.length; i += 2) {
      const [px, py] = [x + (ring[i] ?? 0) * r, y + (ring[i + 1] ?? 0) * r]
      if (i === 0) pen.moveTo(px, py)
      else pen.lineTo(px, py)
    }
    pen.closePath()
  }
}

/** The same outline as the `d` of an SVG path, to a tenth of a pixel. */
export function pathOf(shape: Shape, x: number, y: number, r: number): string {
  const n = (v: number) => String(Math.round(v * 10) / 10)
  let d = ''
  trace(
    {
      moveTo: (a, b) => void (d += `M${n(a)} ${n(b)}`),
      lineTo: (a, b) => void (d += `L${n(a)} ${n(b)}`),
      arc(a, b, q) {
        // Half the distance of the points as they are written: a radius rounded by itself would make an egg of a circle.
        const [left, right] = [n(a - q), n(a + q)]
        const r = String(Math.round((Number(right) - Number(left)) * 50) / 100)
        d += `A${r} ${r} 0 0 1 ${left} ${n(b)}A${r} ${r} 0 0 1 ${right} ${n(b)}`
      },
      closePath: () => void (d += 'Z'),
    },
    shape,
    x,
    y,
    r,
  )
  return d
}
