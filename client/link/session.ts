import type { Session, SessionRow, SignInOptions } from '@contract/identity.ts'
import { Refused } from '../picture/session.ts'
import { devicePublicKey } from './device.ts'
import { pair, type PairingBoard } from './pairing.ts'
import { persist } from './persist.ts'
import { send, tell } from './tell.ts'

export { Refused }

/** What is written when it is known who is asking; the Pinia store has this shape. */
export interface SessionSink {
  session: Session | null
  options: SignInOptions | null
  known: boolean
}

/** In the demo everybody knows everyone's password; elsewhere there is nobody who has such a one. */
const demoPassword = (user: string) => `demo-${user}`

/** Who the server takes this browser for; null for nobody. Throws `Refused` when it cannot say. */
export async function askSession(base: string, signal?: AbortSignal): Promise<Session | null> {
  try {
    return await tell<Session>(base, 'GET /api/v1/session', undefined, signal)
  } catch (error) {
    if (error instanceof Refused && error.status === 401) return null
    throw error
  }
}

/** What whoever is not signed in may choose from. Throws `Refused`. */
export const askOptions = (base: string, signal?: AbortSignal) =>
  tell<SignInOptions>(base, 'GET /api/v1/session/options', undefined, signal)

/** Learns who is asking and what he may choose from, once. Throws `Refused`, and then leaves the sink as it was. */
export async function refreshSession(base: string, sink: SessionSink, signal?: AbortSignal): Promise<void> {
  // Whether there is anybody is asked first: a wall without a person would otherwise begin with an error in its console.
  const options = await askOptions(base, signal)
  const session = options.known ? await askSession(base, signal) : null
  sink.options = options
  sink.session = session
  sink.known = true
}

/** The same until the server answers: a wall that starts before its server has nobody to press a button. */
export async function learnSession(
  base: string,
  sink: SessionSink,
  signal: AbortSignal,
  failed: (reason: string) => void,
): Promise<void> {
  await persist((stop) => refreshSession(base, sink, stop), signal, failed)
}

/** What an invitation is for: `first` makes the first administrator, who also names himself. */
export interface Invited {
  readonly first: boolean
  readonly user: string | null
  readonly name: string | null
}

/** Everything a person does about his own account and a wall about its pairing; each throws `Refused`. */
export function openAccount(base: string, sink: SessionSink) {
  const refresh = () => refreshSession(base, sink)
  async function signIn(user: string, password: string, otp?: string): Promise<void> {
    await send(base, 'POST /api/v1/session', { user, password, ...(otp !== undefined && { otp }) })
    await refresh()
  }
  return {
    refresh,
    signIn,
    signInDemo: (user: string) => signIn(user, demoPassword(user)),
    async signOut(): Promise<void> {
      await send(base, 'DELETE /api/v1/session')
      sink.session = null
      await refresh()
    },
    /** For a session that began elsewhere (OIDC) and still owes its six digits. */
    async proveSecondFactor(otp: string): Promise<void> {
      await send(base, 'POST /api/v1/session/second-factor', { otp })
      await refresh()
    },
    async changePassword(current: string, next: string): Promise<void> {
      await send(base, 'POST /api/v1/profile/password', { current, next })
      await refresh()
    },
    enrolSecondFactor: (password: string) =>
      tell<{ readonly secret: string; readonly uri: string }>(base, 'POST /api/v1/profile/second-factor', { password }),
    async confirmSecondFactor(otp: string): Promise<readonly string[]> {
      const line = 'POST /api/v1/profile/second-factor/confirm'
      const { recoveryCodes } = await tell<{ readonly recoveryCodes: readonly string[] }>(base, line, { otp })
      return recoveryCodes
    },
    async sessions(): Promise<readonly SessionRow[]> {
      return (await tell<{ readonly sessions: readonly SessionRow[] }>(base, 'GET /api/v1/profile/sessions')).sessions
    },
    async endSession(id: string): Promise<void> {
      await send(base, `DELETE /api/v1/profile/sessions/${encodeURIComponent(id)}`)
    },
    lookAtInvitation: (token: string) => tell<Invited>(base, 'POST /api/v1/invitations/look', { token }),
    async acceptInvitation(given: { token: string; password: string; user?: string; name?: string }): Promise<void> {
      await send(base, 'POST /api/v1/invitations/accept', given)
      await refresh()
    },
    pair: (board: PairingBoard, signal: AbortSignal) => pair(base, devicePublicKey, board, signal),
  }
}
