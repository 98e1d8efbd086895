import type { AccessDesk, From, Refusal, Who } from '../gateway/access.ts'
import { hashPassword, policyFault, usedBefore, verifyPassword } from '../identity/passwords.ts'
import { newRecoveryCodes } from '../identity/recovery.ts'
import { newTotpSecret, totpStep, totpUri } from '../identity/totp.ts'
import { accountById, setAccount, type Account } from '../journal/accounts.ts'
import { endSession, endSessionsOf, listSessions, proveSession } from '../journal/sessions.ts'
import { actorOf, noted } from './notes.ts'
import type { AccessParts } from './parts.ts'
import { turns } from './turns.ts'

type ProfileDesk = Pick<
  AccessDesk,
  'setPassword' | 'beginSecondFactor' | 'confirmSecondFactor' | 'sessions' | 'endSession'
>
const WRONG: Refusal = { refused: '当前密码不正确。', status: 422 }

/** Why a password will not do, or null; looks at the policy and at those used before. */
export async function passwordFault(
  next: string,
  account: Pick<Account, 'userName' | 'name' | 'password' | 'passwordHistory'>,
): Promise<string | null> {
  const fault = policyFault(next, { user: account.userName, name: account.name })
  if (fault !== null) return fault
  const before = [...(account.password ? [account.password] : []), ...account.passwordHistory]
  return (await usedBefore(next, before)) ? '不能使用最近用过的密码。' : null
}

/** Columns that a new password changes; the hash before goes to the history, which is cut to `keep`. */
export async function passwordColumns(
  next: string,
  account: Pick<Account, 'password' | 'passwordHistory'>,
  now: number,
  keep: number,
) {
  const history = [...(account.password ? [account.password] : []), ...account.passwordHistory].slice(0, keep)
  return { password: await hashPassword(next), passwordAt: now, passwordHistory: history }
}

/** What a person does about himself. */
export function openProfile(parts: AccessParts): ProfileDesk {
  const { db, now, record, sealer } = parts
  const inTurn = turns()

  async function own(who: Who): Promise<Account> {
    const account = who.kind === 'person' ? await accountById(db, who.id) : null
    if (!account) throw new Error('a profile was asked for without a person')
    return account
  }
  /** Guessing the own password from a session left open is guessing all the same: it is counted. */
  async function right(account: Account, password: string, from: From | null): Promise<boolean | Refusal> {
    const taken = await parts.take('signIn', account.id)
    if (!taken.ok)
      return { refused: `尝试过多，请 ${taken.retryAfterS} 秒后再试。`, status: 429, retryAfterS: taken.retryAfterS }
    if (await verifyPassword(password, account.password)) return true
    const by = { kind: 'person' as const, id: account.id, role: account.role }
    await record(noted({ act: 'stepRefused', by, outcome: 'refused', reason: 'password', from }, now()))
    return false
  }

  return {
    setPassword: (who, current, next, from) =>
      inTurn(who.id, async () => {
        if (parts.demo) return { refused: '演示账号的密码不能修改。', status: 422 }
        const account = await own(who)
        const known = await right(account, current, from)
        if (known !== true) return known === false ? WRONG : known
        const fault = await passwordFault(next, account)
        if (fault !== null) return { refused: fault, status: 422 }
        const columns = await passwordColumns(next, account, now(), parts.passwordHistory)
        await record(noted({ act: 'passwordChanged', by: actorOf(who), on: who.id, from }, now()), [
          setAccount(account.id, columns),
          // Whoever else sits in a session of mine is out.
          endSessionsOf(account.id, who.kind === 'person' ? who.sessionId : undefined),
        ])
        return null
      }),

    async beginSecondFactor(who, password) {
      const account = await own(who)
      const known = await right(account, password, null)
      if (known !== true) return known === false ? WRONG : known
      const secret = newTotpSecret()
      await parts.run(setAccount(account.id, { totpPending: sealer.sealText(secret) }))
      return { secret, uri: totpUri(secret, account.userName) }
    },

    confirmSecondFactor: (who, otp, from) =>
      inTurn(who.id, async () => {
        const account = await own(who)
        if (account.totpPending === null || who.kind !== 'person')
          return { refused: '请先扫描新的二维码。', status: 422 }
        const taken = await parts.take('signIn', account.id)
        if (!taken.ok) return { refused: '尝试过多，请稍后再试。', status: 429, retryAfterS: taken.retryAfterS }
        const step = totpStep(sealer.openText(account.totpPending), otp.replace(/\s/g, ''), now(), null)
        if (step === null) return { refused: '验证码不正确，请核对手机时间后再输入。', status: 422 }
        const { codes, hashes } = newRecoveryCodes()
        await record(noted({ act: 'secondFactorSet', by: actorOf(who), on: who.id, from }, now()), [
          setAccount(account.id, {
            totp: account.totpPending,
            totpPending: null,
            totpStep: step,
            recovery: hashes,
          }),
          proveSession(who.sessionId),
          endSessionsOf(account.id, who.sessionId),
        ])
        return { recoveryCodes: codes }
      }),

    async sessions(who) {
      if (who.kind !== 'person') return []
      const rows = await listSessions(db, who.id, now())
      return rows.map(({ id, madeAt, lastAt, agent }) => ({ id, madeAt, lastAt, agent, own: id === who.sessionId }))
    },

    async endSession(who, id, from) {
      const mine = who.kind === 'person' && (await listSessions(db, who.id, now())).some((each) => each.id === id)
      if (!mine) return false
      await record(noted({ act: 'sessionEnded', by: actorOf(who), on: id, from }, now()), [endSession(id)])
      return true
    },
  }
}
