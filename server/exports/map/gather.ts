import type { Spot } from './view.ts'

/** One sign, and for how many it stands. */
export interface Gathered {
  readonly spot: Spot
  readonly count: number
}

/**
 * Signs of one kind that would stand nearer than `reach` to each other are one; more than `most` of them stand farther apart, until they
 * are no more than that. All that were given are counted in what is left.
 */
export function gathered(spots: readonly Spot[], reach: number, most: number): readonly Gathered[] {
  let found: readonly Gathered[] = spots.map((spot) => ({ spot, count: 1 }))
  if (reach > 0) found = once(found, reach)
  for (let wider = Math.max(reach, 0.5) * 1.2; found.length > most; wider *= 1.2) found = once(found, wider)
  return found
}

function once(all: readonly Gathered[], reach: number): readonly Gathered[] {
  const found: { spot: Spot; count: number }[] = []
  const cells = new Map<string, number[]>()
  for (const { spot, count } of all) {
    const [cx, cy] = [Math.floor(spot[0] / reach), Math.floor(spot[1] / reach)]
    let nearest = -1
    let best = reach
    for (let x = cx - 1; x <= cx + 1; x += 1)
      for (let y = cy - 1; y <= cy + 1; y += 1)
        for (const at of cells.get(`${x},${y}`) ?? []) {
          const other = found[at]!.spot
          const far = Math.hypot(other[0] - spot[0], other[1] - spot[1])
          if (far >= best) continue
          best = far
          nearest = at
        }
    if (nearest >= 0) {
      found[nearest]!.count += count
      continue
    }
    const own = `${cx},${cy}`
    cells.set(own, [...(cells.get(own) ?? []), found.length])
    found.push({ spot, count })
  }
  return found
}
