import type { AccessDesk, From, Opened, Refusal, Who } from '../gateway/access.ts'
import { afterFailure, lockedFor } from '../identity/lock.ts'
import { verifyPassword } from '../identity/passwords.ts'
import { mintToken, newId } from '../identity/tokens.ts'
import { accountById, accountByUser, setAccount, userKey, type Account } from '../journal/accounts.ts'
import { endSession, insertSession, proveSession } from '../journal/sessions.ts'
import { EffectRefused, type Statement } from '../journal/statement.ts'
import { actorOf, noted } from './notes.ts'
import type { AccessParts } from './parts.ts'
import { otpSpent } from './second-factor.ts'
import { turns } from './turns.ts'
import { agentHash } from './who.ts'

const WRONG: Refusal = { refused: '账号或密码不正确。', status: 401, code: 'wrong' }
const minutes = (ms: number) => Math.max(1, Math.ceil(ms / 60_000))
const locked = (ms: number): Refusal => ({
  refused: `多次失败，已锁定，请 ${minutes(ms)} 分钟后再试。`,
  status: 429,
  code: 'locked',
  retryAfterS: Math.ceil(ms / 1_000),
})

/** Another node took the same code first: to this asker it is a used one. */
function usedElsewhere(error: unknown): Refusal {
  if (error instanceof EffectRefused) return { refused: '验证码不正确或已用过。', status: 401, code: 'secondFactor' }
  throw error
}

/** A new session of a person: its statement, and the token that only the browser gets. */
export function sessionFor(
  account: { readonly id: string },
  secondFactor: boolean,
  from: From,
  parts: AccessParts,
): { readonly token: string; readonly id: string; readonly make: Statement } {
  const { token, hash } = mintToken()
  const id = newId('s')
  const at = parts.now()
  const make = insertSession({
    id,
    tokenHash: hash,
    kind: 'person',
    subjectId: account.id,
    madeAt: at,
    lastAt: at,
    expiresAt: at + parts.idleMs,
    agent: from.agent.slice(0, 120),
    agentHash: agentHash(from.agent),
    address: from.address,
    secondFactor,
  })
  return { token, id, make }
}

/** Signing in: a password, and a second factor where one is enrolled. Failures are counted per account and per address. */
export function openSignIn(parts: AccessParts): Pick<AccessDesk, 'signIn' | 'signOut' | 'secondFactor'> {
  const { db, now, record } = parts
  const inTurn = turns()

  async function failed(account: Account | null, why: string, from: From): Promise<void> {
    const by = account && { kind: 'person' as const, id: account.id, role: account.role }
    const effects = account ? [setAccount(account.id, afterFailure(account, now()))] : []
    // The name as typed is not kept: people type their password into the wrong field.
    await record(noted({ act: 'signInRefused', by, outcome: 'refused', reason: why, from }, now()), effects)
  }

  async function refusalBefore(account: Account | null, from: From): Promise<Refusal | null> {
    const taken = await parts.attempts.take(from.address)
    if (!taken.ok) return locked(taken.retryAfterS * 1_000)
    const lockMs = account ? lockedFor(account, now()) : 0
    return lockMs > 0 ? locked(lockMs) : null
  }

  async function signIn(
    { user, password, otp }: Parameters<AccessDesk['signIn']>[0],
    from: From,
  ): Promise<Opened | Refusal> {
    const account = await accountByUser(db, user)
    const before = await refusalBefore(account, from)
    // A locked account answers at once, whatever the password: it must not say whether it was right.
    if (before) return before
    const right = await verifyPassword(password, account?.password ?? null)
    if (!account || !right) {
      await failed(account, account ? 'password' : 'account', from)
      return WRONG
    }
    if (account.state !== 'active') {
      await failed(account, 'disabled', from)
      return { refused: '此账号已停用，请联系系统管理员。', status: 401, code: 'disabled' }
    }
    const spent = account.totp === null || parts.demo ? [] : otp ? otpSpent(account, otp, parts) : null
    if (spent === null && !otp) {
      await parts.attempts.forget(from.address)
      return { refused: '请输入验证器上的 6 位数字。', status: 401, code: 'secondFactor' }
    }
    if (spent === null) {
      await failed(account, 'secondFactor', from)
      return { refused: '验证码不正确或已用过。', status: 401, code: 'secondFactor' }
    }
    await parts.attempts.forget(from.address)
    const { token, id, make } = sessionFor(account, account.totp !== null && !parts.demo, from, parts)
    const by = { kind: 'person' as const, id: account.id, role: account.role }
    await record(noted({ act: 'signIn', by, on: id, from }, now()), [
      ...spent,
      setAccount(account.id, { failures: 0, lockedUntil: null, lastSignInAt: now() }),
      make,
    ])
    return { token }
  }

  return {
    signIn: (given, from) =>
      inTurn(`address/${from.address}`, () =>
        inTurn(`account/${userKey(given.user)}`, () => signIn(given, from).catch(usedElsewhere)),
      ),

    async signOut(who: Who, from) {
      if (who.kind !== 'person') return
      await record(noted({ act: 'signOut', by: actorOf(who), on: who.sessionId, from }, now()), [
        endSession(who.sessionId),
      ])
    },

    secondFactor: (who, otp, from) =>
      inTurn(`account/${who.kind === 'person' ? userKey(who.user) : who.id}`, () =>
        secondFactor(who, otp, from).catch(usedElsewhere),
      ),
  }

  async function secondFactor(who: Who, otp: string, from: From): Promise<null | Refusal> {
    const account = who.kind === 'person' ? await accountById(db, who.id) : null
    if (!account || who.kind !== 'person' || account.totp === null)
      return { refused: '此账号还没有启用二次验证。', status: 422 }
    const before = await refusalBefore(account, from)
    if (before) return before
    const spent = otpSpent(account, otp, parts)
    if (spent === null) {
      await failed(account, 'secondFactor', from)
      return { refused: '验证码不正确或已用过。', status: 422, code: 'secondFactor' }
    }
    await parts.attempts.forget(from.address)
    await record(
      noted({ act: 'signIn', by: actorOf(who), on: who.sessionId, detail: { step: 'secondFactor' }, from }, now()),
      [...spent, proveSession(who.sessionId)],
    )
    return null
  }
}
