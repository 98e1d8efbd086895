import { roleRules, roles } from '../contract/identity.ts'
import type { SiteKind } from '../contract/site-kind.ts'
import { recommend, type Candidate } from '../dispatch/recommend.ts'
import { onRoster } from '../dispatch/roster.ts'
import type { AccessDesk } from '../gateway/access.ts'
import { prepareDistrict, streetAt } from '../intake/district.ts'
import { oneSite } from '../journal/read.ts'
import { loads, peopleWith } from '../journal/tasks.ts'
import type { AccessParts } from './parts.ts'
import { withRoads } from './by-road.ts'

const HOUR_MS = 3_600_000
/** Where no roster says when his shift began, it is the last twelve hours. */
const SHIFT_MS = 12 * HOUR_MS
const WEEK_MS = 7 * 24 * HOUR_MS
const SENT = roles.filter((role) => roleRules[role].may.includes('task.handle'))
/** People in one answer: nobody reads further. */
const MOST = 30

/** Whom to send to a place, with reasons: everybody who may carry out tasks, by what the record knows of him now. */
export function openRecommended(parts: AccessParts): Pick<AccessDesk, 'recommended'> {
  const { db, now, district } = parts
  return {
    async recommended({ kind, siteId, unit, lng, lat }) {
      const at = now()
      const site = siteId === undefined ? null : await oneSite(db, siteId)
      if (siteId !== undefined && site === null) return { refused: '没有这个监管对象，请重选。', status: 404 }
      const place = lng !== undefined && lat !== undefined ? { lng, lat } : null
      if (place === null && site === null)
        return { refused: '请给出监管对象（siteId）或地点（lng、lat）。', status: 422 }
      const spot = { lng: place?.lng ?? site?.lng ?? null, lat: place?.lat ?? site?.lat ?? null }
      const streetCode =
        site?.streetCode ??
        (spot.lng === null || spot.lat === null
          ? null
          : (streetAt(prepareDistrict(district), spot.lng, spot.lat) ?? null))
      const station = district.stations.find((each) => each.streetCode === streetCode && streetCode !== null)
      const [people, given, positions] = await Promise.all([
        peopleWith(db, SENT),
        loads(db, at - WEEK_MS),
        parts.positions.all(),
      ])
      const loadOf = new Map(given.map((each) => [each.handler, each]))
      const placeOf = new Map(positions.map((each) => [each.id, each]))
      const own = people.filter(({ scope }) => unit === undefined || (scope.stations ?? []).includes(unit))
      const candidates = own.map(({ id, name, scope, attributes }): Candidate => {
        const load = loadOf.get(id)
        const roster = onRoster(attributes.shifts, at)
        const since = roster?.on?.from ?? at - SHIFT_MS
        const issued = load?.issued ?? []
        return {
          ...{ id, name, stations: scope.stations ?? [], streets: scope.streets ?? [], skills: attributes.skills },
          position: placeOf.get(id) ?? null,
          open: load?.open ?? 0,
          given: { shift: issued.filter((when) => when >= since).length, week: issued.length },
          busyWith: load?.busyWith ?? null,
          roster,
        }
      })
      const timed = await withRoads(candidates, spot, parts.roads, at)
      const about = new Map(candidates.map((each) => [each.id, each]))
      return recommend(
        { kind, siteKind: (site?.kind ?? null) as SiteKind | null, ...spot, station: station?.id ?? null, streetCode },
        timed,
        at,
      )
        .slice(0, MOST)
        .map((each) => ({
          ...each,
          name: about.get(each.id)?.name ?? '',
          busyWith: about.get(each.id)?.busyWith ?? null,
          tasks: loadOf.get(each.id)?.tasks ?? [],
        }))
    },
  }
}
