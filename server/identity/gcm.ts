import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

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

export const freshKey = (): Buffer => randomBytes(KEY_BYTES)

const bound = (context: string) => Buffer.from(`${VERSION}/${context}`)

/** AES-256-GCM: version, nonce, tag, ciphertext. `context` is not kept, but must be the same at opening. */
export function encrypt(key: Buffer, clear: Buffer, context: string): Buffer {
  const nonce = randomBytes(NONCE)
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
