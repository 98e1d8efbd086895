import type { AccessAct, Permission, PersonRow, Role, ScreenAudience, Verb } from '@contract/identity.ts'
import { commandVerbs, fieldVerbs } from '@contract/task-words.ts'
import { urgingVerbs } from '@contract/urging-words.ts'
import type { TellingKind } from '@contract/telling.ts'

/*
 * What forms offer, by name. The contract has the same lists, but with its schemas, which would come into the page's
 * script; the compiler holds the names to the contract and offers.test.ts that none is missing.
 */

export const SCREEN_AUDIENCES = ['wall', 'leaders', 'public'] as const satisfies readonly ScreenAudience[]
export const LANE_KINDS = ['odr', 'serviceStation', 'operator', 'mediator'] as const

/** Roles that see nothing until a scope is named. */
export const SCOPED_ROLES: readonly Role[] = ['stationOfficer', 'laneMember', 'fieldOfficer']

export const TELLING_KINDS = [
  'site.registered',
  'complaint.received',
  'elevator.alarm',
  'pharmacy.sale',
  'market.quickTest',
  'market.evaluated',
  'reading',
] as const satisfies readonly TellingKind[]

export const VERBS = [
  'person.invite',
  'person.rename',
  'person.change',
  'person.reinvite',
  'person.disable',
  'person.enable',
  'person.grant',
  'person.unlock',
  'person.resetSecondFactor',
  'session.revoke',
  'screen.approve',
  'screen.change',
  'screen.revoke',
  'key.make',
  'key.revoke',
  'complaint.receive',
  'complaint.take',
  'complaint.learn',
  'complaint.consent',
  'complaint.route',
  'complaint.settle',
  'complaint.confirm',
  'complaint.returnToDesk',
  'complaint.accept',
  'complaint.notAccept',
  'complaint.dispatch',
  'complaint.mediate',
  'complaint.pause',
  'complaint.resume',
  'complaint.agree',
  'complaint.terminate',
  'complaint.close',
  'complaint.reopen',
  'complaint.merge',
  'complaint.withdraw',
  'complaint.foundClue',
  'complaint.split',
  'complaint.file',
  'complaint.notFile',
  'complaint.extendVerification',
  'complaint.contact',
  'complaint.decideCase',
  'complaint.extendCase',
  'complaint.notify',
  ...commandVerbs.map((verb) => `task.${verb}` as const),
  ...fieldVerbs.map((verb) => `task.${verb}` as const),
  'task.openMany',
  'task.cancelMany',
  ...urgingVerbs.map((verb) => `urging.${verb}` as const),
  'calendar.load',
  'lanes.choose',
  'alarm.acknowledge',
  'alarm.contact',
  'alarm.injury',
  'alarm.close',
  'personal.unmask',
  'briefing.save',
  'briefing.withdraw',
  'wall.point',
  'wall.unpoint',
  'webhook.add',
  'webhook.change',
  'webhook.remove',
  'webhook.test',
  'webhook.retry',
] as const satisfies readonly Verb[]

export const ACTS = [
  'signIn',
  'signInRefused',
  'signOut',
  'sessionEnded',
  'invitationAccepted',
  'passwordChanged',
  'secondFactorSet',
  'recoveryCodeUsed',
  'stepRefused',
  'personalViewed',
  'documentMade',
  'personalDestroyed',
  'evidenceDropped',
  'exported',
  'auditRead',
  'screenPaired',
  'screenRefused',
  'importStarted',
  'recordMended',
  'recordDiscarded',
  'keyRotated',
  'firstLinkMade',
  'demoPeopleMade',
  'settingsChanged',
] as const satisfies readonly AccessAct[]

/**
 * Roles that a session may grant: all for who grants roles; the first security administrator for who manages accounts,
 * while there is none. The server decides; this only says what to offer.
 */
export function grantable(
  may: readonly Permission[],
  roles: readonly Role[],
  people: readonly Pick<PersonRow, 'role' | 'state'>[],
): readonly Role[] {
  if (may.includes('roles.grant')) return roles
  const named = people.some(({ role, state }) => role === 'securityAdmin' && state === 'active')
  return may.includes('people.manage') && !named ? ['securityAdmin'] : []
}

/** Whether a session with these permissions may change anything about people; others read only. */
export const changesPeople = (may: readonly Permission[]) =>
  may.includes('people.manage') || may.includes('roles.grant')
