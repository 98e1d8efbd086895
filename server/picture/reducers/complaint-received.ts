import type { ComplaintKept } from '../../contract/picture.ts'
import { drop, put, tally, type Stage } from '../stage.ts'
import { countUntouched, DESK, load } from '../standing.ts'
import { happened } from './happened.ts'
import type { Reducer } from './reducer.ts'

/** Complaints on the picture at most, latest by time: four weeks of a busy district, and a bound for any import. */
export const COMPLAINTS_KEPT = 30_000

/** What was received longer ago than any list, curve or comparison of the picture reaches is history: in the record only. */
const HISTORY_MS = 400 * 86_400_000

/** A complaint is on the picture once, however often and by whomever it is told. */
export const complaintReceived: Reducer<'complaint.received'> = (stage, fact, seq) => {
  const { complaintId, kind, channel, problemClass, respondent, place, streetCode, receivedAt, wouldBeStation } =
    fact.body
  const { complaints } = stage.state.shelves
  if (complaints.has(complaintId) || receivedAt < stage.state.clock - HISTORY_MS) return
  const kept: ComplaintKept = {
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
    seenAt: fact.seenAt,
  }
  put(stage, 'complaints', complaintId, kept)
  waits(stage, kept, 1)
  if (wouldBeStation !== undefined && kind !== 'consult') {
    // A submission that is both consists of two (总局令第121号 Art. 9).
    const moved = load(stage.state.standing, wouldBeStation, receivedAt, stage.state.clock, {
      wouldBe: kind === 'mixed' ? 2 : 1,
    })
    if (moved) stage.movedStations.add(wouldBeStation)
  }
  stage.complaintHours.add(receivedAt, complaintId)
  while (complaints.size > COMPLAINTS_KEPT) {
    const oldest = stage.complaintHours.oldest()
    if (oldest === undefined) break
    const leaving = complaints.get(oldest)
    if (leaving && leaving.matters === undefined) waits(stage, leaving, -1)
    drop(stage, 'complaints', oldest)
  }
  put(stage, 'marks', 'complaintsTotal', (stage.state.shelves.marks.get('complaintsTotal') ?? 0) + 1)
  tally(stage, 'complaint', receivedAt)
  if (place.lng === null) tally(stage, 'complaint.unplaced', receivedAt)
  happened(stage, fact, seq, {
    siteId: respondent.siteId ?? null,
    streetCode: streetCode ?? null,
    station: wouldBeStation,
    values: { kind, problemClass: problemClass ?? null, channel },
  })
}

/** A complaint that nobody touched waits at the desk, as long as it is on the picture. */
export function waits(stage: Stage, complaint: ComplaintKept, by: 1 | -1): void {
  if (countUntouched(stage.state.standing, complaint, by)) stage.movedPlaces.add(DESK)
}

/** A tenth of a metre is enough for any screen; the fact keeps what was told. */
const micro = (degrees: number | null) => (degrees === null ? null : Math.round(degrees * 1e6) / 1e6)
