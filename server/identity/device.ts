import { createHmac, createPublicKey, randomBytes, timingSafeEqual, verify, type JsonWebKey } from 'node:crypto'
import { z } from 'zod'

/** How long a challenge may be answered, ms. */
const GOOD_MS = 60_000
/** By how much the clocks of two nodes may differ, ms. */
const SKEW_MS = 5_000
/** 32 bytes, the length of a P-256 coordinate, in base64url (RFC 7518, 6.2.1.2). */
const coordinate = z.string().regex(/^[\w-]{43}$/)
/** A key with its private part (`d`) was in somebody's hands and proves nothing. What browsers add (`ext`, `key_ops`) is left out. */
const publicKey = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: coordinate,
  y: coordinate,
  d: z.undefined().optional(),
})
const CHALLENGE = /^([\w-]{22}\.[\da-z]{1,12})\.([\w-]{43})$/
/** Two numbers of 32 bytes in base64url (IEEE P1363), as WebCrypto signs. */
const SIGNATURE = /^[\w-]{86}$/

const sealOf = (secret: Buffer, words: string) => createHmac('sha256', secret).update(words).digest()

/** A challenge that needs no memory: random part, time (epoch ms, base 36) and HMAC-SHA256 over both. The screen signs its UTF-8 bytes. */
export function mintChallenge(secret: Buffer, now: number): string {
  const words = `${randomBytes(16).toString('base64url')}.${Math.floor(now).toString(36)}`
  return `${words}.${sealOf(secret, words).toString('base64url')}`
}

/** Whether a challenge is ours and at most 60 s old. */
export function challengeGood(secret: Buffer, challenge: string, now: number): boolean {
  const [, words, seal] = CHALLENGE.exec(challenge) ?? []
  if (words === undefined || seal === undefined) return false
  if (!timingSafeEqual(sealOf(secret, words), Buffer.from(seal, 'base64url'))) return false
  const ageMs = now - parseInt(words.split('.')[1]!, 36)
  return ageMs >= -SKEW_MS && ageMs <= GOOD_MS
}

function keyFrom(jwk: JsonWebKey) {
  try {
    return createPublicKey({ key: jwk, format: 'jwk' })
  } catch (error) {
    // Two numbers that are no point of the curve: that is an answer, not a fault of ours.
    if ((error as { code?: string }).code === 'ERR_CRYPTO_INVALID_JWK') return null
    throw error
  }
}

/** The public ECDSA P-256 key (RFC 7517) in what a browser sent, with x and y only; null when there is none. */
export function publicKeyOf(jwk: unknown): JsonWebKey | null {
  const read = publicKey.safeParse(jwk)
  if (!read.success) return null
  const { kty, crv, x, y } = read.data
  return keyFrom({ kty, crv, x, y }) && { kty, crv, x, y }
}

/** Whether whoever holds the private half signed the challenge (ECDSA with SHA-256, IEEE P1363, base64url). */
export function signatureGood(jwk: unknown, challenge: string, signatureBase64url: string): boolean {
  const known = publicKeyOf(jwk)
  const key = known && keyFrom(known)
  if (!key || !SIGNATURE.test(signatureBase64url)) return false
  const signature = Buffer.from(signatureBase64url, 'base64url')
  return verify('sha256', Buffer.from(challenge), { key, dsaEncoding: 'ieee-p1363' }, signature)
}
