import { scopedRoles, type Role, type Scope } from '../contract/identity.ts'

/** Where a thing belongs: the station it would go to and its nine-digit street code, as far as they are known. */
export interface Placed {
  readonly station: string | null
  readonly street: string | null
}

/**
 * Whether a person answers for a thing. A station's officer for what would go to his stations, by its street only when no
 * station is named; a field officer by either; a lane's member for none. Without a scope such roles see nothing.
 */
export function inScope(scope: Scope, role: Role | null, { station, street }: Placed): boolean {
  if (role === null) return false
  if (!scopedRoles.has(role)) return true
  if (role === 'laneMember') return false
  const byStation = station !== null && (scope.stations ?? []).includes(station)
  const byStreet = street !== null && (scope.streets ?? []).includes(street)
  if (role === 'stationOfficer') return station === null ? byStreet : byStation
  return byStation || byStreet
}
