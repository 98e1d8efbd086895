/** What is due when, the earliest first. */
export interface Turn {
  readonly at: number
  readonly over: string
  readonly id: string
}

/** A binary heap by time: O(log n) in and out. Entries that no longer hold are left in it and passed over by whoever takes them out. */
export function openHeap() {
  const turns: Turn[] = []
  const swap = (a: number, b: number) => ([turns[a], turns[b]] = [turns[b]!, turns[a]!])
  return {
    push(turn: Turn): void {
      let at = turns.push(turn) - 1
      for (let parent = (at - 1) >> 1; at > 0 && turns[parent]!.at > turns[at]!.at; parent = (at - 1) >> 1) {
        swap(at, parent)
        at = parent
      }
    },
    /** Takes out the earliest that is due by a moment (epoch ms); undefined: none is. */
    due(by: number): Turn | undefined {
      const [first] = turns
      if (first === undefined || first.at > by) return undefined
      const last = turns.pop()!
      if (turns.length > 0) {
        turns[0] = last
        for (let at = 0; ;) {
          const [left, right] = [at * 2 + 1, at * 2 + 2]
          let least = at
          if (left < turns.length && turns[left]!.at < turns[least]!.at) least = left
          if (right < turns.length && turns[right]!.at < turns[least]!.at) least = right
          if (least === at) break
          swap(at, least)
          at = least
        }
      }
      return first
    },
    size: () => turns.length,
  }
}
