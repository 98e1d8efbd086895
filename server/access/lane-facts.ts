import type { Known } from '../interception/known.ts'
import { earlierOf, type Earlier } from '../journal/likeness.ts'
import type { Database } from '../journal/statement.ts'

/** The widest window that lanes ask about; also how far back a complaint is taken to be on the same dispute. */
const WINDOW_MS = 30 * 86_400_000

function knownFrom({ onDispute, others, unsettledAt }: Earlier, now: number): Known {
  const before = [
    ...others.flatMap(({ at, similar }) => [
      { what: 'sameRespondent' as const, at },
      // A stall is a respondent of its own.
      { what: 'sameStall' as const, at },
      ...(similar ? [{ what: 'similar' as const, at }] : []),
    ]),
    ...unsettledAt.map((at) => ({ what: 'unsettled' as const, at })),
  ]
  return { ...(onDispute !== null && { earlierOnDispute: onDispute }), asOf: now, before }
}

/** What the record itself can say of submissions, by number, in two queries. What somebody typed stands above it. */
export async function factsOfRecord(
  db: Database,
  complaintIds: readonly string[],
  now: number,
): Promise<(complaintId: string, typed: Known) => Known> {
  const earlier = await earlierOf(db, complaintIds, now, WINDOW_MS)
  return (complaintId, typed) => {
    const found = earlier.get(complaintId)
    return found ? { ...knownFrom(found, now), ...typed } : typed
  }
}
