import { distanceM, type Point, type Ring } from './ring.ts'

/** The part of a ring that lies nearer to `own` than to `other` (Sutherland–Hodgman against their bisector). */
export function nearerHalf(ring: Ring, own: Point, other: Point): Point[] {
  // Positive on our side. Linear in position up to the district's 0.1 %, so a crossing is found by proportion.
  const side = (point: Point) => distanceM(point, other) ** 2 - distanceM(point, own) ** 2
  const kept: Point[] = []
  let before = ring[ring.length - 1]
  if (!before) return kept
  let sideBefore = side(before)
  for (const here of ring) {
    const sideHere = side(here)
    if (sideHere >= 0 !== sideBefore >= 0) {
      const part = sideBefore / (sideBefore - sideHere)
      kept.push([before[0] + (here[0] - before[0]) * part, before[1] + (here[1] - before[1]) * part])
    }
    if (sideHere >= 0) kept.push(here)
    before = here
    sideBefore = sideHere
  }
  return kept
}

/** Voronoi cells of the centres, clipped to the outline; cell i belongs to centre i. Schematic borders, nothing legal. */
export function cellsOf(outline: Ring, centres: readonly Point[]): Point[][] {
  return centres.map((own) =>
    centres.reduce<Point[]>((cell, other) => (other === own ? cell : nearerHalf(cell, own, other)), [...outline]),
  )
}
