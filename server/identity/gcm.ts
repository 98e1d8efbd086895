import { createCipheriv, createDecipheriv, randomFillSync } from 'node:crypto'

/** What was sealed does not open: another key, a changed byte, or no seal at all. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken'
}

/** First byte of everything sealed, so that another cipher can follow one day. */
const VERSION = 1
const NONCE = 12
const TAG = 16
const HEAD = 1 + NONCE + TAG
export const KEY_BYTES = 32
export const WRAPPED_BYTES = HEAD + KEY_BYTES

/** Keys and nonces are cut from random bytes drawn in bulk: the intake needs three of them for every person it seals. */
const drawn = Buffer.alloc(8_192)
let next = drawn.length
function random(length: number): Buffer {
  if (next + length > drawn.length) {
    randomFillSync(drawn)
    next = 0
  }
  const cut = Buffer.from(drawn.subarray(next, next + length))
  drawn.fill(0, next, next + length) // what was given out stays nowhere else
  next += length
  return cut
}

export const freshKey = (): Buffer => random(KEY_BYTES)

const bound = (context: string) => Buffer.from(`${VERSION}/${context}`)

/** AES-256-GCM: version, nonce, tag, ciphertext. `context` is not kept, but must be the same at opening. */
export function encrypt(key: Buffer, clear: Buffer, context: string): Buffer {
  const nonce = random(NONCE)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(bound(context))
  const closed = cipher.update(clear)
  cipher.final()
  return Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), closed])
}

/** The clear bytes; throws SealBroken when key, context or any byte is another. */
export function decrypt(key: Buffer, bytes: Buffer, context: string): Buffer {
  if (bytes.length < HEAD || bytes[0] !== VERSION)
    throw new SealBroken('密封的内容不完整或版本不认识：请核对数据是否完好，必要时从备份恢复。')
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, 1 + NONCE), { authTagLength: TAG })
  decipher.setAAD(bound(context))
  decipher.setAuthTag(bytes.subarray(1 + NONCE, HEAD))
  const clear = decipher.update(bytes.subarray(HEAD))
  try {
    decipher.final()
  } catch (cause) {
    throw new SealBroken('密封的内容打不开：密钥不对，或内容被改动过；请核对 PII_KEY，必要时从备份恢复。', { cause })
  }
  return clear
}
