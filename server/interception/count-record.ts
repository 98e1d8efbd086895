import { dueAt } from '../law/clock.ts'
import type { Matter } from './matter.ts'
import { rateRecord } from './rate-record.ts'
import type { RateRecord } from './rate.ts'

/** A decision on acceptance that was due: when at the latest, and when its clock ended; null: it still runs. Epoch ms. */
export interface Acceptance {
  readonly dueAt: number
  readonly endedAt: number | null
  /** The article that sets the limit. */
  readonly article: string
}

/** A submission as the rate and its guards need it. */
export interface CountRecord extends RateRecord {
  /** One per round: a reopening begins the next. */
  readonly acceptances: readonly Acceptance[]
}

/** A matter as it is counted; null for what was received from nobody (a clue) or is counted as its halves. */
export function countRecord(matter: Matter): CountRecord | null {
  const record = rateRecord(matter, true)
  if (record === null) return null
  const acceptances = matter.clocks
    .filter(({ kind }) => kind === 'acceptance')
    .map((clock) => ({ dueAt: dueAt(clock), endedAt: clock.endedAt, article: clock.article }))
  return { ...record, acceptances }
}

/** The same of an unsplit mixed submission: its two halves, the decision on acceptance being the complaint's (总局令第121号 Art. 9). */
export const countedHalves = (record: CountRecord): readonly CountRecord[] =>
  record.kind !== 'mixed'
    ? [record]
    : [
        { ...record, kind: 'complaint' },
        { ...record, kind: 'tipOff', acceptances: [] },
      ]
