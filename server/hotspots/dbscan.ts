import { haversine } from './earth.ts'
import { gridOf, within, type Cell, type Grid, type Point } from './grid.ts'

export interface Cluster<P extends Point> {
  readonly members: readonly P[]
  readonly cores: readonly P[]
}

function coresOf<P extends Point>(grid: Grid<P>, eps: number, minPoints: number): Map<Cell<P>, P[]> {
  const cores = new Map<Cell<P>, P[]>()
  for (const cell of grid.cells.values()) {
    // A crowded cell needs no measuring: all its points lie within eps of each other.
    const found =
      cell.points.length >= minPoints ? cell.points : cell.points.filter((point) => isCore(point, grid, eps, minPoints))
    if (found.length > 0) cores.set(cell, found)
  }
  return cores
}

function isCore<P extends Point>(point: P, grid: Grid<P>, eps: number, minPoints: number): boolean {
  let count = 0
  for (const cell of grid.around(point.lng, point.lat)) {
    for (const other of cell.points) {
      if (within(point, other, eps) && ++count >= minPoints) return true
    }
  }
  return false
}

/** Joins cells whose cores reach each other; gives every core cell the root cell of its cluster. */
function joined<P extends Point>(
  cores: ReadonlyMap<Cell<P>, readonly P[]>,
  grid: Grid<P>,
  eps: number,
): (cell: Cell<P>) => Cell<P> {
  const parent = new Map<Cell<P>, Cell<P>>()
  const root = (cell: Cell<P>): Cell<P> => {
    let top = cell
    for (let up = parent.get(top); up; up = parent.get(top)) top = up
    for (let at = cell; at !== top;) {
      const up = parent.get(at)!
      parent.set(at, top)
      at = up
    }
    return top
  }
  for (const [cell, points] of cores) {
    const first = points[0]!
    for (const other of grid.around(first.lng, first.lat)) {
      const others = cores.get(other)
      if (!others || other === cell) continue
      const a = root(cell)
      const b = root(other)
      if (a !== b && points.some((point) => others.some((one) => within(point, one, eps)))) parent.set(a, b)
    }
  }
  return root
}

/** The core nearest to a point that is none, within `eps`; ties go to the smaller id, so that the order of input never decides. */
function nearestCore<P extends Point>(
  point: P,
  cores: ReadonlyMap<Cell<P>, readonly P[]>,
  grid: Grid<P>,
  eps: number,
): Cell<P> | null {
  let best: { readonly cell: Cell<P>; readonly distance: number; readonly id: string } | null = null
  for (const cell of grid.around(point.lng, point.lat)) {
    for (const core of cores.get(cell) ?? []) {
      const distance = haversine(point.lng, point.lat, core.lng, core.lat)
      if (distance > eps || (best && (distance > best.distance || (distance === best.distance && core.id >= best.id))))
        continue
      best = { cell, distance, id: core.id }
    }
  }
  return best?.cell ?? null
}

/**
 * Density-based clusters (DBSCAN, Ester et al. 1996): points with `minPoints` within `eps` metres, themselves counted, and
 * all that such points reach. A point between two clusters belongs to the one whose core is nearest.
 */
export function dbscan<P extends Point>(points: readonly P[], eps: number, minPoints: number): Cluster<P>[] {
  const grid = gridOf(points, eps)
  const cores = coresOf(grid, eps, minPoints)
  const root = joined(cores, grid, eps)
  const clusters = new Map<Cell<P>, { members: P[]; cores: P[] }>()
  const clusterOf = (cell: Cell<P>) => {
    const top = root(cell)
    const known = clusters.get(top)
    if (known) return known
    const fresh = { members: [], cores: [] }
    clusters.set(top, fresh)
    return fresh
  }
  for (const cell of grid.cells.values()) {
    const own = new Set(cores.get(cell))
    for (const point of cell.points) {
      const home = own.has(point) ? cell : nearestCore(point, cores, grid, eps)
      if (!home) continue
      const cluster = clusterOf(home)
      cluster.members.push(point)
      if (home === cell && own.has(point)) cluster.cores.push(point)
    }
  }
  // A cluster may lose border points to a nearer one and fall under the size that made it.
  return [...clusters.values()].filter(({ members }) => members.length >= minPoints)
}
