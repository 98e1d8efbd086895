import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import type { Sealer } from './sealer.ts'

const NONCE = 12
const TAG = 16

function encrypt(key: Buffer, clear: Buffer): Buffer {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  return Buffer.concat([nonce, cipher.update(clear), cipher.final(), cipher.getAuthTag()])
}
function decrypt(key: Buffer, bytes: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE))
  decipher.setAuthTag(bytes.subarray(-TAG))
  return Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()])
}
const keyFrom = (words: string) => createHash('sha256').update(words).digest()

/** A real AES-256-GCM sealer whose keys are made of words; the first is the current one. */
export function sealerOf(...words: readonly [string, ...string[]]): Sealer {
  const keys = new Map(words.map((each) => [each, keyFrom(each)]))
  const [kek] = words
  const keyNamed = (name: string) => {
    const key = keys.get(name)
    if (!key) throw new Error(`没有名为 ${name} 的密钥`)
    return key
  }
  const nameIn = (bytes: Buffer) => bytes.subarray(1, 1 + bytes[0]!).toString()
  const textIn = (bytes: Buffer) => decrypt(keyNamed(nameIn(bytes)), bytes.subarray(1 + bytes[0]!)).toString()
  const sealText = (text: string) =>
    Buffer.concat([Buffer.from([Buffer.byteLength(kek)]), Buffer.from(kek), encrypt(keyNamed(kek), Buffer.from(text))])
  return {
    kek,
    seal(value) {
      const own = randomBytes(32)
      return { kek, wrapped: encrypt(keyNamed(kek), own), sealed: encrypt(own, Buffer.from(JSON.stringify(value))) }
    },
    open: (sealed) =>
      JSON.parse(decrypt(decrypt(keyNamed(sealed.kek), sealed.wrapped), sealed.sealed).toString()) as unknown,
    rewrap: (key) => ({ kek, wrapped: encrypt(keyNamed(kek), decrypt(keyNamed(key.kek), key.wrapped)) }),
    knows: (name) => keys.has(name),
    sealText,
    openText: textIn,
    rewrapText: (bytes) => (nameIn(bytes) === kek ? bytes : sealText(textIn(bytes))),
  }
}
