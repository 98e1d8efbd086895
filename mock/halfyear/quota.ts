import type { Chance } from '../district/chance.ts'

/** Whole numbers in proportion to the weights that add up to `total` exactly (largest remainder). RangeError without weight. */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0)
  if (!(sum > 0)) throw new RangeError('nothing can be apportioned without weights')
  const exact = weights.map((weight) => (total * weight) / sum)
  const parts = exact.map(Math.floor)
  const left = total - parts.reduce((all, part) => all + part, 0)
  const order = exact.map((each, at) => ({ at, rest: each - Math.floor(each) })).sort((a, b) => b.rest - a.rest)
  for (const { at } of order.slice(0, left)) parts[at]! += 1
  return parts
}

/** Every name as often as its share of `total` says, in an order drawn by chance. */
export function dealt<Name>(total: number, shares: readonly (readonly [Name, number])[], luck: Chance): Name[] {
  const counts = apportion(
    total,
    shares.map(([, share]) => share),
  )
  return shuffled(
    shares.flatMap(([name], at) => Array.from({ length: counts[at] ?? 0 }, () => name)),
    luck,
  )
}

/** A new list in an order drawn by chance (Fisher–Yates). */
export function shuffled<Item>(list: readonly Item[], luck: Chance): Item[] {
  const all = [...list]
  for (let last = all.length - 1; last > 0; last--) {
    const other = luck.int(0, last)
    ;[all[last], all[other]] = [all[other] as Item, all[last] as Item]
  }
  return all
}

/** Which `count` of the items are chosen, the heavier sooner (sampling without replacement by Efraimidis and Spirakis). */
export function chosen(count: number, weights: readonly number[], luck: Chance): Set<number> {
  const keys = weights.map((weight, at) => ({ at, key: Math.log(1 - luck.next()) / weight }))
  keys.sort((a, b) => b.key - a.key)
  return new Set(keys.slice(0, count).map(({ at }) => at))
}
