import type { District } from '@contract/district.ts'
import type { Role, Scope } from '@contract/identity.ts'
import { SCOPED_ROLES } from './offers.ts'

export const isScoped = (role: Role | null): role is Role => role !== null && SCOPED_ROLES.includes(role)

/** What is ticked and typed in the editor of a scope. */
export interface ScopeDraft {
  stations: string[]
  streets: string[]
  laneKind: NonNullable<Scope['lane']>['kind']
  laneId: string
}

export const draftOf = (scope: Scope): ScopeDraft => ({
  stations: [...(scope.stations ?? [])],
  streets: [...(scope.streets ?? [])],
  laneKind: scope.lane?.kind ?? 'odr',
  laneId: scope.lane?.id ?? '',
})

/** The scope that a draft means for a role: the whole district for roles that have none, a lane for lane members, places for the others. */
export function scopeOf(role: Role | null, draft: ScopeDraft): Scope {
  const whole: Scope = { stations: null, streets: null, lane: null }
  if (!isScoped(role)) return whole
  const laneId = draft.laneId.trim()
  if (role === 'laneMember') return { ...whole, lane: laneId === '' ? null : { kind: draft.laneKind, id: laneId } }
  const named = (list: readonly string[]) => (list.length === 0 ? null : [...list].sort())
  return { ...whole, stations: named(draft.stations), streets: named(draft.streets) }
}

/** Nothing is named: someone of a scoped role with this scope sees nothing. */
export const isUnnamed = (scope: Scope) =>
  scope.lane === null && (scope.stations ?? []).length === 0 && (scope.streets ?? []).length === 0

/** Names of the places in a scope, stations first; a place that the district does not know stands as its id. */
export function placesOf(scope: Scope, district: District | null, english: boolean): string[] {
  const stations = new Map(district?.stations.map(({ id, name }) => [id, name]))
  const streets = new Map(
    district?.streets.map((street) => [street.code, english ? (street.nameEn ?? street.name) : street.name]),
  )
  return [
    ...(scope.stations ?? []).map((id) => stations.get(id) ?? id),
    ...(scope.streets ?? []).map((code) => streets.get(code) ?? code),
  ]
}
