import type { CampaignAsked } from '@contract/campaign.ts'
import type { SiteKind } from '@contract/fact.ts'
import type { PlanItem, TaskKind } from '@contract/task.ts'
import { STOPS_MOST } from '@contract/tour-words.ts'
import { inRing } from '../picture/streets.ts'
import type { SiteFound } from './ask-campaigns.ts'
import { planFor } from './plans.ts'

/** Kinds of sites that a campaign may be about, as plain values: a page needs no schema for them. */
export const siteKinds = [
  'restaurant',
  'market',
  'pharmacy',
  'elevator',
  'producer',
  'coldStore',
  'other',
] as const satisfies readonly SiteKind[]

export type Ring = readonly (readonly [number, number])[]

/** What the form about the sites of an area holds. `as`: one tour for one person, or a campaign by site or by tours. */
export interface SitesDraft {
  as: 'tour' | 'perSite' | 'perTour'
  title: string
  kind: TaskKind
  priority: 1 | 2 | 3 | 4
  siteKind: SiteKind | null
  streets: string[]
  /** Whether the area counts, or the whole district. */
  inArea: boolean
  stopsPerTour: number
  /** Null: each site’s own station. */
  unit: string | null
  days: number
  plan: PlanItem[]
  unannounced: boolean
  again: boolean
  note: string
}

export const emptySites = (title: string): SitesDraft => ({
  as: 'perTour',
  title,
  kind: 'inspection',
  priority: 3,
  siteKind: 'restaurant',
  streets: [],
  inArea: true,
  stopsPerTour: 20,
  unit: null,
  days: 7,
  plan: perStop(planFor('inspection', 'restaurant')),
  unannounced: false,
  again: false,
  note: '',
})

/** A checklist that is asked at every stop of a tour. */
export const perStop = (plan: readonly PlanItem[]): PlanItem[] => plan.map((item) => ({ ...item, per: 'stop' }))

const DAY_MS = 86_400_000
/** Corners that one order may hold. */
const CORNERS_MOST = 500

/** A drawn area with no more corners than an order may hold. */
export function coarser(ring: Ring): [number, number][] {
  const every = Math.ceil(ring.length / CORNERS_MOST)
  return ring.filter((_, at) => at % every === 0).map(([lng, lat]) => [lng, lat])
}

/** The campaign that the form asks for; of single visits nothing is asked per stop. */
export function campaignOf(draft: SitesDraft, ring: Ring, now: number): CampaignAsked {
  const { title, kind, priority, stopsPerTour, unit, unannounced, again, note, siteKind, streets, inArea } = draft
  const perSite = draft.as === 'perSite'
  return {
    ...{ campaign: { title: title.trim() }, kind, priority, stopsPerTour, unannounced, again },
    where: {
      ...(siteKind !== null && { kind: siteKind }),
      ...(streets.length > 0 && { streets: [...streets] }),
      ...(inArea && { ring: coarser(ring) }),
    },
    per: perSite ? 'site' : 'tour',
    to: unit === null ? 'station' : { unit },
    plan: perSite ? draft.plan.map(({ per: _per, ...item }) => item) : [...draft.plan],
    dueAt: now + draft.days * DAY_MS,
    ...(note.trim() !== '' && { note: note.trim() }),
  }
}

export const boxOf = (ring: Ring): [number, number, number, number] => {
  const [x, y] = [ring.map(([lng]) => lng), ring.map(([, lat]) => lat)]
  return [Math.min(...x), Math.min(...y), Math.max(...x), Math.max(...y)]
}

/** Sites of a box that lie in the area and the streets chosen; `more`: than one tour may have. */
export function forTour(found: readonly SiteFound[], ring: Ring, streets: readonly string[]) {
  const inside = found.filter(
    ({ lng, lat, streetCode }) =>
      lng !== null &&
      lat !== null &&
      inRing(ring, lng, lat) &&
      (streets.length === 0 || (streetCode !== null && streets.includes(streetCode))),
  )
  return { sites: inside.slice(0, STOPS_MOST), n: inside.length, more: inside.length > STOPS_MOST }
}
