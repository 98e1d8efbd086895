import { randomBytes, webcrypto } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { challengeGood, mintChallenge, publicKeyOf, signatureGood } from './device.ts'

const NOW = Date.parse('2026-11-23T09:00:00+08:00')
const secret = randomBytes(32)

/** What a browser does: a key that cannot be taken out, and its signature. */
async function browser() {
  const { subtle } = webcrypto
  const pair = await subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify'])
  const sign = async (words: string) => {
    const bytes = await subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, pair.privateKey, Buffer.from(words))
    return Buffer.from(bytes).toString('base64url')
  }
  return { jwk: await subtle.exportKey('jwk', pair.publicKey), sign }
}

describe('a challenge', () => {
  test('is good for a minute, in this house only', () => {
    const challenge = mintChallenge(secret, NOW)
    expect(challengeGood(secret, challenge, NOW)).toBe(true)
    expect(challengeGood(secret, challenge, NOW + 60_000)).toBe(true)
    expect(challengeGood(secret, challenge, NOW + 60_001)).toBe(false)
    expect(challengeGood(secret, challenge, NOW - 60_000)).toBe(false)
    expect(challengeGood(randomBytes(32), challenge, NOW)).toBe(false)
    expect(mintChallenge(secret, NOW)).not.toBe(challenge)
  })

  test('is no longer one when any character is changed', () => {
    const challenge = mintChallenge(secret, NOW)
    for (let i = 0; i < challenge.length; i++) {
      const other = challenge[i] === 'A' ? 'Q' : 'A'
      // The last letter of 32 bytes carries four bits of them and two that mean nothing.
      const changed = challenge.slice(0, i) + other + challenge.slice(i + 1)
      if (i < challenge.length - 1) expect(challengeGood(secret, changed, NOW), changed).toBe(false)
    }
  })

  test('is not made of any text', () => {
    fc.assert(fc.property(fc.string(), (text) => !challengeGood(secret, text, NOW)))
  })
})

describe('a key of a screen', () => {
  test('proves the browser it is in', async () => {
    const { jwk, sign } = await browser()
    const challenge = mintChallenge(secret, NOW)
    const key = publicKeyOf(jwk)!
    expect(Object.keys(key).sort()).toEqual(['crv', 'kty', 'x', 'y'])
    expect(signatureGood(key, challenge, await sign(challenge))).toBe(true)
  })

  test('does not prove another browser, another challenge or half a signature', async () => {
    const [one, other] = [await browser(), await browser()]
    const challenge = mintChallenge(secret, NOW)
    const signature = await one.sign(challenge)
    expect(signatureGood(other.jwk, challenge, signature)).toBe(false)
    expect(signatureGood(one.jwk, mintChallenge(secret, NOW), signature)).toBe(false)
    for (const bad of ['', signature.slice(1), `${signature}A`, 'A'.repeat(86), '签'.repeat(86)])
      expect(signatureGood(one.jwk, challenge, bad)).toBe(false)
  })

  test('that has been out of its browser, is of another kind or no point of the curve is none', async () => {
    const { jwk } = await browser()
    const bad: unknown[] = [
      { ...jwk, d: jwk.x },
      { ...jwk, crv: 'P-384' },
      { ...jwk, kty: 'RSA' },
      { ...jwk, x: 'A'.repeat(43), y: 'A'.repeat(43) },
      { ...jwk, x: `${jwk.x!}A` },
      { kty: 'EC', crv: 'P-256', x: jwk.x },
      null,
      'key',
      [],
    ]
    for (const each of bad) expect(publicKeyOf(each)).toBeNull()
    fc.assert(fc.property(fc.anything(), (anything) => publicKeyOf(anything) === null))
  })
})
