import { z } from 'zod'
import { attributesChanged } from './attributes.ts'
import { registration } from './registration.ts'
import { laneKinds, roles, type Permission } from './roles.ts'
import { briefingNeeds, briefingOrders } from './briefing-orders.ts'
import { campaignNeeds, campaignOrders } from './campaign.ts'
import { taskNeeds, taskOrders } from './task.ts'
import { urgingNeeds, urgingOrders } from './urging.ts'
import { wallNeeds, wallOrders } from './wall.ts'
import { webhookNeeds, webhookOrders } from './webhook.ts'

/*
 * Who is asking: people with one role each, screens with an audience, keys with a scope. What crosses the wire about them.
 */

export const role = z.enum(roles)

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
/** Audiences a screen may be given. */
export const screenAudience = z.enum(['wall', 'leaders', 'public'])
export type ScreenAudience = z.infer<typeof screenAudience>

/** Fields of a complainant's particulars that can be unmasked one at a time. */
export const personalField = z.string().min(1).max(200)

const userName = z
  .string()
  .trim()
  .regex(/^[\p{L}\p{N}._-]{2,40}$/u, '账号用 2–40 个字母、汉字、数字、点、横线')
const personName = z.string().trim().min(1, '请写姓名').max(60)
const reason = z.string().trim().min(4, '请写明理由（至少 4 个字）').max(500)
const id = z.string().min(1).max(200)
const alarmNote = z.string().trim().max(1_000)

/** What may be done with a complaint or a report half; what each needs beside the number stands in the interception room. */
export const matterVerbs = [
  'take',
  'learn',
  'consent',
  'route',
  'settle',
  'confirm',
  'contact',
  'returnToDesk',
  'accept',
  'notAccept',
  'dispatch',
  'mediate',
  'pause',
  'resume',
  'agree',
  'terminate',
  'close',
  'reopen',
  'merge',
  'withdraw',
  'foundClue',
  'split',
  'file',
  'notFile',
  'extendVerification',
  'decideCase',
  'extendCase',
  'notify',
] as const
export type MatterVerb = (typeof matterVerbs)[number]
const matterOrder = z.looseObject({ complaintId: id, basedOn: z.int().min(0).optional() })
const matterOrders = Object.fromEntries(matterVerbs.map((verb) => [`complaint.${verb}`, matterOrder])) as {
  readonly [V in `complaint.${MatterVerb}`]: typeof matterOrder
}

/** Every order and what it needs. */
export const orders = {
  ...matterOrders,
  ...taskOrders,
  ...urgingOrders,
  ...campaignOrders,
  ...webhookOrders,
  ...briefingOrders,
  ...wallOrders,
  'complaint.receive': registration,
  'person.invite': z.strictObject({ user: userName, name: personName }),
  'person.rename': z.strictObject({ personId: id, name: personName }),
  /** Licences and shifts; what is left out stays as it is, null makes it unknown. */
  'person.change': z.strictObject({ personId: id, ...attributesChanged }),
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
  /** The official list of a year, as an office notice gives it; looked at more closely by the law room. */
  'calendar.load': z.strictObject({
    year: z.int().min(2000).max(2100),
    off: z.array(z.string().max(10)).max(120),
    work: z.array(z.string().max(10)).max(60),
    source: z.string().trim().min(1, '请写明依据的通知名称或文号。').max(200),
  }),
  /** Which reading of “1+5” is in force: a preset's code, or a whole model, looked at by the interception room. */
  'lanes.choose': z.strictObject({
    code: z.string().min(1).max(40).optional(),
    model: z.record(z.string(), z.unknown()).optional(),
  }),
  'alarm.acknowledge': z.strictObject({ alarmId: id, next: z.string().trim().max(200).optional() }),
  'alarm.contact': z.strictObject({ alarmId: id, note: alarmNote.optional() }),
  'alarm.injury': z.strictObject({ alarmId: id, note: alarmNote.optional() }),
  'alarm.close': z.strictObject({ alarmId: id, reason }),
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
  ...(Object.fromEntries(matterVerbs.map((verb) => [`complaint.${verb}`, 'complaint.handle'])) as Record<
    `complaint.${MatterVerb}`,
    'complaint.handle'
  >),
  ...taskNeeds,
  ...urgingNeeds,
  ...campaignNeeds,
  ...webhookNeeds,
  ...briefingNeeds,
  ...wallNeeds,
  'complaint.receive': 'complaint.handle',
  'person.invite': 'people.manage',
  'person.rename': 'people.manage',
  'person.change': 'people.manage',
  'person.reinvite': 'people.manage',
  'person.disable': 'people.manage',
  'person.enable': 'people.manage',
  'person.grant': 'roles.grant',
  'person.unlock': 'roles.grant',
  'person.resetSecondFactor': 'roles.grant',
  'session.revoke': 'sessions.revoke',
  'screen.approve': 'screens.manage',
  'screen.change': 'screens.manage',
  'screen.revoke': 'screens.manage',
  'key.make': 'keys.manage',
  'key.revoke': 'keys.manage',
  'calendar.load': 'calendar.manage',
  'lanes.choose': 'lanes.manage',
  'alarm.acknowledge': 'alarm.answer',
  'alarm.contact': 'alarm.answer',
  'alarm.injury': 'alarm.answer',
  'alarm.close': 'alarm.answer',
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
  | {
      readonly state: 'refused'
      readonly reason: string
      readonly code?: 'secondFactor' | 'forbidden' | 'conflict'
      /** Of a form: what is wrong with which field; `doubt`: taken when the field is named among `insists`. */
      readonly faults?: readonly { readonly field: string; readonly message: string; readonly doubt?: true }[]
    }

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
  'documentMade',
  'exported',
  'auditRead',
  'screenPaired',
  'screenRefused',
  'personalDestroyed',
  'evidenceDropped',
  'keyRotated',
  'importStarted',
  'recordMended',
  'recordDiscarded',
  'firstLinkMade',
  'demoPeopleMade',
  'settingsChanged',
  'stepRefused',
] as const
export type AccessAct = (typeof accessActs)[number]

export * from './roles.ts'
export type * from './access-rows.ts'
