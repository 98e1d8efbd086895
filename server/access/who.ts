import { createHash, createHmac } from 'node:crypto'
import {
  permissions,
  roleRules,
  scopedRoles,
  WHOLE,
  type Pending,
  type Permission,
  type Session,
} from '../contract/identity.ts'
import type { View } from '../contract/picture.ts'
import type { AccessDesk, Who } from '../gateway/access.ts'
import { agedOut } from '../identity/passwords.ts'
import { hashToken } from '../identity/tokens.ts'
import { liveFeedKeys, touchFeedKey } from '../journal/feed-keys.ts'
import { extendSession, liveSessionIds, openSessionLookup } from '../journal/sessions.ts'
import { run } from '../journal/statement.ts'
import type { AccessParts } from './parts.ts'

/** SHA-256 of what a browser calls itself: a screen's session is good in that browser only. */
export const agentHash = (agent: string) => createHash('sha256').update(agent).digest('hex')

const SCREEN_MAY: Readonly<Record<'wall' | 'leaders' | 'public', readonly Permission[]>> = {
  wall: ['picture.read', 'records.read', 'feeds.read'],
  leaders: ['picture.read', 'records.read', 'feeds.read'],
  public: ['picture.read'],
}
/** A feed key may also bring files; whoever else it is, it reads nothing but what Open311 may show. */
const KEY_MAY: readonly Permission[] = ['imports.run']

export function permissionsOf(who: Who): readonly Permission[] {
  if (who.kind === 'screen') return SCREEN_MAY[who.audience]
  // A key that is bound to kinds or sources brings what it is bound to through the push door only.
  if (who.kind === 'key') return who.kinds === null && who.sources === null ? KEY_MAY : []
  return who.role === null || who.pending.length > 0 ? [] : roleRules[who.role].may
}

/** What of the picture an asker gets: a station's or a street's people their part of the district, nobody more than his role. */
export function viewOf(who: Who, stationStreets: ReadonlyMap<string, string>): View | null {
  if (who.kind === 'screen') return who.audience === 'public' ? 'public' : 'wall'
  if (who.kind === 'key' || who.role === null) return null
  const { audience } = roleRules[who.role]
  if (audience === null || !scopedRoles.has(who.role)) return audience
  const stations = who.scope.stations ?? []
  const own = stations.flatMap((id) => stationStreets.get(id) ?? [])
  return { audience, stations, streets: [...new Set([...(who.scope.streets ?? []), ...own])] }
}

/** A revoked key is refused at the latest after this. */
const KEYS_GOOD_MS = 1_000

export const DEMO_WALL: Who = {
  kind: 'screen',
  id: 'demo-wall',
  name: '演示大屏',
  place: '',
  audience: 'wall',
  sessionId: null,
}

type WhoDesk = Pick<
  AccessDesk,
  | 'whoBySession'
  | 'whoByKey'
  | 'anonymous'
  | 'may'
  | 'viewOf'
  | 'sessionOf'
  | 'csrfOf'
  | 'touch'
  | 'liveSessions'
  | 'take'
>

/** Turns tokens into whoever they belong to. A session is looked up at every request: what was revoked is over at once. */
export function openWho(parts: AccessParts): WhoDesk {
  const { db, now } = parts
  const stationStreets = new Map(
    parts.district.stations.flatMap(({ id, streetCode }) => (streetCode ? [[id, streetCode] as const] : [])),
  )
  const environment = new Map([...parts.feedKeys].map(([name, key]) => [hashToken(key), name]))
  const touched = new Map<string, number>()
  const held = openSessionLookup(db)
  let keys: { readonly at: number; readonly rows: ReturnType<typeof liveFeedKeys> } | null = null
  /** Asked at every telling, read from the table at most every `KEYS_GOOD_MS`. */
  async function made() {
    if (!keys || now() - keys.at >= KEYS_GOOD_MS) keys = { at: now(), rows: liveFeedKeys(db) }
    try {
      return await keys.rows
    } catch (error) {
      keys = null
      throw error
    }
  }

  function pendingOf(account: {
    role: string | null
    passwordAt: number | null
    password: string | null
    secondFactor: boolean
  }): Pending[] {
    if (parts.demo) return account.role === null ? ['role'] : []
    const { role } = account
    const needsFactor = role !== null && roleRules[role as keyof typeof roleRules].secondFactor
    const aged =
      parts.passwordDays > 0 && account.password !== null && agedOut(account.passwordAt ?? 0, now(), parts.passwordDays)
    return [
      ...(aged ? (['password'] as const) : []),
      ...(needsFactor && !account.secondFactor ? (['secondFactor'] as const) : []),
      ...(role === null ? (['role'] as const) : []),
    ]
  }

  return {
    async whoBySession(token, from) {
      const found = await held(hashToken(token))
      if (!found || found.session.expiresAt <= now()) return null
      const { session, account, screen } = found
      if (screen) {
        if (screen.revokedAt !== null || session.agentHash !== agentHash(from.agent)) return null
        const { id, name, place, audience } = screen
        return { kind: 'screen', id, name, place, audience, sessionId: session.id }
      }
      if (account?.state !== 'active') return null
      return {
        kind: 'person',
        id: account.id,
        user: account.userName,
        name: account.name,
        role: account.role,
        scope: account.scope ?? WHOLE,
        sessionId: session.id,
        pending: pendingOf({ ...account, secondFactor: session.secondFactor }),
        enrolled: account.totp !== null,
      }
    },
    async whoByKey(key) {
      const hash = hashToken(key)
      const name = environment.get(hash)
      if (name !== undefined) return { kind: 'key', id: `env/${name}`, name, kinds: null, sources: null }
      const row = (await made()).get(hash)
      if (!row) return null
      if (due(touched, row.id, now())) await run(db, touchFeedKey(row.id, now()))
      return { kind: 'key', id: row.id, name: row.name, kinds: row.kinds, sources: row.sources }
    },
    anonymous: parts.demo ? DEMO_WALL : null,
    may: (who, permission) => who !== null && permissionsOf(who).includes(permission),
    viewOf: (who) => viewOf(who, stationStreets),
    sessionOf: (who) => sessionOf(who, parts),
    csrfOf: (token) => createHmac('sha256', parts.keys.csrf).update(token).digest('base64url'),
    async touch(who) {
      if (who.kind !== 'person' || !due(touched, who.sessionId, now())) return
      await run(db, extendSession(who.sessionId, now(), now() + parts.idleMs))
    },
    liveSessions: async () => new Set(await liveSessionIds(db, now())),
    take: parts.take,
  }
}

/** A row is written at most every 20 s for its `last seen`; the map is bounded. */
function due(touched: Map<string, number>, id: string, now: number): boolean {
  if (now - (touched.get(id) ?? 0) < 20_000) return false
  touched.delete(id)
  touched.set(id, now)
  if (touched.size > 10_000) touched.delete(touched.keys().next().value ?? '')
  return true
}

function sessionOf(who: Who, parts: AccessParts): Session | null {
  const demo = parts.demo !== null
  const may = permissions.filter((each) => permissionsOf(who).includes(each))
  if (who.kind === 'screen') {
    if (who.sessionId === null) return null
    const { id, name, place, audience } = who
    return { is: 'screen', id, name, place, audience, may, demo }
  }
  if (who.kind === 'key') return null
  const { id, user, name, role, scope, pending, enrolled } = who
  const home = role === null || pending.length > 0 ? '/profile' : roleRules[role].home
  return {
    is: 'person',
    id,
    user,
    name,
    role,
    scope,
    may,
    home,
    pending,
    secondFactor: enrolled,
    idleMs: parts.idleMs,
    demo,
  }
}
