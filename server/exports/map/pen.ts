import { trace, type Pen, type Shape } from '../../contract/map-signs.ts'
import type { Box, Spot } from './view.ts'

/** An outline as the `d` of an SVG path, with the room that it takes. */
export interface Outline {
  readonly d: string
  readonly box: Box
}
const n = (value: number) => String(Math.round(value * 100) / 100)

/** Takes lines, rings and signs, as many as there are, into one outline. */
export function openPen() {
  let d = ''
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity }
  const reach = (x: number, y: number) => {
    box.left = Math.min(box.left, x)
    box.right = Math.max(box.right, x)
    box.top = Math.min(box.top, y)
    box.bottom = Math.max(box.bottom, y)
  }
  const pen: Pen = {
    moveTo(x, y) {
      reach(x, y)
      d += `M${n(x)} ${n(y)}`
    },
    lineTo(x, y) {
      reach(x, y)
      d += `L${n(x)} ${n(y)}`
    },
    // A whole circle, from where its drawing was begun.
    arc(x, y, r) {
      reach(x - r, y - r)
      reach(x + r, y + r)
      d += `A${n(r)} ${n(r)} 0 0 1 ${n(x - r)} ${n(y)}A${n(r)} ${n(r)} 0 0 1 ${n(x + r)} ${n(y)}Z`
    },
    closePath: () => void (d += 'Z'),
  }
  const run = (spots: readonly Spot[]) =>
    spots.forEach(([x, y], at) => (at === 0 ? pen.moveTo(x, y) : pen.lineTo(x, y)))
  return {
    line: run,
    ring(spots: readonly Spot[]) {
      if (spots.length < 3) return
      run(spots)
      pen.closePath()
    },
    sign: (shape: Shape, x: number, y: number, r: number) => trace(pen, shape, x, y, r),
    circle(x: number, y: number, r: number) {
      pen.moveTo(x + r, y)
      pen.arc(x, y, r, 0, 7)
    },
    /** Null: nothing was drawn. */
    done: (): Outline | null => (d === '' ? null : { d, box: { ...box } }),
  }
}
