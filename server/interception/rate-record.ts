import { ended, type Matter } from './matter.ts'
import type { RateRecord } from './rate.ts'

/** A matter as the rate counts it. A clue found here was not received from anybody and is left out: null. So is a split submission. */
export function rateRecord(matter: Matter, ownJurisdiction: boolean): RateRecord | null {
  const { id, kind, receivedAt, wouldBeStation, mergedInto, stationDispatchedAt, returns, closing } = matter
  if (matter.origin?.as === 'clue' || matter.state === 'split') return null
  // An agreement or a termination is closed only once it is; the date is that of the result.
  const closed = ended.has(matter.state) ? closing : null
  return {
    ...{ id, kind, receivedAt, ownJurisdiction, wouldBeStation, mergedInto, stationDispatchedAt, returns },
    closedAt: closed?.at ?? null,
    closeResult: closed?.result ?? null,
    closedByLane: closed?.lane ?? null,
  }
}

/** What was received and nobody has touched: in the denominator like everything else. */
export const openRecord = (
  received: Pick<RateRecord, 'id' | 'kind' | 'receivedAt' | 'wouldBeStation'>,
): RateRecord => ({
  ...received,
  ownJurisdiction: true,
  mergedInto: null,
  closedAt: null,
  closeResult: null,
  closedByLane: null,
  stationDispatchedAt: null,
  returns: [],
})

/** A mixed submission that nobody has split yet counts as the two halves it consists of (总局令第121号 Art. 9). */
export const halvesOf = (record: RateRecord): RateRecord[] =>
  record.kind !== 'mixed' ? [record] : (['complaint', 'tipOff'] as const).map((kind) => ({ ...record, kind }))
