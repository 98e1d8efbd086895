import { newId } from '../../identity/tokens.ts'
import { approvePairing, pairingByCode } from '../../journal/pairings.ts'
import { changeScreen, insertScreen, revokeScreen, screenById } from '../../journal/screens.ts'
import { endSessionsOf } from '../../journal/sessions.ts'
import { required } from '../../journal/statement.ts'
import { refuse, type Decide } from './order.ts'

/** Lets a wall in by the code it shows. Wrong codes are counted: six digits must not be found by trying. */
export const approve: Decide<'screen.approve'> = async ({ code, name, place, audience }, { parts, who, now }) => {
  const taken = await parts.take('pairingCode', who.id)
  if (!taken.ok) return refuse(`配对码试错过多，请 ${taken.retryAfterS} 秒后再试。`)
  const pairing = await pairingByCode(parts.db, code, now)
  if (!pairing) return refuse('没有屏在显示这个配对码，或它已过期；请看屏上现在的数字。')
  const id = newId('scr')
  return {
    on: id,
    detail: { name, place, audience, bound: pairing.jwk === null ? 'browser' : 'key' },
    effects: [
      insertScreen({
        id,
        // Nobody has its token yet: the device fetches it itself.
        tokenHash: `unclaimed/${id}`,
        name,
        place,
        audience,
        jwk: pairing.jwk,
        agentHash: pairing.agentHash,
        pairedAt: now,
      }),
      required(approvePairing(code, id, now)),
    ],
    result: { screenId: id },
  }
}

export const change: Decide<'screen.change'> = async ({ screenId, name, place, audience }, { parts }) => {
  const screen = await screenById(parts.db, screenId)
  if (!screen || screen.revokedAt !== null) return refuse('没有这块屏，或已撤销。', screenId)
  return {
    on: screenId,
    detail: { name, place, audience, before: screen.audience },
    effects: [
      changeScreen(screenId, { name, place, audience }),
      // Another audience is another picture: the screen opens a new session by itself within a moment.
      ...(audience === screen.audience ? [] : [endSessionsOf(screenId)]),
    ],
  }
}

export const revoke: Decide<'screen.revoke'> = async ({ screenId }, { parts, now }) => {
  const screen = await screenById(parts.db, screenId)
  if (!screen || screen.revokedAt !== null) return refuse('没有这块屏，或已撤销。', screenId)
  return {
    on: screenId,
    detail: { name: screen.name },
    effects: [required(revokeScreen(screenId, now)), endSessionsOf(screenId)],
  }
}
