/** Something that is due at a moment, epoch ms. */
export interface Due {
  readonly turn: number
}

/** A binary heap by time: O(log n) in and out. Entries that no longer hold are left in it and passed over by whoever takes them out. */
export function openHeap<Entry extends Due>() {
  const entries: Entry[] = []
  const swap = (a: number, b: number) => ([entries[a], entries[b]] = [entries[b]!, entries[a]!])
  return {
    push(entry: Entry): void {
      let at = entries.push(entry) - 1
      for (let parent = (at - 1) >> 1; at > 0 && entries[parent]!.turn > entry.turn; parent = (at - 1) >> 1) {
        swap(at, parent)
        at = parent
      }
    },
    /** Takes out the earliest that is due by a moment (epoch ms); undefined: none is. */
    due(by: number): Entry | undefined {
      const [first] = entries
      if (first === undefined || first.turn > by) return undefined
      const last = entries.pop()!
      if (entries.length > 0) {
        entries[0] = last
        for (let at = 0; ;) {
          const [left, right] = [at * 2 + 1, at * 2 + 2]
          let least = at
          if (left < entries.length && entries[left]!.turn < entries[least]!.turn) least = left
          if (right < entries.length && entries[right]!.turn < entries[least]!.turn) least = right
          if (least === at) break
          swap(at, least)
          at = least
        }
      }
      return first
    },
    size: () => entries.length,
  }
}
