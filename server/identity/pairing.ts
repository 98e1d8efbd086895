import { randomInt } from 'node:crypto'

/** How long a screen waits with its code, ms. */
export const PAIRING_MS = 10 * 60_000
/** How many screens may wait at a time: with at most this many codes good, guessing one is hopeless. */
export const MOST_WAITING = 20

const CODES = 1_000_000
const MOST_DRAWS = 1_000

/** Six digits that a person reads from a screen, none of `taken`. `random` gives whole numbers from 0 to 999999. */
export function pairingCode(taken: ReadonlySet<string>, random: () => number = () => randomInt(CODES)): string {
  for (let draws = 0; draws < MOST_DRAWS; draws++) {
    const code = String(random()).padStart(6, '0')
    if (!taken.has(code)) return code
  }
  throw new Error('没有空闲的配对码，请等其他屏配对完成后再试。')
}
