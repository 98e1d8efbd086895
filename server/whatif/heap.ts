/** What happens next, by time; at one moment by rank, then in the order it was put in. */
export interface Heap<T> {
  put(at: number, rank: number, value: T): void
  /** The earliest, taken out; undefined when there is none. */
  take(): { readonly at: number; readonly value: T } | undefined
}

interface Entry<T> {
  readonly at: number
  readonly rank: number
  readonly nth: number
  readonly value: T
}

const sooner = <T>(a: Entry<T>, b: Entry<T>) => a.at - b.at || a.rank - b.rank || a.nth - b.nth

/** An empty binary heap. */
export function heap<T>(): Heap<T> {
  const all: Entry<T>[] = []
  let count = 0
  return {
    put(at, rank, value) {
      const entry = { at, rank, nth: count++, value }
      let child = all.push(entry) - 1
      while (child > 0) {
        const parent = (child - 1) >> 1
        if (sooner(all[parent]!, entry) <= 0) break
        all[child] = all[parent]!
        child = parent
      }
      all[child] = entry
    },
    take() {
      const top = all[0]
      const last = all.pop()
      if (top === undefined || last === undefined || all.length === 0) return top
      let at = 0
      for (;;) {
        let child = 2 * at + 1
        if (child >= all.length) break
        if (child + 1 < all.length && sooner(all[child + 1]!, all[child]!) < 0) child += 1
        if (sooner(last, all[child]!) <= 0) break
        all[at] = all[child]!
        at = child
      }
      all[at] = last
      return top
    },
  }
}
