import { timingSafeEqual } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'

const STEP_S = 30
/** Steps before and after now in which a code is still taken: clocks differ, people type slowly (RFC 6238, 5.2). */
const WINDOW = 1

/** RFC 6238 as authenticator programs have it: SHA-1, six digits, 30 s. */
const generator = (secret: string) =>
  new TOTP({ secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: STEP_S })

/** A fresh secret of 160 bits in base32 (RFC 4226, 4 R6). */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32

/** What the QR code of an enrolment says: an `otpauth://` address. */
export const totpUri = (secret: string, user: string, issuer = '前哨'): string =>
  new TOTP({
    secret: Secret.fromBase32(secret),
    issuer,
    label: user,
    algorithm: 'SHA1',
    digits: 6,
    period: STEP_S,
  }).toString()

/**
 * The 30-second step (counted from 1970) whose code this is, or null when it is wrong or not later than `lastStep`, the step
 * of the code used before: a code is good once (RFC 6238, 5.2). `now` in epoch ms.
 */
export function totpStep(secret: string, code: string, now: number, lastStep: number | null): number | null {
  const typed = Buffer.from(code.normalize('NFKC').replace(/[\s-]/g, ''))
  if (typed.length !== 6) return null
  const totp = generator(secret)
  const current = Math.floor(now / 1_000 / STEP_S)
  for (let step = current - WINDOW; step <= current + WINDOW; step++) {
    const right = Buffer.from(totp.generate({ timestamp: step * STEP_S * 1_000 }))
    if (timingSafeEqual(right, typed) && step > (lastStep ?? -1)) return step
  }
  return null
}
