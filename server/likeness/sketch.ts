import { openGramHash } from './keyed.ts'
import { plain } from './normal.ts'

/** Places of a sketch; each holds four bits of the smallest hash that fell there. */
export const PLACES = 128
const BITS = 4
const MASK = (1 << BITS) - 1
/** Bytes of a sketch. */
export const SKETCH = (PLACES * BITS) / 8
/** Two places agree by chance this often. */
const BY_CHANCE = 1 / (1 << BITS)
/** Nobody's words are longer in what decides; keeps the cost of one record bounded. */
const LONGEST = 4_000

/** Distinct 3-grams of characters of a text as it is compared; empty when it is shorter than three. */
export function gramsOf(text: string): ReadonlySet<string> {
  const words = plain(text.slice(0, LONGEST))
  const grams = new Set<string>()
  for (let at = 0; at + 3 <= words.length; at += 1) grams.add(words.slice(at, at + 3))
  return grams
}

/** Jaccard similarity of two texts by their 3-grams, 0–1; 0 when either has none. */
export function jaccard(one: string, other: string): number {
  const [a, b] = [gramsOf(one), gramsOf(other)]
  let both = 0
  for (const gram of a) if (b.has(gram)) both += 1
  const all = a.size + b.size - both
  return all === 0 ? 0 : both / all
}

/**
 * Makes sketches under one key: minwise hashing in rounds (Dahlgaard, Knudsen, Thorup, 2017). In each round every 3-gram
 * falls into one place, those places that an earlier round filled stay, and the smallest hash of the round wins; when all
 * are filled, four bits of each are kept. The text cannot be read back, and without the key nobody can make the sketch of a
 * text he guesses. Null: fewer than three characters.
 */
export function openSketcher(key: Buffer): (text: string) => Buffer | null {
  const gramHash = openGramHash(key)
  const grams = new Int32Array(LONGEST)
  const smallest = new Int32Array(PLACES)
  const filledIn = new Int32Array(PLACES)
  return (text) => {
    const words = plain(text.slice(0, LONGEST)).slice(0, LONGEST)
    const count = words.length - 2
    if (count < 1) return null
    for (let at = 0; at < count; at += 1)
      grams[at] = gramHash(words.charCodeAt(at), words.charCodeAt(at + 1), words.charCodeAt(at + 2))
    filledIn.fill(-1)
    let empty = PLACES
    for (let round = 0; empty > 0; round += 1) {
      const turn = Math.imul(round + 1, 0x9e3779b1)
      for (let at = 0; at < count; at += 1) {
        // The finish of MurmurHash3: every bit moves every other.
        let fell = grams[at]! ^ turn
        fell = Math.imul(fell ^ (fell >>> 16), 0x85ebca6b)
        fell = Math.imul(fell ^ (fell >>> 13), 0xc2b2ae35)
        fell ^= fell >>> 16
        // After as many rounds as there are places, each round looks after the one place of its number.
        const place = round < PLACES ? fell & (PLACES - 1) : round & (PLACES - 1)
        const rank = fell >>> 8
        if (filledIn[place] === -1) empty -= 1
        else if (filledIn[place] !== round || rank >= smallest[place]!) continue
        filledIn[place] = round
        smallest[place] = rank
      }
    }
    const sketch = Buffer.alloc(SKETCH)
    for (let n = 0; n < SKETCH; n += 1) sketch[n] = ((smallest[2 * n]! & MASK) << BITS) | (smallest[2 * n + 1]! & MASK)
    return sketch
  }
}

/** Jaccard similarity of two texts estimated from their sketches, 0–1. */
export function estimate(one: Buffer, other: Buffer): number {
  let same = 0
  for (let n = 0; n < SKETCH; n += 1) {
    const apart = one[n]! ^ other[n]!
    if (apart >> BITS === 0) same += 1
    if ((apart & MASK) === 0) same += 1
  }
  return Math.max(0, (same / PLACES - BY_CHANCE) / (1 - BY_CHANCE))
}

/** Standard deviation of an estimate of a similarity: 0.037 at 0.8, at most 0.048; two of three lie within one, 997 of 1000 within three. */
export function errorOf(similarity: number): number {
  const agree = BY_CHANCE + (1 - BY_CHANCE) * similarity
  return Math.sqrt((agree * (1 - agree)) / PLACES) / (1 - BY_CHANCE)
}
