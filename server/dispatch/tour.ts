import type { TaskKind } from '../contract/task.ts'
import type { TourEstimate } from '../contract/tour.ts'
import { DETOUR, metresBetween, travelMinutes } from './travel.ts'

/** What it costs to go from one place to another, in metres or minutes; places by number, −1: where the tour begins. */
export type Cost = (from: number, to: number) => number

interface Spot {
  readonly lng: number
  readonly lat: number
}

/** Nearest neighbours from this many first stops, and the order given, are improved; the shortest stands. Of a long tour fewer. */
const SEEDS = 8
const LONG = 12
const SEEDS_LONG = 2
/** Improved until nothing is gained, at most so many rounds: 40 stops need fewer than ten. */
const ROUNDS = 60
/** Less than this is no gain, only rounding. */
const GAIN = 1e-9

/** The same costs, each reckoned once and the same in both directions. */
function table(n: number, cost: Cost): Cost {
  const rows = Array.from({ length: n + 1 }, (_, from) =>
    Float64Array.from({ length: n }, (_each, to) => {
      if (from === 0) return cost(-1, to)
      return from - 1 === to ? 0 : (cost(from - 1, to) + cost(to, from - 1)) / 2
    }),
  )
  return (from, to) => rows[from + 1]![to]!
}

/** What a whole order costs from the beginning on; nobody comes back. */
export const costOf = (order: readonly number[], cost: Cost): number =>
  order.reduce((sum, to, at) => sum + cost(at === 0 ? -1 : order[at - 1]!, to), 0)

function nearest(n: number, first: number | null, cost: Cost): number[] {
  const left = new Set(Array.from({ length: n }, (_, at) => at))
  const order: number[] = []
  let here = -1
  if (first !== null) {
    order.push(first)
    left.delete(first)
    here = first
  }
  while (left.size > 0) {
    let best = -1
    for (const to of left) if (best < 0 || cost(here, to) < cost(here, best)) best = to
    left.delete(best)
    order.push(best)
    here = best
  }
  return order
}

/** 2-opt: a stretch is turned round, or one stop moved elsewhere, while that makes the whole shorter. `kept`: that many stay first. */
function improved(given: readonly number[], cost: Cost, kept: number): number[] {
  let order = [...given]
  const n = order.length
  const at = (index: number) => (index < 0 ? -1 : order[index]!)
  const leg = (from: number, to: number) => (to < n ? cost(at(from), at(to)) : 0)
  for (let round = 0; round < ROUNDS; round += 1) {
    let moved = false
    for (let i = kept; i < n - 1; i += 1)
      for (let j = i + 1; j < n; j += 1) {
        const before = at(i - 1)
        const then = cost(before, order[j]!) + (j + 1 < n ? cost(order[i]!, order[j + 1]!) : 0)
        if (then >= leg(i - 1, i) + leg(j, j + 1) - GAIN) continue
        for (let [a, b] = [i, j]; a < b; a += 1, b -= 1) [order[a], order[b]] = [order[b]!, order[a]!]
        moved = true
      }
    for (let i = kept; i < n; i += 1) {
      const stop = order[i]!
      const rest = order.filter((_, index) => index !== i)
      const between = (j: number) => [j === 0 ? -1 : rest[j - 1]!, rest[j]] as const
      /** What the way gains in length with the stop between two others. */
      const longer = (j: number) => {
        const [before, after] = between(j)
        return cost(before, stop) + (after === undefined ? 0 : cost(stop, after) - cost(before, after))
      }
      let to = i
      for (let j = kept; j < n; j += 1) if (longer(j) < longer(to) - GAIN) to = j
      if (to === i) continue
      order = [...rest.slice(0, to), stop, ...rest.slice(to)]
      moved = true
    }
    if (!moved) break
  }
  return order
}

/**
 * A sensible order of `n` places: nearest neighbour, then 2-opt and single moves, never worse than the order given (0, 1, 2, …). Pure and
 * deterministic; costs are taken as the same in both directions. `fixed`: the first place given stays first, for a tour that begins there.
 */
export function orderOf(n: number, cost: Cost, fixed = false): number[] {
  const both = table(n, cost)
  const given = Array.from({ length: n }, (_, at) => at)
  const kept = fixed && n > 0 ? 1 : 0
  const near = given.toSorted((a, b) => both(-1, a) - both(-1, b) || a - b)
  const firsts = fixed ? [0] : [null, ...near.slice(0, n > LONG ? SEEDS_LONG : SEEDS)]
  let best = given
  for (const seed of [given, ...firsts.map((first) => nearest(n, first, both))]) {
    const next = improved(seed, both, kept)
    if (costOf(next, cost) < costOf(best, cost) - GAIN) best = next
  }
  return best
}

/** Metres on the way between places, straight × the factor of the roads; `start` null: the tour begins at its first place. */
export const straight =
  (start: Spot | null, spots: readonly Spot[]): Cost =>
  (from, to) => {
    const here = from < 0 ? start : spots[from]!
    return here === null ? 0 : metresBetween(here, spots[to]!) * DETOUR
  }

/** How far and how long it is through some places in their order, by the straight line × the factor. `unplaced`: places left out of it. */
export function estimateOf(start: Spot | null, spots: readonly Spot[], kind: TaskKind, unplaced = 0): TourEstimate {
  const order = spots.map((_, at) => at)
  const metres = costOf(order, straight(start, spots))
  const minutes = travelMinutes(metres / DETOUR, kind)
  return { metres: Math.round(metres), minutes: Math.round(minutes), basis: 'straight', unplaced }
}

interface Placeable {
  readonly lng: number | null
  readonly lat: number | null
}
export const isPlaced = <P extends Placeable>(each: P): each is P & Spot => each.lng !== null && each.lat !== null

/** Places in a sensible order, by the straight line or by `cost` among those that are placed; the others come last, in the order given. */
export function inTourOrder<P extends Placeable>(start: Spot | null, places: readonly P[], cost?: Cost): P[] {
  const placed = places.filter(isPlaced)
  const order = orderOf(placed.length, cost ?? straight(start, placed), start === null)
  return [...order.map((at) => placed[at]!), ...places.filter((each) => !isPlaced(each))]
}
