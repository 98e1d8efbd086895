import { createStore, get, update } from 'idb-keyval'

/** Where the key pair is kept: a key of which no script, ours included, can read the private half. */
export interface KeyShelf {
  get(): Promise<CryptoKeyPair | null>
  /** Keeps the pair unless one is there already, and gives the one that is there then: two tabs may ask at once. */
  keep(pair: CryptoKeyPair): Promise<CryptoKeyPair>
}

const CURVE = { name: 'ECDSA', namedCurve: 'P-256' } as const
const SIGNATURE = { name: 'ECDSA', hash: 'SHA-256' } as const

/** Bytes as base64url without padding (RFC 4648 §5). */
export function base64url(bytes: Uint8Array): string {
  const text = btoa(String.fromCharCode(...bytes))
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** The identity of one device over a shelf for its key. */
export const openDevice = (shelf: KeyShelf) => ({
  /** Public half as JWK (RFC 7517), made at the first call. */
  async publicKey(): Promise<JsonWebKey> {
    const held = await shelf.get()
    const pair = held ?? (await shelf.keep(await crypto.subtle.generateKey(CURVE, false, ['sign', 'verify'])))
    const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey)
    return { kty, crv, x, y }
  },
  /** Signature over the UTF-8 of the challenge: r ‖ s, 64 bytes (IEEE P1363), base64url. Null: this device has no key. */
  async prove(challenge: string): Promise<string | null> {
    const pair = await shelf.get()
    if (pair === null) return null
    const signed = await crypto.subtle.sign(SIGNATURE, pair.privateKey, new TextEncoder().encode(challenge))
    return base64url(new Uint8Array(signed))
  },
})

function browserShelf(): KeyShelf {
  const store = createStore('qianshao-device', 'keys')
  const get_ = async () => (await get<CryptoKeyPair>('screen', store)) ?? null
  return {
    get: get_,
    async keep(pair) {
      await update<CryptoKeyPair>('screen', (held) => held ?? pair, store)
      return (await get_()) ?? pair
    },
  }
}

/** A page over plain HTTP has no `crypto.subtle`, a private window may have no IndexedDB. */
const able = () => globalThis.crypto?.subtle !== undefined && globalThis.indexedDB !== undefined

/** Public key of this device, or null where the browser gives it none: then only the browser's own secret speaks for it. */
export async function devicePublicKey(): Promise<JsonWebKey | null> {
  if (!able()) return null
  try {
    return await openDevice(browserShelf()).publicKey()
  } catch (error) {
    console.warn('This browser keeps no device key:', error)
    return null
  }
}

/** Signature of this device over a challenge, base64url; null without a key. Throws when the browser's store fails. */
export async function prove(challenge: string): Promise<string | null> {
  return able() ? openDevice(browserShelf()).prove(challenge) : null
}
