import { z } from 'zod'

/** A sign-in that has gone to the provider and is not back yet; small, so that it fits sealed into a cookie. */
export const pending = z.strictObject({
  state: z.string().min(20).max(200),
  nonce: z.string().min(20).max(200),
  /** PKCE code verifier (RFC 7636, 4.1): leaves this house only towards the token endpoint. */
  verifier: z.string().min(43).max(128),
  /** When it left, epoch ms. */
  at: z.number(),
})
export type Pending = z.infer<typeof pending>

/** How long somebody may take at the provider's page, ms. */
export const PENDING_MS = 10 * 60_000

/** Clocks of two nodes differ by less than this, ms. */
const SKEW_MS = 60_000

/** Whether a sign-in that left at `pending.at` may still come back at `now` (epoch ms). */
export function stillGood({ at }: Pick<Pending, 'at'>, now: number): boolean {
  return now - at < PENDING_MS && at - now < SKEW_MS
}
