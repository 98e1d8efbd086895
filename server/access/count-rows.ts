import { countedHalves, countRecord, type CountRecord } from '../interception/count-record.ts'
import type { CountedRow } from '../interception/count.ts'
import type { Matter } from '../interception/matter.ts'
import { openRecord } from '../interception/rate-record.ts'
import { countedIn, printOf } from '../journal/counted.ts'
import type { ComplaintScope } from '../journal/read.ts'
import type { Database } from '../journal/statement.ts'
import type { Calendar } from '../law/calendar/calendar.ts'
import { remembered } from '../law/calendar/remembered.ts'
import { dueAt, startClock } from '../law/clock.ts'
import { procedureOf } from '../law/procedure.ts'
import { districtDay } from '../contract/time.ts'

/** A counted submission with the number its list is asked for by. */
export interface Row extends CountedRow {
  readonly complaintId: string
  /** Where it lies now; null: at none. */
  readonly station: string | null
}

/** The decision on acceptance that is due for what nobody touched; a day's are due together. */
function openAcceptances(calendar: Calendar) {
  const known = new Map<string, { dueAt: number; article: string }>()
  return (receivedAt: number) => {
    const procedure = procedureOf(receivedAt)
    const key = `${procedure}/${districtDay(receivedAt)}`
    const clock = known.get(key) ?? startClock('acceptance', procedure, receivedAt, calendar)
    const due = 'dueDay' in clock ? { dueAt: dueAt(clock), article: clock.article } : clock
    known.set(key, due)
    return { ...due, endedAt: null }
  }
}

type Stored = Awaited<ReturnType<typeof countedIn>>[number]

function recordOf(stored: Stored, acceptanceOf: (receivedAt: number) => CountRecord['acceptances'][number]) {
  const { complaintId, receivedAt, wouldBeStation } = stored
  if (stored.counted !== null) return JSON.parse(stored.counted) as CountRecord
  if (stored.matter !== null) return countRecord(JSON.parse(stored.matter) as Matter)
  const kind = stored.kind as 'complaint' | 'tipOff' | 'mixed'
  const acceptances = kind === 'tipOff' ? [] : [acceptanceOf(receivedAt)]
  return { ...openRecord({ id: complaintId, kind, receivedAt, wouldBeStation }), acceptances }
}

/** Periods whose rows are kept as they were read: some ten megabytes for a busy half-year. */
const KEPT = 2
type Asked = { readonly from: number; readonly to: number }

/**
 * Reads everything a count of a period [from, to) (epoch ms) rests on, as the pure count takes it. A past period is read once and
 * kept as long as nothing in it moves; one in which something still waits untouched is read each time, because its deadlines
 * hang on the calendar of the day.
 */
export function openCountRows(db: Database) {
  const kept = new Map<string, { readonly print: string; readonly rows: readonly Row[] }>()

  async function read({ from, to }: Asked, scope: ComplaintScope | null, calendar: Calendar) {
    const acceptanceOf = openAcceptances(remembered(calendar))
    let settled = true
    const rows = (await countedIn(db, from, to, scope)).flatMap((stored): Row[] => {
      settled &&= stored.id !== null
      const record = recordOf(stored, acceptanceOf)
      if (record === null) return []
      const { complaintId, station, streetCode: street, problemClass, channel } = stored
      return countedHalves(record).map((half) => ({
        record: half,
        complaintId,
        station,
        street,
        problemClass,
        channel,
      }))
    })
    return { rows, settled }
  }

  return async (period: Asked, scope: ComplaintScope | null, calendar: Calendar): Promise<readonly Row[]> => {
    const key = JSON.stringify([period.from, period.to, scope])
    const print = await printOf(db, period.from, period.to, scope)
    const before = kept.get(key)
    if (before?.print === print) return before.rows
    kept.delete(key)
    const { rows, settled } = await read(period, scope, calendar)
    if (settled) kept.set(key, { print, rows })
    for (const oldest of kept.keys()) if (kept.size > KEPT) kept.delete(oldest)
    return rows
  }
}
