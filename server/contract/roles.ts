import type { Audience } from './picture.ts'

/* Who may what: plain values without a schema, so that pages can use them and stay small. */

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
export type Role = (typeof roles)[number]

/** What a lane member is: an ODR enterprise's clerk, a service station's staff, a market operator, a people's mediator. */
export const laneKinds = ['odr', 'serviceStation', 'operator', 'mediator'] as const
export type LaneKind = (typeof laneKinds)[number]

/** Roles that see nothing until a scope is named. */
export const scopedRoles: ReadonlySet<Role> = new Set(['stationOfficer', 'laneMember', 'fieldOfficer'])

/** What one may do. The gateway has one per route; orders have one per verb. */
export const permissions = [
  'picture.read',
  'records.read',
  'feeds.read',
  'complaint.read',
  'complaint.handle',
  'personal.unmask',
  'alarm.answer',
  'rejected.mend',
  'imports.run',
  'people.read',
  'people.manage',
  'roles.grant',
  'sessions.revoke',
  'screens.manage',
  'keys.manage',
  'calendar.manage',
  'lanes.manage',
  'webhooks.manage',
  'task.command',
  'task.handle',
  'urging.command',
  'urging.reply',
  'briefing.write',
  'wall.direct',
  'audit.read',
] as const
export type Permission = (typeof permissions)[number]

export interface RoleRule {
  readonly may: readonly Permission[]
  /** Redaction class of what he sees; null: no picture at all. */
  readonly audience: Audience | null
  /** Page that `/` leads to. */
  readonly home: '/wall' | '/briefing' | '/console' | '/field' | '/admin' | '/profile'
  /** Signs in with a second factor (GB/T 22239-2019, 8.1.4.1 d). */
  readonly secondFactor: boolean
}

/** Whoever sits in the command centre and sends others. */
const COMMANDS: readonly Permission[] = [
  'picture.read',
  'records.read',
  'feeds.read',
  'complaint.read',
  'complaint.handle',
  'alarm.answer',
  'task.command',
  'urging.command',
  'briefing.write',
  'wall.direct',
]

/**
 * 三员分立: the system administrator keeps the house running and reads neither audit nor persons; the security administrator
 * says who may what; the auditor reads what everyone did and changes nothing.
 */
export const roleRules: Readonly<Record<Role, RoleRule>> = {
  dutyOfficer: {
    may: COMMANDS,
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
      'complaint.handle',
      'personal.unmask',
      'rejected.mend',
      'imports.run',
    ],
    audience: 'desk',
    home: '/admin',
    secondFactor: false,
  },
  commander: {
    may: COMMANDS,
    audience: 'desk',
    home: '/wall',
    secondFactor: true,
  },
  leader: {
    may: ['picture.read', 'records.read', 'feeds.read', 'urging.command', 'briefing.write'],
    audience: 'wall',
    home: '/briefing',
    secondFactor: false,
  },
  stationOfficer: {
    may: [
      'picture.read',
      'records.read',
      'complaint.read',
      'complaint.handle',
      'personal.unmask',
      'task.handle',
      'urging.reply',
    ],
    audience: 'officer',
    home: '/wall',
    secondFactor: false,
  },
  laneMember: { may: ['complaint.handle'], audience: null, home: '/admin', secondFactor: false },
  fieldOfficer: {
    may: ['picture.read', 'records.read', 'task.handle'],
    audience: 'officer',
    home: '/field',
    secondFactor: false,
  },
  systemAdmin: {
    may: [
      'feeds.read',
      'rejected.mend',
      'imports.run',
      'people.read',
      'people.manage',
      'sessions.revoke',
      'screens.manage',
      'keys.manage',
      'calendar.manage',
      'lanes.manage',
      'webhooks.manage',
    ],
    audience: null,
    home: '/admin',
    secondFactor: true,
  },
  securityAdmin: {
    may: ['people.read', 'roles.grant', 'sessions.revoke', 'keys.manage'],
    audience: null,
    home: '/admin',
    secondFactor: true,
  },
  auditor: { may: ['audit.read', 'people.read'], audience: null, home: '/admin', secondFactor: true },
}
