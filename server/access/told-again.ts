import type { Merged } from '../journal/counted.ts'

/** A chain of mergers is followed no further than this. */
const MOST_LINKS = 20

/** Which submissions were merged into which: the same dispute, told again. */
export interface ToldAgain {
  /** Puts one in, or takes it out when it is merged no more; gives the numbers of those that it was and is told again of. */
  put(id: string, merged: Merged | null): readonly string[]
  /** When submissions were received that end in this one, directly or through another (epoch ms). */
  of(id: string): readonly number[]
}

export function toldAgain(): ToldAgain {
  const all = new Map<string, Merged>()
  const into = new Map<string, Set<string>>()
  /** Where a chain leads, every link of it. */
  function leads(id: string): string[] {
    const links: string[] = []
    for (let at = all.get(id); at !== undefined && links.length < MOST_LINKS; at = all.get(at.into)) links.push(at.into)
    return links
  }
  function gather(id: string, depth: number, found: number[]): number[] {
    if (depth >= MOST_LINKS) return found
    for (const each of into.get(id) ?? []) {
      const merged = all.get(each)
      if (merged === undefined) continue
      found.push(merged.receivedAt)
      gather(each, depth + 1, found)
    }
    return found
  }
  return {
    put(id, merged) {
      const before = all.get(id)
      if (before?.into === merged?.into) return []
      const led = leads(id)
      if (before !== undefined) into.get(before.into)?.delete(id)
      if (merged === null) all.delete(id)
      else {
        all.set(id, merged)
        const set = into.get(merged.into)
        if (set) set.add(id)
        else into.set(merged.into, new Set([id]))
      }
      return [...new Set([...led, ...leads(id)])]
    },
    of: (id) => gather(id, 0, []),
  }
}
