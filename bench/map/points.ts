import type { SiteColumns } from '@contract/picture.ts'

/** Centres of the eleven streets, and how thickly each is built on. */
// prettier-ignore
const centres: readonly (readonly [lng: number, lat: number, share: number])[] = [
  [114.1235, 22.6905, 0.1], [114.311, 22.7735, 0.06], [114.144, 22.633, 0.1], [114.068, 22.635, 0.13], [114.122, 22.604, 0.14],
  [114.23, 22.718, 0.14], [114.282, 22.737, 0.09], [114.196, 22.65, 0.09], [114.1, 22.625, 0.07], [114.296, 22.699, 0.05], [114.221, 22.63, 0.03],
]

/** A small seeded generator (mulberry32), 0…1: the same seed gives the same points. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** `count` invented sites clustered around the centres: lifts mostly, one pharmacy in 30, one market in 1,000. */
export function inventedSites(count: number, seed = 7): SiteColumns {
  const random = seeded(seed)
  const columns = { id: [] as string[], kind: [] as number[], x: [] as number[], y: [] as number[] }
  for (let i = 0; i < count; i++) {
    let pick = random()
    const centre = centres.find(([, , share]) => (pick -= share) < 0) ?? centres[0]
    const turn = 2 * Math.PI * random()
    const away = 0.017 * Math.sqrt(-Math.log(1 - random()))
    columns.id.push(`site-${i}`)
    columns.kind.push(i % 1_000 === 0 ? 0 : i % 30 === 0 ? 1 : 2)
    columns.x.push(Math.round(((centre?.[0] ?? 0) + 1.1 * away * Math.cos(turn)) * 1e5))
    columns.y.push(Math.round(((centre?.[1] ?? 0) + away * Math.sin(turn)) * 1e5))
  }
  return { version: 1, kinds: ['market', 'pharmacy', 'elevator'], ...columns }
}
