import { orders, WHOLE } from '../contract/identity.ts'
import type { AccessDesk } from '../gateway/access.ts'
import { newId, hashToken, mintToken } from '../identity/tokens.ts'
import { accountById, accountByUser, countAccounts, insertAccount, setAccount } from '../journal/accounts.ts'
import { dropInvitationsOf, insertInvitation, lookInvitation, takeInvitation } from '../journal/invitations.ts'
import { EffectRefused, required } from '../journal/statement.ts'
import { noted } from './notes.ts'
import type { AccessParts } from './parts.ts'
import { passwordColumns, passwordFault } from './profile.ts'
import { sessionFor } from './sign-in.ts'

/** A person has three days to follow an invitation; the first administrator stands at the console. */
const INVITATION_MS = 72 * 3_600_000
const FIRST_MS = 24 * 3_600_000
const GONE = { refused: '邀请链接无效或已用过，请向系统管理员再要一个。', status: 404 } as const

/** An invitation for a person: statements that replace any older one, and the link that only the inviter gets. */
export function invitationFor(personId: string, now: number) {
  const { token, hash } = mintToken()
  const expiresAt = now + INVITATION_MS
  return {
    link: `/invitation#${token}`,
    expiresAt,
    effects: [dropInvitationsOf(personId), insertInvitation({ tokenHash: hash, personId, expiresAt, madeAt: now })],
  }
}

/** A house without people prints one link for its first administrator; each start replaces the link before. Null when there are people. */
export async function firstLink(parts: AccessParts): Promise<string | null> {
  if ((await countAccounts(parts.db)) > 0) return null
  const { token, hash } = mintToken()
  const at = parts.now()
  await parts.record(noted({ act: 'firstLinkMade', by: { kind: 'house', id: 'house', role: null }, from: null }, at), [
    dropInvitationsOf(null),
    insertInvitation({ tokenHash: hash, personId: null, expiresAt: at + FIRST_MS, madeAt: at }),
  ])
  return `/first#${token}`
}

/** Following an invitation: the person sets a password that nobody else ever knew, and is signed in. */
export function openInvitations(parts: AccessParts): Pick<AccessDesk, 'lookInvitation' | 'acceptInvitation'> {
  const { db, now, record } = parts

  return {
    async lookInvitation(token) {
      const found = await lookInvitation(db, hashToken(token), now())
      if (!found) return null
      if (found.personId === null) return { first: true, user: null, name: null }
      const account = await accountById(db, found.personId)
      return account && account.state !== 'disabled'
        ? { first: false, user: account.userName, name: account.name }
        : null
    },

    async acceptInvitation({ token, password, user, name }, from) {
      const hash = hashToken(token)
      const found = await lookInvitation(db, hash, now())
      if (!found) return GONE
      const take = required(takeInvitation(hash, now()))
      try {
        if (found.personId === null) {
          const read = orders['person.invite'].safeParse({ user, name })
          if (!read.success) return { refused: read.error.issues[0]?.message ?? '请写账号和姓名。', status: 422 }
          if (await accountByUser(db, read.data.user)) return { refused: '这个账号已有人使用。', status: 422 }
          const blank = { userName: read.data.user, name: read.data.name, password: null, passwordHistory: [] }
          const fault = await passwordFault(password, blank)
          if (fault !== null) return { refused: fault, status: 422 }
          const id = newId('p')
          const session = sessionFor({ id }, false, from, parts)
          const columns = await passwordColumns(password, blank, now(), parts.passwordHistory)
          await record(
            noted(
              {
                act: 'invitationAccepted',
                by: { kind: 'person', id, role: 'systemAdmin' },
                on: id,
                detail: { first: true },
                from,
              },
              now(),
            ),
            [
              take,
              insertAccount({
                id,
                userName: read.data.user,
                name: read.data.name,
                role: 'systemAdmin',
                scope: WHOLE,
                state: 'active',
                madeAt: now(),
                lastSignInAt: now(),
                ...columns,
              }),
              session.make,
            ],
          )
          return { token: session.token }
        }
        const account = await accountById(db, found.personId)
        if (!account || account.state === 'disabled') return GONE
        const fault = await passwordFault(password, account)
        if (fault !== null) return { refused: fault, status: 422 }
        const session = sessionFor(account, false, from, parts)
        const columns = await passwordColumns(password, account, now(), parts.passwordHistory)
        await record(
          noted(
            {
              act: 'invitationAccepted',
              by: { kind: 'person', id: account.id, role: account.role },
              on: account.id,
              from,
            },
            now(),
          ),
          [
            take,
            setAccount(account.id, {
              ...columns,
              state: 'active',
              failures: 0,
              lockedUntil: null,
              lastSignInAt: now(),
            }),
            session.make,
          ],
        )
        return { token: session.token }
      } catch (error) {
        if (error instanceof EffectRefused) return GONE // somebody else followed the same link first
        throw error
      }
    },
  }
}
