import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto'

export { policyFault } from './password-policy.ts'

/** Cost of one guess: 2^15 × 8 × 128 bytes = 32 MiB and some 100 ms (RFC 7914; OWASP's least for scrypt is in this order). */
const LN = 15
const R = 8
const P = 1
const SALT_BYTES = 16
const HASH_BYTES = 32
const DAY_MS = 86_400_000

interface Stored {
  readonly ln: number
  readonly r: number
  readonly p: number
  readonly salt: Buffer
  readonly hash: Buffer
}

/** Work that is done when there is no account, so that an answer takes as long as with one. */
const NOBODY: Stored = { ln: LN, r: R, p: P, salt: Buffer.alloc(SALT_BYTES), hash: Buffer.alloc(HASH_BYTES) }

/** Bounded numbers: a stored string must not be able to ask for more memory than the machine has. */
const STORED = /^\$scrypt\$ln=(1\d),r=([1-9]|1\d),p=([1-9])\$([\w+/]{22})\$([\w+/]{43})$/

function read(stored: string): Stored | null {
  const parts = STORED.exec(stored)
  if (!parts) return null
  const [, ln, r, p, salt = '', hash = ''] = parts
  return {
    ln: Number(ln),
    r: Number(r),
    p: Number(p),
    salt: Buffer.from(salt, 'base64'),
    hash: Buffer.from(hash, 'base64'),
  }
}

const derive = (password: string, { ln, r, p, salt }: Omit<Stored, 'hash'>) =>
  new Promise<Buffer>((resolve, reject) => {
    const N = 2 ** ln
    const options: ScryptOptions = { N, r, p, maxmem: 2 * 128 * N * r }
    // The same word typed on another keyboard may arrive in other code points (NIST SP 800-63B, 5.1.1.2).
    scrypt(password.normalize('NFKC'), salt, HASH_BYTES, options, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })

const bare = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '')

/** A password as it may be kept: `$scrypt$ln=15,r=8,p=1$salt$hash`, a new salt each time (GB/T 22239-2019, 8.1.4.1 a and 8.1.4.8). */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const hash = await derive(password, { ln: LN, r: R, p: P, salt })
  return `$scrypt$ln=${LN},r=${R},p=${P}$${bare(salt)}$${bare(hash)}`
}

/** Whether a password is the kept one. With `null`, or a string that is no hash, the same work is done for a plain no. */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const kept = stored === null ? null : read(stored)
  const against = kept ?? NOBODY
  const same = timingSafeEqual(await derive(password, against), against.hash)
  return same && kept !== null
}

/** Whether a password set at `passwordAt` (epoch ms) has to be changed; 0 days: never (GB/T 22239-2019, 8.1.4.1 a). */
export const agedOut = (passwordAt: number, now: number, maxAgeDays: number): boolean =>
  maxAgeDays > 0 && now - passwordAt > maxAgeDays * DAY_MS

/** Whether a password is one of those kept; one after the other, so that it never takes more memory than one guess. */
export async function usedBefore(password: string, history: readonly string[]): Promise<boolean> {
  for (const each of history) if (await verifyPassword(password, each)) return true
  return false
}
