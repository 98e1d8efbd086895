import { z } from 'zod'
import type { Audience } from './picture.ts'

/*
 * Who is asking: people with one role each, screens with an audience, keys with a scope. What crosses the wire about them.
 */

export const roles = [
  'dutyOfficer',
  'deskOfficer',
  'commander',
  'leader',
  'stationOfficer',
  'laneMember',
  'fieldOfficer',
  'systemAdmin',
  'securityAdmin',
  'auditor',
] as const
export const role = z.enum(roles)
export type Role = z.infer<typeof role>

/** What a lane member is: an ODR enterprise's clerk, a service station's staff, a market operator, a people's mediator. */
export const laneKinds = ['odr', 'serviceStation', 'operator', 'mediator'] as const
export const laneKind = z.enum(laneKinds)

/** The part of the district a person answers for. Null: the whole of it. Matters for the roles in `scopedRoles`. */
export const scope = z.object({
  stations: z.array(z.string().min(1).max(100)).max(50).nullable().default(null),
  /** Nine-digit street codes. */
  streets: z.array(z.string().min(1).max(20)).max(50).nullable().default(null),
  lane: z
    .object({ kind: laneKind, id: z.string().min(1).max(100) })
    .nullable()
    .default(null),
})
export type Scope = z.infer<typeof scope>
export const WHOLE: Scope = { stations: null, streets: null, lane: null }
/** Roles that see nothing until a scope is named. */
export const scopedRoles: ReadonlySet<Role> = new Set(['stationOfficer', 'laneMember', 'fieldOfficer'])

/** What one may do. The gateway has one per route; orders have one per verb. */
export const permissions = [
  'picture.read',
  'records.read',
  'feeds.read',
  'complaint.read',
  'personal.unmask',
  'rejected.mend',
  'imports.run',
  'people.read',
  'people.manage',
  'roles.grant',
  'screens.manage',
  'keys.manage',
  'audit.read',
] as const
export type Permission = (typeof permissions)[number]

export interface RoleRule {
  readonly may: readonly Permission[]
  /** Redaction class of what he sees; null: no picture at all. */
  readonly audience: Audience | null
  /** Page that `/` leads to. */
  readonly home: '/wall' | '/admin' | '/profile'
  /** Signs in with a second factor (GB/T 22239-2019, 8.1.4.1 d). */
  readonly secondFactor: boolean
}

/**
 * 三员分立: the system administrator keeps the house running and reads neither audit nor persons; the security administrator
 * says who may what; the auditor reads what everyone did and changes nothing.
 */
export const roleRules: Readonly<Record<Role, RoleRule>> = {
  dutyOfficer: {
    may: ['picture.read', 'records.read', 'feeds.read', 'complaint.read'],
    audience: 'desk',
    home: '/wall',
    secondFactor: false,
  },
  deskOfficer: {
    may: [
      'picture.read',
      'records.read',
      'feeds.read',
      'complaint.read',
      'personal.unmask',
      'rejected.mend',
      'imports.run',
    ],
    audience: 'desk',
    home: '/admin',
    secondFactor: false,
  },
  commander: {
    may: ['picture.read', 'records.read', 'feeds.read', 'complaint.read'],
    audience: 'desk',
    home: '/wall',
    secondFactor: true,
  },
  leader: { may: ['picture.read', 'records.read', 'feeds.read'], audience: 'wall', home: '/wall', secondFactor: false },
  stationOfficer: {
    may: ['picture.read', 'records.read', 'complaint.read', 'personal.unmask'],
    audience: 'officer',
    home: '/wall',
    secondFactor: false,
  },
  laneMember: { may: [], audience: null, home: '/profile', secondFactor: false },
  fieldOfficer: { may: ['picture.read', 'records.read'], audience: 'officer', home: '/wall', secondFactor: false },
  systemAdmin: {
    may: [
      'feeds.read',
      'rejected.mend',
      'imports.run',
      'people.read',
      'people.manage',
      'screens.manage',
      'keys.manage',
    ],
    audience: null,
    home: '/admin',
    secondFactor: true,
  },
  securityAdmin: {
    may: ['people.read', 'roles.grant', 'keys.manage'],
    audience: null,
    home: '/admin',
    secondFactor: true,
  },
  auditor: { may: ['audit.read', 'people.read'], audience: null, home: '/admin', secondFactor: true },
}

/** Audiences a screen may be given. */
export const screenAudience = z.enum(['wall', 'leaders', 'public'])
export type ScreenAudience = z.infer<typeof screenAudience>

/** What a session still owes before it may do anything else. */
export type Pending = 'password' | 'secondFactor' | 'role'

/** GET /api/v1/session: who the server takes the asker for. */
export type Session =
  | {
      readonly is: 'person'
      readonly id: string
      readonly user: string
      readonly name: string
      readonly role: Role | null
      readonly scope: Scope
      readonly may: readonly Permission[]
      readonly home: string
      readonly pending: readonly Pending[]
      readonly secondFactor: boolean
      readonly idleMs: number
      readonly demo: boolean
    }
  | {
      readonly is: 'screen'
      readonly id: string
      readonly name: string
      readonly place: string
      readonly audience: ScreenAudience
      readonly may: readonly Permission[]
      readonly demo: boolean
    }

/** GET /api/v1/session/options, for whoever is not signed in. */
export interface SignInOptions {
  readonly demo: readonly { readonly user: string; readonly name: string; readonly role: Role }[] | null
  readonly oidc: { readonly title: string } | null
}

/** Why a sign-in was refused, for the page: `secondFactor` asks for the six digits. */
export type SignInCode = 'wrong' | 'locked' | 'secondFactor' | 'disabled'

/** GET /api/v1/people */
export interface PersonRow {
  readonly id: string
  readonly user: string
  readonly name: string
  readonly role: Role | null
  readonly scope: Scope
  /** `invited`: has not yet set a password. */
  readonly state: 'invited' | 'active' | 'disabled'
  readonly secondFactor: boolean
  readonly lockedUntil: number | null
  readonly lastSignInAt: number | null
  readonly madeAt: number
  readonly sessions: number
}

/** GET /api/v1/profile/sessions */
export interface SessionRow {
  readonly id: string
  readonly madeAt: number
  readonly lastAt: number
  /** What the browser calls itself, cut to 120 characters. */
  readonly agent: string
  readonly own: boolean
}

/** GET /api/v1/screens */
export interface ScreenRow {
  readonly id: string
  readonly name: string
  readonly place: string
  readonly audience: ScreenAudience
  /** `key`: proves a key that cannot leave the device; `browser`: plain HTTP gave it none, only its browser's name is checked. */
  readonly bound: 'key' | 'browser'
  readonly pairedAt: number
  readonly lastAt: number | null
  readonly revokedAt: number | null
}

/** GET /api/v1/keys. `environment`: set by FEED_KEYS, changed only there. */
export interface KeyRow {
  readonly id: string
  readonly name: string
  readonly origin: 'environment' | 'made'
  /** Fact kinds it may tell; null: any. */
  readonly kinds: readonly string[] | null
  /** Sources it may speak for; null: any. */
  readonly sources: readonly string[] | null
  readonly madeAt: number | null
  readonly lastAt: number | null
  readonly revokedAt: number | null
}

/** POST /api/v1/screens/pairing and …/claim */
export type Pairing =
  | { readonly state: 'waiting'; readonly code: string; readonly expiresAt: number }
  | { readonly state: 'paired' }
  | { readonly state: 'expired' }

/** Fields of a complainant's particulars that can be unmasked one at a time. */
export const personalField = z.string().min(1).max(200)

const userName = z
  .string()
  .trim()
  .regex(/^[\p{L}\p{N}._-]{2,40}$/u, '账号用 2–40 个字母、汉字、数字、点、横线')
const personName = z.string().trim().min(1, '请写姓名').max(60)
const reason = z.string().trim().min(4, '请写明理由（至少 4 个字）').max(500)
const id = z.string().min(1).max(200)

/** Every order and what it needs. */
export const orders = {
  'person.invite': z.strictObject({ user: userName, name: personName }),
  'person.rename': z.strictObject({ personId: id, name: personName }),
  'person.reinvite': z.strictObject({ personId: id }),
  'person.disable': z.strictObject({ personId: id }),
  'person.enable': z.strictObject({ personId: id }),
  'person.grant': z.strictObject({ personId: id, role: role.nullable(), scope: scope.default(WHOLE) }),
  'person.unlock': z.strictObject({ personId: id }),
  'person.resetSecondFactor': z.strictObject({ personId: id }),
  'session.revoke': z.strictObject({ personId: id }),
  'screen.approve': z.strictObject({
    code: z.string().regex(/^\d{6}$/, '配对码是 6 位数字'),
    name: z.string().trim().min(1).max(60),
    place: z.string().trim().max(100).default(''),
    audience: screenAudience,
  }),
  'screen.change': z.strictObject({
    screenId: id,
    name: z.string().trim().min(1).max(60),
    place: z.string().trim().max(100).default(''),
    audience: screenAudience,
  }),
  'screen.revoke': z.strictObject({ screenId: id }),
  'key.make': z.strictObject({
    name: z.string().trim().min(1).max(60),
    kinds: z.array(z.string().min(1).max(60)).max(30).nullable().default(null),
    sources: z.array(z.string().min(1).max(200)).max(30).nullable().default(null),
  }),
  'key.revoke': z.strictObject({ keyId: id }),
  'personal.unmask': z.strictObject({
    complaintId: id,
    field: personalField,
    reason,
    /** Six digits of the second factor; not asked for in the demo. */
    otp: z.string().max(20).optional(),
  }),
} as const
export type Verb = keyof typeof orders
export type OrderBody<V extends Verb> = z.infer<(typeof orders)[V]>
export const verbs = Object.keys(orders) as Verb[]

/** Which permission an order needs. */
export const orderNeeds: Readonly<Record<Verb, Permission>> = {
  'person.invite': 'people.manage',
  'person.rename': 'people.manage',
  'person.reinvite': 'people.manage',
  'person.disable': 'people.manage',
  'person.enable': 'people.manage',
  'person.grant': 'roles.grant',
  'person.unlock': 'roles.grant',
  'person.resetSecondFactor': 'roles.grant',
  'session.revoke': 'people.read',
  'screen.approve': 'screens.manage',
  'screen.change': 'screens.manage',
  'screen.revoke': 'screens.manage',
  'key.make': 'keys.manage',
  'key.revoke': 'keys.manage',
  'personal.unmask': 'personal.unmask',
}

/** POST /api/v1/orders */
export const orderGiven = z.object({
  /** Given by the asker: the same id again is the same order. */
  id: z.string().min(8).max(100),
  /** Version of the picture (or of the thing) that the order was decided on. */
  basedOn: z.number().int().min(0).optional(),
  order: z.looseObject({ verb: z.string().max(60) }),
})

export type Outcome =
  | {
      readonly state: 'accepted'
      /** Number of the journal record. */
      readonly version: number
      /** What only the giver gets, once: an invitation, a key, an unmasked value. */
      readonly result?: Readonly<Record<string, unknown>>
      /** The same order was carried out before. */
      readonly repeated?: true
    }
  | { readonly state: 'refused'; readonly reason: string; readonly code?: 'secondFactor' | 'forbidden' | 'conflict' }

/** What is noted of access beside orders; `act` of an `access.noted` fact. */
export const accessActs = [
  'signIn',
  'signInRefused',
  'signOut',
  'sessionEnded',
  'invitationAccepted',
  'passwordChanged',
  'secondFactorSet',
  'recoveryCodeUsed',
  'personalViewed',
  'exported',
  'auditRead',
  'screenPaired',
  'screenRefused',
  'personalDestroyed',
  'keyRotated',
  'importStarted',
  'recordMended',
  'recordDiscarded',
  'firstLinkMade',
  'stepRefused',
] as const
export type AccessAct = (typeof accessActs)[number]

/** GET /api/v1/audit */
export interface AuditRow {
  readonly seq: number
  readonly at: number
  /** `order` for orders, otherwise the act. */
  readonly act: string
  /** Verb of an order. */
  readonly verb: string | null
  readonly by: {
    readonly id: string
    readonly name: string
    readonly kind: string
    readonly role: string | null
  } | null
  /** What it was about: a person, a screen, a complaint. */
  readonly on: string | null
  readonly outcome: 'accepted' | 'refused'
  readonly reason: string | null
  readonly detail: Readonly<Record<string, unknown>>
  readonly address: string | null
}
