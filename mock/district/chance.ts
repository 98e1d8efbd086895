/** A source of chance that says the same thing every time it is asked with the same key. */
export interface Chance {
  /** Uniform in [0, 1). */
  next(): number
  /** Whole number, both ends included. */
  int(from: number, to: number): number
  pick<Item>(list: readonly Item[]): Item
  /** Index drawn in proportion to the weights. */
  weighted(weights: readonly number[]): number
  /** Standard normal. */
  normal(): number
  poisson(mean: number): number
}

/** 32-bit hash of a key (FNV-1a with a final mix): the same key gives the same number on every machine. */
export function hash(...key: readonly (string | number)[]): number {
  let h = 0x811c9dc5
  for (const part of key) {
    const text = String(part)
    for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
    h = Math.imul(h ^ 0x7c, 0x01000193)
  }
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** Uniform in [0, 1) for one key: for pure functions of time, where a whole stream of numbers would be too much. */
export const share = (...key: readonly (string | number)[]): number => hash(...key) / 4_294_967_296

/** Opens the stream of chance that belongs to a key, such as (seed, 'sales', day). */
export function chance(...key: readonly (string | number)[]): Chance {
  let state = hash(...key)
  const next = () => {
    // mulberry32: 32 bits of state are plenty for one day of one shop.
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return {
    next,
    int,
    pick<Item>(list: readonly Item[]): Item {
      if (list.length === 0) throw new RangeError('cannot pick from an empty list')
      return list[int(0, list.length - 1)] as Item
    },
    weighted(weights) {
      let left = next() * weights.reduce((sum, weight) => sum + weight, 0)
      for (const [index, weight] of weights.entries()) {
        left -= weight
        if (left < 0) return index
      }
      return weights.length - 1
    },
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    poisson(mean) {
      // Knuth's product underflows for large means, and a sum of Poissons is a Poisson: take it in steps of 20.
      let count = 0
      for (let left = mean; left > 0; left -= 20) {
        const floor = Math.exp(-Math.min(left, 20))
        for (let product = next(); product > floor; product *= next()) count++
      }
      return count
    },
  }
}
