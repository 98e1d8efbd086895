/** What happens next, by time; at one moment by rank, then in the order it was put in. */
export interface Heap<T> {
  put(at: number, rank: number, value: T): void
  /** The earliest, taken out; undefined when there is none. */
  take(): { readonly at: number; readonly rank: number; readonly value: T } | undefined
}

/** Ranks stand above the order of putting in, which never comes near this. */
const RANK = 2 ** 40

/** An empty binary heap. Its entries lie in columns: half a million of them leave nothing to be swept up. */
export function heap<T>(): Heap<T> {
  const ats: number[] = []
  const keys: number[] = []
  const values: T[] = []
  let count = 0
  const set = (place: number, from: number) => {
    ats[place] = ats[from]!
    keys[place] = keys[from]!
    values[place] = values[from]!
  }
  return {
    put(at, rank, value) {
      const key = rank * RANK + count++
      let child = ats.length
      while (child > 0) {
        const parent = (child - 1) >> 1
        const before = ats[parent]!
        if (before < at || (before === at && keys[parent]! < key)) break
        set(child, parent)
        child = parent
      }
      ats[child] = at
      keys[child] = key
      values[child] = value
    },
    take() {
      if (ats.length === 0) return undefined
      const top = { at: ats[0]!, rank: Math.floor(keys[0]! / RANK), value: values[0]! }
      const [at, key, value] = [ats.pop()!, keys.pop()!, values.pop()!]
      const size = ats.length
      if (size === 0) return top
      let place = 0
      for (;;) {
        let child = 2 * place + 1
        if (child >= size) break
        const other = child + 1
        if (other < size && (ats[other]! < ats[child]! || (ats[other] === ats[child] && keys[other]! < keys[child]!)))
          child = other
        if (at < ats[child]! || (at === ats[child] && key < keys[child]!)) break
        set(place, child)
        place = child
      }
      ats[place] = at
      keys[place] = key
      values[place] = value
      return top
    },
  }
}
