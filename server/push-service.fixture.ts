import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto'

/** A browser’s half of web push: keys of its own, and what it reads of a message (RFC 8291, RFC 8188), written apart from the sender. */
export function openDevice(endpoint: string) {
  const own = createECDH('prime256v1')
  own.generateKeys()
  const auth = randomBytes(16)
  const p256dh = own.getPublicKey()
  return {
    subscription: {
      endpoint,
      keys: { p256dh: p256dh.toString('base64url'), auth: auth.toString('base64url') },
    },
    read(body: Buffer): string {
      const salt = body.subarray(0, 16)
      const length = body[20]!
      const theirs = body.subarray(21, 21 + length)
      const sealed = body.subarray(21 + length)
      const info = Buffer.concat([Buffer.from('WebPush: info\0'), p256dh, theirs])
      const secret = Buffer.from(hkdfSync('sha256', own.computeSecret(theirs), auth, info, 32))
      const key = Buffer.from(hkdfSync('sha256', secret, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16))
      const nonce = Buffer.from(hkdfSync('sha256', secret, salt, Buffer.from('Content-Encoding: nonce\0'), 12))
      const cipher = createDecipheriv('aes-128-gcm', key, nonce)
      cipher.setAuthTag(sealed.subarray(-16))
      const text = Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()])
      // Behind the text stands one 2, and then padding.
      return text.subarray(0, text.lastIndexOf(2)).toString()
    },
  }
}

/** What a push service checks of who writes to it (RFC 8292): the claims of a header that is rightly signed; throws otherwise. */
export function vapidClaims(authorization: string): { claims: { aud: string; sub: string; exp: number }; key: string } {
  const found = /^vapid t=([\w-]+)\.([\w-]+)\.([\w-]+), ?k=([\w-]+)$/.exec(authorization)
  if (!found) throw new Error(`no VAPID header: ${authorization}`)
  const [, head = '', body = '', signature = '', key = ''] = found
  const point = Buffer.from(key, 'base64url')
  const jwk = {
    ...{ kty: 'EC', crv: 'P-256' },
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  }
  const open = { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' as const }
  if (!verify('sha256', Buffer.from(`${head}.${body}`), open, Buffer.from(signature, 'base64url')))
    throw new Error('the VAPID signature is wrong')
  return { claims: JSON.parse(Buffer.from(body, 'base64url').toString()) as never, key }
}
