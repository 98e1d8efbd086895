import { createHash, randomBytes } from 'node:crypto'

/** SHA-256 (hex) of a token: all that is kept of it. With 256 random bits in it, a slow hash would add nothing. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')

/** A token of 32 random bytes (base64url) for whoever it is given to, and the hash that is kept. */
export function mintToken(): { readonly token: string; readonly hash: string } {
  const token = randomBytes(32).toString('base64url')
  return { token, hash: hashToken(token) }
}

/** A new id, `prefix_` and 128 random bits: unique without asking anybody, and not to be guessed. */
export const newId = (prefix: string): string => `${prefix}_${randomBytes(16).toString('base64url')}`
