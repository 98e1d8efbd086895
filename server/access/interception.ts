import type { CountedPage, InterceptionTold } from '../contract/counting.ts'
import { hidesRespondent } from '../contract/hidden-respondent.ts'
import type { View } from '../contract/picture.ts'
import { districtDay, districtIso } from '../contract/time.ts'
import type { AccessDesk, CountQuery, Who } from '../gateway/access.ts'
import { scrub } from '../identity/scrub.ts'
import { passes } from '../interception/breakdown.ts'
import type { Terms } from '../interception/count.ts'
import { listName, pageOf } from '../interception/count-page.ts'
import { beforeRecord, daysAsked, periodOf, wrongPeriod } from '../interception/period.ts'
import { rulesOf } from '../interception/rate.ts'
import { firstReceived, shownOf } from '../journal/counted.ts'
import type { ComplaintScope } from '../journal/read.ts'
import { decodeCursor, encodeCursor } from '../journal/cursor.ts'
import { openCounted } from './count-kept.ts'
import type { Row } from './count-rows.ts'
import { refused, worked, type Worked } from './count-told.ts'
import { sliced } from './in-slices.ts'
import type { AccessParts } from './parts.ts'
import { keptAnswers } from './shared-work.ts'
import { turns } from './turns.ts'
import { permissionsOf } from './who.ts'

/** Answers that are kept for who asks the same while nothing moved. */
const ANSWERS = 50

/** Whether a row is of somebody's cohort: what would go to his stations, or where none is known, lies in his streets, wherever it was sent. */
function sees(scope: ComplaintScope | null): (row: Row) => boolean {
  if (scope === null) return () => true
  const [stations, streets] = [new Set<string | null>(scope.stations), new Set<string | null>(scope.streets)]
  return ({ record, street }) =>
    record.wouldBeStation === null ? streets.has(street) : stations.has(record.wouldBeStation)
}

/** The count, its breakdowns and guards, and the records behind each number: all from one reading of the same rows. */
export function openInterception(
  parts: AccessParts,
  viewOf: (who: Who) => View | null,
): Pick<AccessDesk, 'interception' | 'interceptionRecords'> {
  const { db, now } = parts
  const countedRows = openCounted(db, now)
  const answers = keptAnswers<Worked>(ANSWERS)
  // One after the other, so that many askers share the slices that one would have.
  const inTurn = turns()

  async function asked(query: CountQuery, who: Who) {
    const { lanes } = await parts.model()
    const days = daysAsked(query, now())
    const wrong = wrongPeriod(days, now())
    if (wrong !== null) return refused(wrong)
    const view = viewOf(who)
    const scope = view !== null && typeof view !== 'string' ? view : null
    const { lane, ...filter } = query.filter
    const [seen, passing] = [sees(scope), passes(filter)]
    const takes = (row: Row) => seen(row) && passing(row)
    const counted = await countedRows(periodOf(days), await parts.calendar())
    const terms: Terms = { period: periodOf(days), rules: rulesOf({ lanes }), now: now(), lane }
    return { days, scope, terms, counted, takes, lanes }
  }

  return {
    async interception(query, who) {
      const found = await asked(query, who)
      if ('refused' in found) return found
      const { days, scope, counted, lanes } = found
      const key = JSON.stringify([counted.version, days, scope, query.filter, query.by, lanes])
      const { told } = await answers(
        key,
        ({ until }) => now() < until,
        () => inTurn('count', () => sliced(worked(query, found))),
      )
      if ('refused' in told) return told
      const first = await firstReceived(db)
      const begins = first === null ? null : districtDay(first)
      const answer: InterceptionTold = {
        ...told,
        asOf: districtIso(found.terms.now),
        begins,
        beforeRecord: beforeRecord(days, begins),
      }
      return answer
    },

    async interceptionRecords(query, who) {
      const found = await asked(query, who)
      if ('refused' in found) return found
      const { counted, takes, terms } = found
      const place = { after: decodeCursor(query.cursor), limit: query.limit }
      const { rows, more, total } = await inTurn('count', () =>
        sliced(pageOf(counted.entries, takes, query.part, terms, place)),
      )
      const last = rows.at(-1)
      const answer: CountedPage = {
        items: await listed(rows, permissionsOf(who).includes('complaint.read')),
        next: more && last ? encodeCursor([last.record.receivedAt, listName(last)]) : null,
        total,
      }
      return answer
    },
  }

  /** What a list shows. Of a tip-off only who may read complaints learns whom it is about, and how it goes: all others, that it is looked into. */
  async function listed(page: readonly Row[], reads: boolean): Promise<CountedPage['items']> {
    const stored = await shownOf(
      db,
      page.map(({ complaintId }) => complaintId),
    )
    const shown = new Map(stored.map((each) => [each.id, each]))
    return page.map(({ record, complaintId, street, problemClass, channel }) => {
      const { respondentName = null, state = null, submitted = null } = shown.get(record.id) ?? {}
      const { id, kind, receivedAt, wouldBeStation, closedAt, closeResult, closedByLane, stationDispatchedAt } = record
      const open = !reads && kind === 'tipOff'
      // Whom a mixed submission's complaint is about, its tip-off is about.
      const hidden = hidesRespondent(kind, reads) || hidesRespondent(submitted ?? kind, reads)
      const standing = kind === 'tipOff' && (open || state === null || state === 'received') ? 'verifying' : state
      return {
        ...{ id, complaintId, kind, receivedAt, channel, problemClass, streetCode: street, wouldBeStation },
        state: standing ?? 'received',
        respondentName: hidden || respondentName === null ? null : scrub(respondentName),
        ...(open
          ? { closedAt: null, closeResult: null, closedByLane: null, stationDispatchedAt: null, returns: 0 }
          : { closedAt, closeResult, closedByLane, stationDispatchedAt, returns: record.returns.length }),
      }
    })
  }
}
