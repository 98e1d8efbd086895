import { createHmac } from 'node:crypto'
import type { Limiter, LimitRule } from '../cache/limiter.ts'
import type { LimitName } from '../gateway/access.ts'
import type { AccessParts } from './parts.ts'

const MINUTE = 60_000

/** How often, per address, per asker, per key. Whoever works by hand never meets them. */
const rules: Readonly<Record<LimitName, LimitRule>> = {
  anonymous: { name: 'anonymous', points: 300, perMs: MINUTE },
  asker: { name: 'asker', points: 1_200, perMs: MINUTE },
  ingest: { name: 'ingest', points: 600_000, perMs: MINUTE },
  pairing: { name: 'pairing', points: 10, perMs: 10 * MINUTE },
  /** Wrong codes of a wall: a million to one, twenty tries. */
  pairingCode: { name: 'pairingCode', points: 20, perMs: 10 * MINUTE },
  /** Passwords and codes asked for within a session. */
  signIn: { name: 'step', points: 10, perMs: 15 * MINUTE },
  unmask: { name: 'unmask', points: 30, perMs: 60 * MINUTE },
}
const attempt = (points: number): LimitRule => ({ name: 'attempt', points, perMs: 15 * MINUTE, blockMs: 15 * MINUTE })

/** Limits over the cache's limiter; after `most` failed sign-ins an address waits a quarter of an hour. */
export function openLimits(limiter: Limiter, most: number, secret: Buffer): Pick<AccessParts, 'take' | 'attempts'> {
  const rule = attempt(most)
  // An address could be found again in a plain hash by trying them all.
  const hidden = (key: string) => createHmac('sha256', secret).update(key).digest('base64url')
  return {
    take: (limit, key) => limiter.take(rules[limit], hidden(key)),
    attempts: {
      take: (address) => limiter.take(rule, hidden(address)),
      forget: (address) => limiter.reset(rule, hidden(address)),
    },
  }
}
