import { openGramHash } from './keyed.ts'
import { plain } from './normal.ts'

/** Places of a sketch, one byte each: the low byte of the smallest hash that fell there. */
export const PLACES = 64
/** Bytes of a sketch. */
export const SKETCH = PLACES
/** Two places agree by chance this often. */
const BY_CHANCE = 1 / 256
/** Nobody's words are longer in what decides; keeps the cost of one record bounded. */
const LONGEST = 4_000
const NOBODY = 0x7fffffff
const RANK_BITS = 24

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

/** A hash of a hash and a round: the finish of MurmurHash3, in which every bit moves every other. */
function mixed(value: number, round: number): number {
  let h = value ^ Math.imul(round + 1, 0x9e3779b1)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}

/**
 * Makes sketches under one key: minwise hashing in rounds (Dahlgaard, Knudsen, Thorup, 2017). In each round every 3-gram
 * falls into one place, those places that an earlier round filled stay, and the smallest hash of the round wins; when all
 * are filled, one byte of each is kept. The text cannot be read back, and without the key nobody can make the sketch of a
 * text he guesses. Null: fewer than three characters.
 */
export function openSketcher(key: Buffer): (text: string) => Buffer | null {
  const gramHash = openGramHash(key)
  const grams = new Int32Array(LONGEST)
  /** Of each place the number of its round, then the hash that won it; smaller is better. */
  const won = new Int32Array(PLACES)
  return (text) => {
    const words = plain(text.slice(0, LONGEST)).slice(0, LONGEST)
    const count = words.length - 2
    if (count < 1) return null
    for (let at = 0; at < count; at += 1)
      grams[at] = gramHash(words.charCodeAt(at), words.charCodeAt(at + 1), words.charCodeAt(at + 2))
    won.fill(NOBODY)
    let empty = PLACES
    for (let round = 0; empty > 0 && round < PLACES; round += 1)
      for (let at = 0; at < count; at += 1) {
        const fell = mixed(grams[at]!, round)
        const place = fell & (PLACES - 1)
        const rank = (round << RANK_BITS) | (fell >>> (32 - RANK_BITS))
        if (rank >= won[place]!) continue
        if (won[place] === NOBODY) empty -= 1
        won[place] = rank
      }
    // Of a very short text some place may still be empty: there the smallest hash of a round of its own wins.
    for (let place = 0; empty > 0 && place < PLACES; place += 1) {
      if (won[place] !== NOBODY) continue
      for (let at = 0; at < count; at += 1)
        won[place] = Math.min(won[place]!, mixed(grams[at]!, PLACES + place) >>> (32 - RANK_BITS))
    }
    const sketch = Buffer.alloc(SKETCH)
    for (let place = 0; place < PLACES; place += 1) sketch[place] = won[place]! & 0xff
    return sketch
  }
}

/** Jaccard similarity of two texts estimated from their sketches, 0–1. */
export function estimate(one: Buffer, other: Buffer): number {
  let same = 0
  for (let place = 0; place < PLACES; place += 1) if (one[place] === other[place]) same += 1
  return Math.max(0, (same / PLACES - BY_CHANCE) / (1 - BY_CHANCE))
}

/** Standard deviation of an estimate of a similarity: 0.050 at 0.8, at most 0.063; two of three lie within one, 997 of 1000 within three. */
export function errorOf(similarity: number): number {
  const agree = BY_CHANCE + (1 - BY_CHANCE) * similarity
  return Math.sqrt((agree * (1 - agree)) / PLACES) / (1 - BY_CHANCE)
}
