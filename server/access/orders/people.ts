import { scopedRoles, WHOLE, type Role, type Scope } from '../../contract/identity.ts'
import { newId } from '../../identity/tokens.ts'
import { accountById, accountByUser, countWithRole, insertAccount, setAccount } from '../../journal/accounts.ts'
import { endSessionsOf } from '../../journal/sessions.ts'
import { invitationFor } from '../invitations.ts'
import { refuse, type Context, type Decide, type Decision } from './order.ts'

const NOBODY = refuse('没有这个人员账号。')
/** Whoever grants or switches off himself could lock the house or lift himself. */
const OWN = (on: string) => refuse('不能对自己的账号做这项操作，请由另一位管理员办理。', on)

async function someone(personId: string, context: Context) {
  return accountById(context.parts.db, personId)
}

/** The system administrator opens an account; it can do nothing until the security administrator grants a role. */
export const invite: Decide<'person.invite'> = async ({ user, name }, { parts, now }) => {
  if (await accountByUser(parts.db, user)) return { refused: '这个账号已有人使用，请换一个。', code: 'conflict' }
  const id = newId('p')
  const { link, expiresAt, effects } = invitationFor(id, now)
  return {
    on: id,
    detail: { user, name },
    effects: [
      insertAccount({ id, userName: user, name, role: null, scope: WHOLE, state: 'invited', madeAt: now }),
      ...effects,
    ],
    result: { personId: id, link, expiresAt },
  }
}

export const rename: Decide<'person.rename'> = async ({ personId, name }, context) => {
  const account = await someone(personId, context)
  if (!account) return NOBODY
  return { on: personId, detail: { name }, effects: [setAccount(personId, { name })] }
}

/** A new link for someone who forgot his password. The second factor stays: the link alone does not make anyone him. */
export const reinvite: Decide<'person.reinvite'> = async ({ personId }, context) => {
  const account = await someone(personId, context)
  if (!account) return NOBODY
  if (account.state === 'disabled') return refuse('账号已停用，请先启用再发邀请。', personId)
  const { link, expiresAt, effects } = invitationFor(personId, context.now)
  return { on: personId, detail: {}, effects, result: { link, expiresAt } }
}

export const disable: Decide<'person.disable'> = async ({ personId }, context) => {
  const account = await someone(personId, context)
  if (!account) return NOBODY
  if (personId === context.who.id) return OWN(personId)
  return {
    on: personId,
    detail: {},
    effects: [setAccount(personId, { state: 'disabled' }), endSessionsOf(personId)],
  }
}

export const enable: Decide<'person.enable'> = async ({ personId }, context) => {
  const account = await someone(personId, context)
  if (!account) return NOBODY
  if (account.state !== 'disabled') return refuse('这个账号没有停用。', personId)
  const state = account.password === null && account.oidcSubject === null ? 'invited' : 'active'
  return { on: personId, detail: {}, effects: [setAccount(personId, { state })] }
}

/** Who grants: the security administrator; while there is none, the system administrator may name the first one, and nothing else. */
export const grant: Decide<'person.grant'> = async ({ personId, role, scope }, context) => {
  const { parts, who } = context
  const account = await someone(personId, context)
  if (!account) return NOBODY
  if (personId === who.id) return OWN(personId)
  if (who.role !== 'securityAdmin') {
    const first = role === 'securityAdmin' && (await countWithRole(parts.db, 'securityAdmin')) === 0
    if (!first) return { refused: '只有安全管理员可以授予角色。', code: 'forbidden', on: personId }
  }
  const fault = scopeFault(role, scope, context)
  if (fault) return refuse(fault, personId)
  const kept = role !== null && scopedRoles.has(role) ? scope : WHOLE
  return {
    on: personId,
    detail: { from: account.role, to: role, ...saidOf(kept) },
    // He signs in again, so that no open page goes on with what he was.
    effects: [setAccount(personId, { role, scope: kept }), endSessionsOf(personId)],
  }
}

function saidOf(scope: Scope) {
  return {
    ...(scope.stations && { stations: scope.stations }),
    ...(scope.streets && { streets: scope.streets }),
    ...(scope.lane && { lane: `${scope.lane.kind}/${scope.lane.id}` }),
  }
}

function scopeFault(role: Role | null, scope: Scope, { parts }: Context): string | null {
  if (role === null || !scopedRoles.has(role)) return null
  const { stations, streets } = parts.district
  const unknown = [
    ...(scope.stations ?? []).filter((id) => !stations.some((each) => each.id === id)),
    ...(scope.streets ?? []).filter((code) => !streets.some((each) => each.code === code)),
  ]
  if (unknown.length > 0) return `辖区里没有 ${unknown.join('、')}。`
  if (role === 'laneMember') return scope.lane ? null : '通道人员需要指定所属通道。'
  const named = (scope.stations?.length ?? 0) + (scope.streets?.length ?? 0)
  if (role === 'stationOfficer' && !scope.stations?.length) return '监管所人员需要指定至少一个监管所。'
  return named > 0 ? null : '外勤人员需要指定监管所或街道。'
}

export const unlock: Decide<'person.unlock'> = async ({ personId }, context) => {
  if (!(await someone(personId, context))) return NOBODY
  return { on: personId, detail: {}, effects: [setAccount(personId, { failures: 0, lockedUntil: null })] }
}

/** For a lost phone: the person enrols anew at the next sign-in. */
export const resetSecondFactor: Decide<'person.resetSecondFactor'> = async ({ personId }, context) => {
  if (!(await someone(personId, context))) return NOBODY
  if (personId === context.who.id) return OWN(personId)
  return {
    on: personId,
    detail: {},
    effects: [
      setAccount(personId, { totp: null, totpPending: null, totpStep: null, recovery: [] }),
      endSessionsOf(personId),
    ],
  }
}

export const revokeSessions: Decide<'session.revoke'> = async ({ personId }, context): Promise<Decision> => {
  if (!(await someone(personId, context))) return NOBODY
  return { on: personId, detail: {}, effects: [endSessionsOf(personId)] }
}
