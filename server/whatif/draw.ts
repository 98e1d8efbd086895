/** A number of 32 bits from a text (FNV-1a). */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

/** What a number is drawn for: each purpose has draws of its own, so that one more question moves no other answer. */
export const purposes = {
  choice: 1,
  ready: 2,
  attempt: 3,
  beyond: 4,
  beyondResult: 5,
  beyondTime: 6,
  again: 7,
  againAfter: 8,
  fate: 9,
  decide: 10,
  /** And every 64th after it. */
  longer: 11,
} as const

const stir = (value: number) => {
  let x = value
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
  return (x ^ (x >>> 16)) >>> 0
}

/**
 * A number in (0, 1) that is the same whenever seed, matter, lane and purpose are the same, and has nothing to do with the order of
 * asking: two rules compared on one seed differ by the rules alone (common random numbers). Hashed by murmur’s finaliser.
 */
export function drawn(seed: number, matter: number, lane: number, purpose: number): number {
  const a = stir(seed ^ stir(matter + Math.imul(purpose, 0x9e3779b9)))
  return (stir(a ^ lane ^ Math.imul(purpose, 0x7feb352d)) + 0.5) / 4_294_967_296
}

/** The seed of the n-th run; the first runs on the seed itself. */
export const seedOf = (seed: number, run: number) =>
  run === 0 ? seed >>> 0 : stir((seed >>> 0) + Math.imul(run, 0x9e3779b1))

/** One of a list by a number in (0, 1); undefined of an empty one. */
export const pick = <T>(list: readonly T[], u: number): T | undefined => list[Math.floor(u * list.length)]
