import { drop, put, tally } from '../stage.ts'
import { happened } from './happened.ts'
import type { Reducer } from './reducer.ts'

/** Complaints on the picture at most, latest by time: four weeks of a busy district, and a bound for any import. */
export const COMPLAINTS_KEPT = 30_000
/** Days for which counts per problem class are kept apart. */
const CLASS_MS = 3 * 86_400_000

/** What was received longer ago than any list, curve or comparison of the picture reaches is history: in the record only. */
const HISTORY_MS = 400 * 86_400_000

/** A complaint is on the picture once, however often and by whomever it is told. */
export const complaintReceived: Reducer<'complaint.received'> = (stage, fact, seq) => {
  const { complaintId, kind, channel, problemClass, respondent, place, streetCode, receivedAt, wouldBeStation } =
    fact.body
  const { complaints } = stage.state.shelves
  if (complaints.has(complaintId) || receivedAt < stage.state.clock - HISTORY_MS) return
  put(stage, 'complaints', complaintId, {
    id: complaintId,
    at: receivedAt,
    kind,
    problemClass: problemClass ?? null,
    channel,
    siteId: respondent.siteId ?? null,
    respondent: respondent.siteId ?? respondent.uscc ?? respondent.name,
    station: wouldBeStation ?? null,
    streetCode: streetCode ?? null,
    lng: micro(place.lng),
    lat: micro(place.lat),
    ...(place.unknown && { unknown: place.unknown }),
  })
  stage.complaintHours.add(receivedAt, complaintId)
  while (complaints.size > COMPLAINTS_KEPT) {
    const oldest = stage.complaintHours.oldest()
    if (oldest === undefined) break
    drop(stage, 'complaints', oldest)
  }
  put(stage, 'marks', 'complaintsTotal', (stage.state.shelves.marks.get('complaintsTotal') ?? 0) + 1)
  tally(stage, 'complaint', receivedAt)
  tally(stage, `complaint.kind/${kind}`, receivedAt)
  if (receivedAt > stage.state.clock - CLASS_MS) tally(stage, `complaint/${problemClass ?? ''}`, receivedAt)
  if (place.lng === null) tally(stage, 'complaint.unplaced', receivedAt)
  happened(stage, fact, seq, {
    siteId: respondent.siteId ?? null,
    streetCode: streetCode ?? null,
    station: wouldBeStation,
    values: { kind, problemClass: problemClass ?? null, channel },
  })
}

/** A tenth of a metre is enough for any screen; the fact keeps what was told. */
const micro = (degrees: number | null) => (degrees === null ? null : Math.round(degrees * 1e6) / 1e6)
