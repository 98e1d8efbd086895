import type { Hotspot } from '../contract/fact.ts'

type Known = Pick<Hotspot, 'hotspotId' | 'complaintIds'>

/** 53 bits of a text (cyrb53, public domain): short, and the same in every run. */
function shortHash(text: string): string {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    a = Math.imul(a ^ code, 2_654_435_761)
    b = Math.imul(b ^ code, 1_597_334_677)
  }
  a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909)
  b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909)
  return (4_294_967_296 * (2_097_151 & b) + (a >>> 0)).toString(36)
}

/**
 * Ids for clusters given by the ids of their complaints (sorted): the id of the known hotspot with which a cluster shares
 * most complaints, each known id once, else one made of its first complaint.
 */
export function nameClusters(clusters: readonly (readonly string[])[], known: readonly Known[]): string[] {
  const holders = new Map<string, number[]>()
  known.forEach(({ complaintIds }, k) => {
    for (const id of complaintIds) holders.set(id, [...(holders.get(id) ?? []), k])
  })
  const overlaps: { cluster: number; known: number; shared: number }[] = []
  clusters.forEach((ids, cluster) => {
    const shared = new Map<number, number>()
    for (const id of ids) for (const k of holders.get(id) ?? []) shared.set(k, (shared.get(k) ?? 0) + 1)
    for (const [k, count] of shared) overlaps.push({ cluster, known: k, shared: count })
  })
  const idOf = (k: number) => known[k]!.hotspotId
  const firstOf = (cluster: number) => clusters[cluster]![0] ?? ''
  const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
  overlaps.sort(
    (a, b) =>
      b.shared - a.shared || order(idOf(a.known), idOf(b.known)) || order(firstOf(a.cluster), firstOf(b.cluster)),
  )

  const names = new Map<number, string>()
  const taken = new Set<string>()
  for (const { cluster, known: k } of overlaps) {
    if (names.has(cluster) || taken.has(idOf(k))) continue
    names.set(cluster, idOf(k))
    taken.add(idOf(k))
  }
  // An id that is about to be told gone must not be told found in the same breath.
  for (const { hotspotId } of known) taken.add(hotspotId)
  return clusters.map((ids, cluster) => {
    const before = names.get(cluster)
    if (before !== undefined) return before
    for (let attempt = 0; ; attempt++) {
      const name = `hs-${shortHash(attempt === 0 ? (ids[0] ?? '') : `${ids[0] ?? ''}#${attempt}`)}`
      if (taken.has(name)) continue
      taken.add(name)
      return name
    }
  })
}
