import type { AccessDesk } from '../gateway/access.ts'
import { challengeGood, mintChallenge, publicKeyOf, signatureGood } from '../identity/device.ts'
import { MOST_WAITING, PAIRING_MS, pairingCode } from '../identity/pairing.ts'
import { hashToken, mintToken, newId } from '../identity/tokens.ts'
import {
  dropExpiredPairings,
  dropPairing,
  insertPairing,
  pairingBySecret,
  waitingPairings,
} from '../journal/pairings.ts'
import { giveScreenToken, screenByToken, touchScreen } from '../journal/screens.ts'
import { insertSession, rotateSession, sessionByToken } from '../journal/sessions.ts'
import { EffectRefused, required } from '../journal/statement.ts'
import { noted } from './notes.ts'
import type { AccessParts } from './parts.ts'
import { agentHash } from './who.ts'

/** A proof of the device is good this long; a wall renews it three times as often. */
const SCREEN_SESSION_MS = 15 * 60_000
const UNPAIRED = { refused: '这块屏还没有配对，或已被撤销。', status: 401 } as const

/**
 * A wall's identity: a token given once after an administrator let it in, and a key that cannot leave its browser. The token
 * alone opens nothing: every session begins with a signed challenge, so that a copied cookie is worth nothing elsewhere.
 */
export function openScreens(parts: AccessParts): Pick<AccessDesk, 'pair' | 'claim' | 'challenge' | 'openScreen'> {
  const { db, now, record } = parts

  return {
    async pair(jwk, from) {
      const taken = await parts.take('pairing', from.address)
      if (!taken.ok) return { refused: '配对请求过于频繁，请稍后再试。', status: 429, retryAfterS: taken.retryAfterS }
      const key = jwk === undefined || jwk === null ? null : publicKeyOf(jwk)
      if (jwk !== undefined && jwk !== null && !key) return { refused: '设备公钥不可用。', status: 422 }
      await parts.run(dropExpiredPairings(now()))
      const waiting = await waitingPairings(db, now())
      if (waiting.length >= MOST_WAITING)
        return { refused: '等待配对的屏过多，请稍后再试。', status: 429, retryAfterS: 60 }
      const { token: secret, hash } = mintToken()
      const code = pairingCode(new Set(waiting.map((each) => each.code)))
      const expiresAt = now() + PAIRING_MS
      await parts.run(
        insertPairing({
          secretHash: hash,
          code,
          jwk: key && JSON.stringify(key),
          agentHash: agentHash(from.agent),
          agent: from.agent.slice(0, 120),
          expiresAt,
          screenId: null,
        }),
      )
      return { secret, pairing: { state: 'waiting', code, expiresAt } }
    },

    async claim(secret, from) {
      const hash = hashToken(secret)
      const pairing = await pairingBySecret(db, hash)
      if (!pairing || pairing.expiresAt <= now()) return { pairing: { state: 'expired' } }
      if (pairing.screenId === null)
        return { pairing: { state: 'waiting', code: pairing.code, expiresAt: pairing.expiresAt } }
      const { token, hash: tokenHash } = mintToken()
      const by = { kind: 'screen' as const, id: pairing.screenId, role: null }
      try {
        await record(noted({ act: 'screenPaired', by, on: pairing.screenId, from }, now()), [
          required(dropPairing(hash)),
          giveScreenToken(pairing.screenId, tokenHash),
        ])
      } catch (error) {
        if (error instanceof EffectRefused) return { pairing: { state: 'expired' } }
        throw error
      }
      return { pairing: { state: 'paired' }, token }
    },

    async challenge(token) {
      const screen = await screenByToken(db, hashToken(token))
      if (!screen || screen.revokedAt !== null) return null
      return {
        challenge: mintChallenge(parts.keys.challenge, now()),
        bound: screen.jwk === null ? 'browser' : 'key',
      }
    },

    async openScreen(token, { challenge, signature }, from, current) {
      const screen = await screenByToken(db, hashToken(token))
      if (!screen || screen.revokedAt !== null) return UNPAIRED
      const proven =
        challengeGood(parts.keys.challenge, challenge, now()) &&
        (screen.jwk === null
          ? screen.agentHash === agentHash(from.agent)
          : signature !== undefined &&
            signatureGood(JSON.parse(screen.jwk) as Parameters<typeof signatureGood>[0], challenge, signature))
      if (!proven) {
        const by = { kind: 'screen' as const, id: screen.id, role: screen.audience }
        await record(
          noted({ act: 'screenRefused', by, on: screen.id, outcome: 'refused', reason: 'device', from }, now()),
        )
        return { refused: '这不是当初配对的那台设备。', status: 401 }
      }
      const { token: session, hash } = mintToken()
      const at = now()
      // Renewing is no news: it is not journalled, or a wall would write a record every five minutes for years.
      const before = current === null ? null : await sessionByToken(db, hashToken(current))
      const going = before?.screen?.id === screen.id && before.session.expiresAt > at ? before.session : null
      await parts.run(touchScreen(screen.id, at))
      if (going) {
        // The session goes on, so that the open line stays; its token is a new one, so that a copied cookie dies soon.
        await parts.run(rotateSession(going.id, hash, at, at + SCREEN_SESSION_MS))
        return { token: session }
      }
      await parts.run(
        insertSession({
          id: newId('s'),
          tokenHash: hash,
          kind: 'screen',
          subjectId: screen.id,
          madeAt: at,
          lastAt: at,
          expiresAt: at + SCREEN_SESSION_MS,
          agent: from.agent.slice(0, 120),
          agentHash: agentHash(from.agent),
          address: from.address,
          secondFactor: false,
        }),
      )
      return { token: session }
    },
  }
}
