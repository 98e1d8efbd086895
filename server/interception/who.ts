import type { Role } from '../contract/roles.ts'
import type { ActorRole } from './model.ts'

/** Who gives an order. The house itself gives none; it makes steps (timeouts.ts). */
export interface Who {
  readonly id: string
  readonly role: Role
  readonly lane: { readonly kind: Exclude<ActorRole, 'desk'>; readonly id: string } | null
  /** Stations he answers for; null: not bound to one. */
  readonly stations: readonly string[] | null
}

/** Who did a step: by id, never by name. */
export interface By {
  readonly id: string
  readonly role: Role | 'house'
}
export const HOUSE: By = { id: 'house', role: 'house' }

/** Those who sit at the centre's desk. */
export const deskRoles: ReadonlySet<Role> = new Set(['deskOfficer', 'dutyOfficer', 'commander'])
export const atCentre = (who: Who) => deskRoles.has(who.role)
