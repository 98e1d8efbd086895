import { haversine, METRES_PER_DEGREE } from './earth.ts'

export interface Point {
  readonly id: string
  readonly lng: number
  readonly lat: number
}
export interface Cell<P extends Point> {
  readonly points: P[]
  readonly x: number
  readonly y: number
}

/** Cells so small that any two points of one cell lie within `eps`: what makes clustering linear in a crowd. */
export interface Grid<P extends Point> {
  readonly cells: ReadonlyMap<number, Cell<P>>
  /** Cells within reach of `eps` of a position, its own first. */
  around(lng: number, lat: number): readonly Cell<P>[]
}

/** One number per cell: y stays under 2^21 for every eps over 6 m. */
const key = (x: number, y: number) => x * 4_194_304 + y

/** Sorts points into cells for distances of `eps` metres. */
export function gridOf<P extends Point>(points: readonly P[], eps: number): Grid<P> {
  let nearest = 90
  let farthest = 0
  for (const { lat } of points) {
    nearest = Math.min(nearest, Math.abs(lat))
    farthest = Math.max(farthest, Math.abs(lat))
  }
  // The diagonal of a cell is eps where a degree of longitude is longest; 0.999 pays for the curve of the earth.
  const side = (0.999 * eps) / Math.SQRT2 / METRES_PER_DEGREE
  const shrink = (lat: number) => Math.max(0.01, Math.cos((lat * Math.PI) / 180))
  const width = side / shrink(nearest)
  const reachY = Math.ceil(eps / METRES_PER_DEGREE / side)
  const reachX = Math.ceil(eps / METRES_PER_DEGREE / shrink(farthest) / width)
  const offsets: [number, number][] = []
  for (let dx = -reachX; dx <= reachX; dx++) for (let dy = -reachY; dy <= reachY; dy++) offsets.push([dx, dy])
  offsets.sort((a, b) => Math.abs(a[0]) + Math.abs(a[1]) - Math.abs(b[0]) - Math.abs(b[1]))

  const cells = new Map<number, Cell<P>>()
  const cellOf = (lng: number, lat: number) => [Math.floor(lng / width), Math.floor(lat / side)] as const
  for (const point of points) {
    const [x, y] = cellOf(point.lng, point.lat)
    const cell = cells.get(key(x, y))
    if (cell) cell.points.push(point)
    else cells.set(key(x, y), { points: [point], x, y })
  }
  const reached = new Map<number, readonly Cell<P>[]>()
  const around = (lng: number, lat: number) => {
    const [x, y] = cellOf(lng, lat)
    const before = reached.get(key(x, y))
    if (before) return before
    const found = offsets.flatMap(([dx, dy]) => cells.get(key(x + dx, y + dy)) ?? [])
    reached.set(key(x, y), found)
    return found
  }
  return { cells, around }
}

/** Whether two points lie within `eps` metres of each other. */
export const within = (a: Point, b: Point, eps: number) => haversine(a.lng, a.lat, b.lng, b.lat) <= eps
