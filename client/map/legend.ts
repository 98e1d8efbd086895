import type { SiteKind } from '@contract/fact.ts'
import { dueLook } from '../layers/due-look.ts'
import type { PictureView } from '../picture/view.ts'

export interface Legend {
  readonly kinds: readonly { readonly kind: SiteKind; readonly total: number }[]
  /** Of the last day. */
  readonly complaints: number
  /** Earlier ones on the picture, drawn as a dim grain. */
  readonly older: number
  /** Of all of them: open with their deadline over, or over within 24 hours. */
  readonly overdue: number
  readonly soon: number
  readonly hotspots: number
  /** Sites and complaints on the picture that cannot be drawn. */
  readonly unplaced: number
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

/** What the legend counts, from the shelves; kinds the district has none of are left out. */
export function legendOf(view: PictureView, stations: number): Legend {
  const totals = new Map<SiteKind, number>()
  let unplaced = 0
  for (const count of view.shelves.siteCounts.values()) {
    totals.set(count.kind, (totals.get(count.kind) ?? 0) + count.total)
    unplaced += count.unplaced
  }
  if (!totals.has('station')) totals.set('station', stations)
  let complaints = 0
  let older = 0
  const due = { overdue: 0, soon: 0 }
  for (const mark of view.shelves.complaints.values()) {
    if (mark.at > view.at - DAY_MS) complaints++
    else older++
    const look = dueLook(mark.dueAt, view.at)
    if (look !== null) due[look]++
    if (mark.lng === null || mark.lat === null) unplaced++
  }
  const kinds = order.map((kind) => ({ kind, total: totals.get(kind) ?? 0 })).filter(({ total }) => total > 0)
  return { kinds, complaints, older, ...due, hotspots: view.shelves.hotspots.size, unplaced }
}
