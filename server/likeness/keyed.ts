import { createHash, hash } from 'node:crypto'

const BLOCK = 64
const LONGEST = 400
/** A block of the key with room behind it for what is hashed. */
const padded = (key: Buffer, pad: number, room: number) =>
  Buffer.concat([Buffer.concat([key, Buffer.alloc(BLOCK - key.length)]).map((byte) => byte ^ pad), Buffer.alloc(room)])

/**
 * HMAC-SHA-256 (RFC 2104) under a key of 32 bytes, its first 64 bits as 16 hexadecimal digits: enough to be looked up by. A million different values meet by chance once in 37 million such sets. Of a longer value its first
 * 400 bytes count.
 */
export function openMarks(key: Buffer): (value: string) => string {
  const inner = padded(key, 0x36, LONGEST)
  const outer = padded(key, 0x5c, 32)
  return (value) => {
    // Two one-shot hashes in place cost a third of an HMAC object, and are the same by definition.
    const end = BLOCK + inner.write(value, BLOCK)
    outer.write(hash('sha256', inner.subarray(0, end), 'hex'), BLOCK, 'hex')
    return hash('sha256', outer, 'hex').slice(0, 16)
  }
}

/** Name of a key as a number of 31 bits: says which key made a print and nothing of the key. */
export const keyNumber = (key: Buffer): number =>
  createHash('sha256').update('qianshao/likeness key name').update(key).digest().readUInt32BE(0) >>> 1

/**
 * HalfSipHash-2-4 (Aumasson, Bernstein): a keyed hash of 32 bits, here of three UTF-16 units. Whoever has no key can neither
 * compute nor undo it.
 */
export function openGramHash(key: Buffer): (a: number, b: number, c: number) => number {
  const k0 = key.readInt32LE(0)
  const k1 = key.readInt32LE(4)
  return (a, b, c) => {
    let v0 = k0
    let v1 = k1
    let v2 = 0x6c796765 ^ k0
    let v3 = 0x74656462 ^ k1
    // Two words of six bytes, the last of which carries their number in its highest byte, then the finish.
    for (let word = 0; word < 3; word += 1) {
      const block = word === 0 ? a | (b << 16) : c | (6 << 24)
      if (word < 2) v3 ^= block
      else v2 ^= 0xff
      for (let round = word < 2 ? 2 : 4; round > 0; round -= 1) {
        v0 = (v0 + v1) | 0
        v1 = ((v1 << 5) | (v1 >>> 27)) ^ v0
        v0 = (v0 << 16) | (v0 >>> 16)
        v2 = (v2 + v3) | 0
        v3 = ((v3 << 8) | (v3 >>> 24)) ^ v2
        v0 = (v0 + v3) | 0
        v3 = ((v3 << 7) | (v3 >>> 25)) ^ v0
        v2 = (v2 + v1) | 0
        v1 = ((v1 << 13) | (v1 >>> 19)) ^ v2
        v2 = (v2 << 16) | (v2 >>> 16)
      }
      if (word < 2) v0 ^= block
    }
    return v1 ^ v3
  }
}
