import type { SiteKind } from '@contract/fact.ts'
import { dueLook } from '@contract/map-looks.ts'
import { ringed } from '../picture/tasks-of.ts'
import type { PictureView } from '../picture/view.ts'

/** Which signs are on the map, so that the legend explains those and no others. How many there are is said by figures. */
export interface Legend {
  readonly kinds: readonly SiteKind[]
  /** Complaints of the last day, and earlier ones, drawn as a dim grain. */
  readonly complaints: boolean
  readonly older: boolean
  /** Of all of them: open with their deadline over, or over within 24 hours. */
  readonly overdue: boolean
  readonly soon: boolean
  readonly hotspots: boolean
  /** A task with a ring of its own. */
  readonly tasks: boolean
}

const DAY_MS = 86_400_000
const order: readonly SiteKind[] = [
  'market',
  'pharmacy',
  'elevator',
  'restaurant',
  'producer',
  'coldStore',
  'other',
  'station',
]

/** The signs of a picture; `stations`: whether the district has any. */
export function legendOf(view: PictureView, stations: boolean): Legend {
  const { siteCounts, complaints, hotspots } = view.shelves
  const there = new Set([...siteCounts.values()].filter(({ total }) => total > 0).map(({ kind }) => kind))
  if (stations) there.add('station')
  const seen = { complaints: false, older: false, overdue: false, soon: false }
  for (const mark of complaints.values()) {
    seen[mark.at > view.at - DAY_MS ? 'complaints' : 'older'] = true
    const look = dueLook(mark.dueAt, view.at)
    if (look !== null) seen[look] = true
  }
  return {
    kinds: order.filter((kind) => there.has(kind)),
    ...seen,
    hotspots: hotspots.size > 0,
    tasks: ringed(view).length > 0,
  }
}
