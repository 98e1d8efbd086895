import { startOfDistrictDay } from '@contract/time.ts'
import { DAY_MS, sumToday } from './hours.ts'
import { soFar, WEEKS, type SoFar } from './normal.ts'
import { complaintsPath, factsPath, type RecordQuery } from './query.ts'
import { sources, standingOf, type Source, type Standing } from './standing.ts'
import type { PictureView } from './view.ts'

export const complaintKinds = ['complaint', 'tipOff', 'consult', 'mixed'] as const

/** A count of today with what it is part of, how far to believe it, and the records behind it. */
export interface Count {
  readonly count: number
  readonly of: number
  readonly standing: Standing
  readonly records: RecordQuery
}

export interface Today {
  readonly complaints: Count
  /** Parts of `complaints.count` by kind; they and `rest` add up to it. */
  readonly kinds: readonly { readonly kind: (typeof complaintKinds)[number] | 'rest'; readonly count: number }[]
  /** Finished hours against earlier weeks; null in the first hour of the day. */
  readonly soFar: SoFar | null
  readonly unplaced: Count
  readonly entrapments: Count
  readonly positives: Count
  readonly unrecorded: Count
}

/** The numbers of the district day of `now` (epoch ms), from the tallies of the picture. */
export function todayOf(view: PictureView, now: number): Today {
  const { tallies, marks } = view.shelves
  const start = startOfDistrictDay(now)
  const end = start + DAY_MS
  const sum = (name: string) => sumToday(tallies, name, now)
  const counted = (source: Source, part: string, whole: string, formula: string, path: string): Count => {
    const of = sum(whole)
    const records = { title: `figures.${formula}`, formula: `formula.${formula}`, feed: sources[source], path }
    return { count: Math.min(of, sum(part)), of, standing: standingOf(view, source, of > 0, now), records }
  }
  const complaints = counted('complaints', 'complaint', 'complaint', 'complaints', complaintsPath(start, end))
  const kinds = complaintKinds.map((kind) => ({ kind, count: sum(`complaint.kind/${kind}`) }))
  const rest = complaints.count - kinds.reduce((total, { count }) => total + count, 0)
  return {
    complaints,
    kinds: rest > 0 ? [...kinds, { kind: 'rest', count: rest }] : kinds,
    soFar: soFar(tallies, 'complaint', now, marks.get('firstFactAt')),
    unplaced: counted(
      'complaints',
      'complaint.unplaced',
      'complaint',
      'unplaced',
      complaintsPath(start, end, { unplaced: 'true' }),
    ),
    entrapments: counted(
      'elevators',
      'entrapment',
      'elevator.alarm',
      'entrapments',
      factsPath('elevator.alarm', start, end, { holds: { phase: 'raised' }, above: { trapped: 0 } }),
    ),
    positives: counted(
      'markets',
      'quickTest.positive',
      'quickTest',
      'positives',
      factsPath('market.quickTest', start, end, { holds: { positive: true } }),
    ),
    unrecorded: counted(
      'pharmacies',
      'sale.unrecorded',
      'sale',
      'unrecorded',
      factsPath('pharmacy.sale', start, end, { holds: { recorded: false } }),
    ),
  }
}

/** How a count stands to its normal: outside the quartiles, within, or nobody knows; provisional with too few weeks. */
export function comparison({ count, normal }: SoFar): {
  readonly is: 'above' | 'below' | 'within' | 'unknown'
  readonly provisional: boolean
} {
  const provisional = normal.weeks < WEEKS
  if (normal.low === null || normal.high === null) return { is: 'unknown', provisional }
  return { is: count > normal.high ? 'above' : count < normal.low ? 'below' : 'within', provisional }
}
