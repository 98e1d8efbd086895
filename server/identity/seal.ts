import { packText, unpackText } from './seal-text.ts'
import { deriveKey } from './secrets.ts'
import { decrypt, encrypt, freshKey, SealBroken } from './gcm.ts'

export { SealBroken } from './gcm.ts'

/** A data key, itself sealed under the wrapping key named `kek`. */
export interface WrappedKey {
  readonly kek: string
  readonly wrapped: Buffer
}
/** A value under a data key of its own. */
export interface Sealed extends WrappedKey {
  readonly sealed: Buffer
}
export interface Sealer {
  /** Short name of the wrapping key in use; tells nothing of the key. */
  readonly kek: string
  seal(value: unknown): Sealed
  /** Throws SealBroken when the key is not known or a byte was changed. */
  open(sealed: Sealed): unknown
  /** The same data key under the wrapping key in use; what it sealed stays as it is. */
  rewrap(key: WrappedKey): { kek: string; wrapped: Buffer }
  knows(kek: string): boolean
  /** One text in one buffer, for a column of its own. */
  sealText(text: string): Buffer
  openText(bytes: Buffer): string
  /** The very same bytes when they are under the wrapping key in use already. */
  rewrapText(bytes: Buffer): Buffer
}

const nameOf = (secret: string) => deriveKey(secret, 'personal key name').subarray(0, 5).toString('hex')
const keyOf = (secret: string) => deriveKey(secret, 'personal key wrapping')

/**
 * Seals personal fields: AES-256-GCM (NIST SP 800-38D) under a fresh key each, which is wrapped under a key out of PII_KEY
 * (HKDF). Destroying a wrapped key destroys its value; changing PII_KEY rewraps keys and touches no value (PIPL art. 51).
 */
export function openSealer(current: string, previous?: string): Sealer {
  const kek = nameOf(current)
  const keys = new Map([current, ...(previous ? [previous] : [])].map((each) => [nameOf(each), keyOf(each)]))
  const keyNamed = (name: string) => {
    const key = keys.get(name)
    if (key) return key
    throw new SealBroken(`密封所用的密钥 ${name.slice(0, 20)} 不在这里：请把原来的值放在 PII_KEY_PREVIOUS 再启动。`)
  }
  // The name goes into the tag: a wrapped key cannot be passed off as one of another wrapping key.
  const wrap = (key: Buffer): { kek: string; wrapped: Buffer } => ({ kek, wrapped: encrypt(keyNamed(kek), key, kek) })
  const unwrap = (key: WrappedKey) => decrypt(keyNamed(key.kek), key.wrapped, key.kek)

  function seal(value: unknown): Sealed {
    const text = JSON.stringify(value) as string | undefined
    if (text === undefined) throw new TypeError('只能密封 JSON 能表示的内容')
    const key = freshKey()
    return { ...wrap(key), sealed: encrypt(key, Buffer.from(text), '') }
  }
  const open = (each: Sealed): unknown => JSON.parse(decrypt(unwrap(each), each.sealed, '').toString())
  const rewrap = (key: WrappedKey) => wrap(unwrap(key))

  return {
    kek,
    seal,
    open,
    rewrap,
    knows: (name) => keys.has(name),
    sealText: (text) => packText(seal(text)),
    openText: (bytes) => String(open(unpackText(bytes))),
    rewrapText(bytes) {
      const each = unpackText(bytes)
      return each.kek === kek ? bytes : packText({ ...rewrap(each), sealed: each.sealed })
    },
  }
}
