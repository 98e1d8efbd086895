import { WHOLE, type Role } from '../contract/identity.ts'
import type { AccessDesk, Refusal } from '../gateway/access.ts'
import { newId } from '../identity/tokens.ts'
import { accountByOidc, accountByUser, insertAccount, setAccount } from '../journal/accounts.ts'
import type { Statement } from '../journal/statement.ts'
import { noted } from './notes.ts'
import type { AccessParts } from './parts.ts'
import { sessionFor } from './sign-in.ts'

type Claimed = { readonly subject: string; readonly user: string; readonly name: string; readonly role: Role | null }
type Detail = Readonly<Record<string, string | boolean | null>>
const NONE: Refusal = { refused: '此处没有启用统一身份认证。', status: 404 }

/** Signing in through the bureau's identity provider: it says who somebody is, and by its claims which role he has here. */
export function openOidcDesk(parts: AccessParts): Pick<AccessDesk, 'oidcStart' | 'oidcFinish'> {
  const { db, now, record, oidc, sealer } = parts

  /** His account, made at the first time; null when his name is taken by somebody who signs in with a password. */
  async function accountOf({ subject, user, name, role }: Claimed) {
    const known = await accountByOidc(db, subject)
    if (known) {
      // Where the provider grants roles its word stands, also when it takes one away.
      const changed = oidc?.grants === true && role !== known.role
      return {
        id: known.id,
        state: known.state,
        role: changed ? role : known.role,
        effects: changed ? [setAccount(known.id, { role, name })] : [],
        detail: (changed ? { from: known.role, to: role } : {}) as Detail,
      }
    }
    if (await accountByUser(db, user)) return null
    const id = newId('p')
    const made = { id, userName: user, name, role, scope: WHOLE, state: 'active' as const, madeAt: now() }
    const effects: Statement[] = [insertAccount({ ...made, oidcSubject: subject })]
    return { id, state: made.state, role, effects, detail: { made: true, to: role } as Detail }
  }

  return {
    async oidcStart() {
      if (!oidc) return NONE
      try {
        const { url, pending } = await oidc.start()
        return { url, pending: sealer.sealText(JSON.stringify(pending)).toString('base64url') }
      } catch (error) {
        return said(error)
      }
    },
    async oidcFinish(url, sealed, from) {
      if (!oidc) return NONE
      let claimed: Claimed
      try {
        const pending = JSON.parse(sealer.openText(Buffer.from(sealed, 'base64url'))) as never
        claimed = await oidc.finish(url, pending)
      } catch (error) {
        const refusal = said(error)
        await record(
          noted(
            { act: 'signInRefused', by: null, outcome: 'refused', reason: `oidc: ${refusal.refused}`, from },
            now(),
          ),
        )
        return refusal
      }
      const account = await accountOf(claimed)
      const turned = async (refused: string, status: number, on: string | null): Promise<Refusal> => {
        await record(noted({ act: 'signInRefused', by: null, on, outcome: 'refused', reason: 'oidc', from }, now()))
        return { refused, status }
      }
      if (!account) return turned(`账号 ${claimed.user} 已在本系统使用，请联系系统管理员。`, 409, null)
      if (account.state === 'disabled') return turned('此账号已停用，请联系系统管理员。', 401, account.id)
      const { token, id, make } = sessionFor(account, false, from, parts)
      const by = { kind: 'person' as const, id: account.id, role: account.role }
      await record(noted({ act: 'signIn', by, on: id, detail: { by: 'oidc', ...account.detail }, from }, now()), [
        ...account.effects,
        setAccount(account.id, { lastSignInAt: now(), failures: 0, lockedUntil: null }),
        make,
      ])
      return { token }
    },
  }
}

/** A refusal of the provider or of the protocol in its own sentence; anything else is a fault of ours and goes on as one. */
function said(error: unknown): Refusal {
  const { name, message } = error as { name?: string; message?: string }
  if (name === 'OidcAway') return { refused: message ?? '', status: 503 }
  if (name === 'OidcRefused') return { refused: message ?? '', status: 401 }
  if (name === 'SealBroken') return { refused: '登录已超时，请重新开始。', status: 401 }
  throw error
}
