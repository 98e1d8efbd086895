/** A rectangle on the map, layer pixels. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

/** A label and the boxes it would be content with, best first. */
export interface Wish<Label> {
  readonly label: Label
  readonly boxes: readonly Box[]
  /** Stays inside this, when given. */
  readonly inside?: Box
}

/** Whether two boxes share any area. */
export const overlaps = (a: Box, b: Box) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h

/** Whether a box lies wholly inside another. */
export const contains = (outer: Box, b: Box) =>
  b.x >= outer.x && b.y >= outer.y && b.x + b.w <= outer.x + outer.w && b.y + b.h <= outer.y + outer.h

/**
 * Gives each label, in the order given, its first box free of obstacles and of labels placed before it; a label that finds
 * none is left out: no text is better than two on top of each other.
 */
export function place<Label>(wishes: readonly Wish<Label>[], obstacles: readonly Box[]): { label: Label; box: Box }[] {
  const taken = [...obstacles]
  const placed: { label: Label; box: Box }[] = []
  for (const { label, boxes, inside } of wishes) {
    const box = boxes.find(
      (b) => (inside === undefined || contains(inside, b)) && !taken.some((other) => overlaps(b, other)),
    )
    if (box === undefined) continue
    taken.push(box)
    placed.push({ label, box })
  }
  return placed
}

/** Boxes of one size around a point: right, left, below, above, then the corners, at growing distances. */
export function around(x: number, y: number, w: number, h: number, distances: readonly number[]): Box[] {
  return distances.flatMap((d) => {
    const [c, left, right] = [0.75 * d, x - d - w, x + d]
    return [
      { x: right, y: y - h / 2, w, h },
      { x: left, y: y - h / 2, w, h },
      { x: x - w / 2, y: y + d, w, h },
      { x: x - w / 2, y: y - d - h, w, h },
      { x: x + c, y: y + c, w, h },
      { x: x + c, y: y - c - h, w, h },
      { x: x - c - w, y: y + c, w, h },
      { x: x - c - w, y: y - c - h, w, h },
    ]
  })
}
