import type { Box } from './place.ts'

interface Dot {
  readonly x: number
  readonly y: number
}

/** A sign that a text belongs to: its middle, and the radius the line starts at. */
export interface Root extends Dot {
  readonly r: number
}

/**
 * The line from the rim of a sign to its text, and the line that underlines the text. To a text beside the sign it goes to
 * the nearer lower corner; to one above or below, straight to the facing edge, which is then the one underlined.
 */
export function leader(
  from: Root,
  box: Box,
): { readonly line: readonly [Dot, Dot]; readonly rule: readonly [Dot, Dot] } {
  const over = from.x >= box.x && from.x <= box.x + box.w
  const y = over && box.y > from.y ? box.y : box.y + box.h
  const [left, right] = [box.x, box.x + box.w]
  const x = over ? from.x : left > from.x ? left : right
  const away = Math.hypot(x - from.x, y - from.y) || 1
  const start = { x: from.x + ((x - from.x) * from.r) / away, y: from.y + ((y - from.y) * from.r) / away }
  return {
    line: [start, { x, y }],
    rule: [
      { x: left, y },
      { x: right, y },
    ],
  }
}

const STEPS = 16

/** Whether the straight line from a to b runs through the box (looked at in sixteen places). */
export function crosses(a: Dot, b: Dot, box: Box): boolean {
  for (let i = 0; i <= STEPS; i++) {
    const [x, y] = [a.x + ((b.x - a.x) * i) / STEPS, a.y + ((b.y - a.y) * i) / STEPS]
    if (x > box.x && x < box.x + box.w && y > box.y && y < box.y + box.h) return true
  }
  return false
}
