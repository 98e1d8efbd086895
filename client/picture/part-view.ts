import type { FigureAsked, FigureTold } from '@contract/indicator.ts'
import { districtIso } from '@contract/time.ts'
import { DAY_MS, lastHours, WEEK_MS } from './hours.ts'
import { WEEKS } from './normal.ts'
import type { Figures } from './figures.ts'
import type { PictureView } from './view.ts'

/** A question about somebody's own part, and the tally of the picture whose place its answer takes. */
export interface PartQuestion {
  readonly asked: FigureAsked
  /** Name of the tally. */
  readonly tally: string
  /** What of each group is counted: a share's own counts are its numerators. */
  readonly counts: 'value' | 'numerator'
}
type Tallies = ReadonlyMap<string, number>

/** What the charts of a part draw, as the house counts it: hour by hour for the last 24 hours. */
export function partQuestions(now: number): readonly PartQuestion[] {
  const from = districtIso(lastHours(now, 24)[0] ?? now)
  const hours = (id: string, tally: string, counts: PartQuestion['counts'] = 'value'): PartQuestion => ({
    ...{ asked: { id, from, by: ['hour'] }, tally, counts },
  })
  return [
    hours('complaints.received', 'complaint'),
    hours('lifts.alarms', 'elevator.alarm'),
    hours('lifts.entrapments', 'entrapment'),
    hours('pharmacies.sales', 'sale'),
    hours('pharmacies.unrecorded', 'sale.unrecorded', 'numerator'),
    hours('markets.tests', 'quickTest'),
    hours('markets.positive', 'quickTest.positive', 'numerator'),
  ]
}

/** The same 24 hours of the weeks before, of which what is usual is made. */
export function partWeeks(now: number): readonly PartQuestion[] {
  const first = lastHours(now, 24)[0] ?? now
  return Array.from({ length: WEEKS }, (_, week) => first - (week + 1) * WEEK_MS).map((from) => ({
    asked: { id: 'complaints.received', from: districtIso(from), to: districtIso(from + DAY_MS), by: ['hour'] },
    tally: 'complaint',
    counts: 'value',
  }))
}

/** The answer to one question as tallies of the picture. What is not known is no tally. */
export function talliesOf({ tally, counts }: PartQuestion, { groups }: Pick<FigureTold, 'groups'>): Tallies {
  const told = new Map<string, number>()
  for (const { key, gap, ...group } of groups) {
    const n = group[counts]
    if (n === null || (gap !== undefined && gap !== 'running')) continue
    told.set(`${tally}|${key.hour ?? ''}`, n)
  }
  return told
}

/**
 * A picture for whoever answers for a part: its tallies and figures are those of his part. Nobody has counted them yet: it knows of no
 * hour at all, so that nothing of the whole district is taken for his.
 */
export function partView(view: PictureView, figures: Figures | null, tallies: Tallies | null): PictureView {
  const { marks } = view.shelves
  const known = tallies === null ? new Map([...marks].filter(([name]) => name !== 'firstFactAt')) : marks
  return {
    ...view,
    shelves: { ...view.shelves, marks: known, tallies: tallies ?? new Map(), indicators: figures?.values ?? new Map() },
  }
}
