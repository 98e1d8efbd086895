import { expect, test } from 'vitest'
import { base64url, devicePublicKey, openDevice, prove, type KeyShelf } from './device.ts'

/** A shelf in memory that keeps the first pair, as the browser's does. */
function shelf(): KeyShelf & { held: CryptoKeyPair | null } {
  return {
    held: null,
    async get() {
      return this.held
    },
    async keep(pair) {
      return (this.held ??= pair)
    },
  }
}
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'))

test('what a device signs is proved by its public key, and by no other', async () => {
  const device = openDevice(shelf())
  const jwk = await device.publicKey()
  const challenge = '挑战-7f3a'
  const signature = await device.prove(challenge)
  const verify = async (key: JsonWebKey) =>
    crypto.subtle.verify(
      { name: 'ECDSA', hash: 'SHA-256' },
      await crypto.subtle.importKey('jwk', key, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']),
      bytesOf(signature ?? ''),
      new TextEncoder().encode(challenge),
    )
  expect(bytesOf(signature ?? '')).toHaveLength(64)
  expect(await verify(jwk)).toBe(true)
  expect(await verify(await openDevice(shelf()).publicKey())).toBe(false)
})
test('the private half cannot leave the device, and the public half says nothing else', async () => {
  const kept = shelf()
  const jwk = await openDevice(kept).publicKey()
  expect(Object.keys(jwk).sort()).toEqual(['crv', 'kty', 'x', 'y'])
  await expect(crypto.subtle.exportKey('jwk', kept.held!.privateKey)).rejects.toThrow()
})
test('a device is the same after a restart, and in two tabs that ask at once', async () => {
  const kept = shelf()
  const [one, two] = await Promise.all([openDevice(kept).publicKey(), openDevice(kept).publicKey()])
  expect(one).toEqual(two)
  expect(await openDevice(kept).publicKey()).toEqual(one)
})
test('a device without a key proves nothing', async () => {
  expect(await openDevice(shelf()).prove('x')).toBeNull()
})
test('a browser without a store for keys has no key, and says so without failing', async () => {
  expect(await devicePublicKey()).toBeNull()
  expect(await prove('x')).toBeNull()
})
test('base64url is without padding and without signs that an address would change', () => {
  expect(base64url(new Uint8Array([251, 255, 254, 1]))).toBe('-__-AQ')
})
