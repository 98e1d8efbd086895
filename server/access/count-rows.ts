import { districtDay } from '../contract/time.ts'
import { countedHalves, countRecord, type CountRecord } from '../interception/count-record.ts'
import type { CountedRow } from '../interception/count.ts'
import type { Matter } from '../interception/matter.ts'
import { openRecord } from '../interception/rate-record.ts'
import type { StoredCount } from '../journal/counted.ts'
import type { Calendar } from '../law/calendar/calendar.ts'
import { dueAt, startClock } from '../law/clock.ts'
import { procedureOf, type ProcedureId } from '../law/procedure.ts'

/** A counted submission with the number its list is asked for by. */
export interface Row extends CountedRow {
  readonly complaintId: string
  /** Where it lies now; null: at none. */
  readonly station: string | null
  /** Nobody touched it: its deadlines hang on the calendar of the day. */
  readonly untouched: boolean
}

/** The decision on acceptance of what nobody touched, as it is due under a calendar. A day's are due together. */
export type Due = Pick<CountRecord['acceptances'][number], 'dueAt' | 'article'>
export const dueDayOf = (receivedAt: number) => `${procedureOf(receivedAt)}/${districtDay(receivedAt)}`
export function dueOf(day: string, calendar: Calendar): Due {
  const [procedure, date] = day.split('/') as [ProcedureId, string]
  const clock = startClock('acceptance', procedure, Date.parse(`${date}T12:00:00+08:00`), calendar)
  return { dueAt: dueAt(clock), article: clock.article }
}

/** Each word once: of a hundred thousand rows most say the same few. */
function oneOfEach() {
  const known = new Map<string, string>()
  return <Text extends string | null>(text: Text): Text => {
    if (text === null) return text
    const before = known.get(text)
    if (before !== undefined) return before as Text
    if (known.size < MOST_WORDS) known.set(text, text)
    return text
  }
}
const MOST_WORDS = 5_000
const once = oneOfEach()
const NONE: readonly never[] = []

/** The same record, sharing what many have in common. */
const slim = (record: CountRecord): CountRecord => ({
  ...record,
  kind: once(record.kind),
  wouldBeStation: once(record.wouldBeStation),
  closeResult: once(record.closeResult),
  closedByLane: once(record.closedByLane),
  returns: record.returns.length === 0 ? NONE : record.returns,
  acceptances:
    record.acceptances.length === 0
      ? NONE
      : record.acceptances.map((each) => ({ ...each, article: once(each.article) })),
})

function recordOf(stored: StoredCount, due: (day: string) => Due) {
  const { complaintId, receivedAt, wouldBeStation } = stored
  if (stored.counted !== null) return slim(JSON.parse(stored.counted) as CountRecord)
  if (stored.matter !== null) return countRecord(JSON.parse(stored.matter) as Matter)
  const kind = stored.kind as 'complaint' | 'tipOff' | 'mixed'
  const acceptances = kind === 'tipOff' ? [] : [{ ...due(dueDayOf(receivedAt)), endedAt: null }]
  return { ...openRecord({ id: complaintId, kind, receivedAt, wouldBeStation }), acceptances }
}

/** The name of what a stored row is about, each once. */
export const nameOf = ({ id, complaintId }: Pick<StoredCount, 'id' | 'complaintId'>) => id ?? complaintId

/**
 * What is counted of a stored row: nothing of a consultation, a split submission or a clue, two halves of a mixed one that nobody
 * has parted. `toldAgain`: when submissions were received that were merged into it (epoch ms).
 */
export function rowsOf(stored: StoredCount, due: (day: string) => Due, toldAgain: readonly number[]): readonly Row[] {
  if (stored.kind === 'consult' || stored.state === 'split') return []
  const record = recordOf(stored, due)
  if (record === null) return []
  const { complaintId } = stored
  const [station, street, channel] = [once(stored.station), once(stored.streetCode), once(stored.channel)]
  const problemClass = once(stored.problemClass)
  const untouched = stored.id === null
  return countedHalves(toldAgain.length === 0 ? record : { ...record, toldAgain }).map((half) => ({
    ...{ record: half, complaintId, station, street, problemClass, channel, untouched },
  }))
}
