import type { Stands } from '../../contract/fact.ts'
import type { ComplaintKept, MatterDue } from '../../contract/picture.ts'
import { toldLate } from '../deadline.ts'
import { put, tally, type Stage } from '../stage.ts'
import { count, load, placeOf, stationOfPlace } from '../standing.ts'
import { waits } from './complaint-received.ts'
import { happened } from './happened.ts'
import type { Reducer } from './reducer.ts'

/** Steps that are worth a sentence. Nothing in it points at a person or at who was complained about. */
const NEWS: ReadonlySet<string> = new Set(['routed', 'settled', 'returned', 'dispatched', 'notAccepted', 'withdrawn'])
/** Counts per lane stand back when tallies are many: any number of lanes must not push out the sums. */
const LANE_TALLIES = 30_000

/** A step moves its matter from one place to another, and every sum by the difference. One told without how the matter stands moves nothing. */
export const complaintStepped: Reducer<'complaint.stepped'> = (stage, fact, seq) => {
  const { complaintId: id, what, of, stood = null, stands: after, counts, lane, laneTitle, streetCode } = fact.body
  if (after === undefined || of === undefined) return
  const kept = stage.state.shelves.complaints.get(of)
  if (kept && kept.matters === undefined) waits(stage, kept, -1)
  // What the picture never counted there cannot leave there: the fact speaks for what is on it no more.
  const known = kept ? Object.hasOwn(kept.matters ?? {}, id) : stood?.open === true
  const before = kept?.matters?.[id] ?? null
  const byHouse = (fact.body.step as { by?: { role?: string } }).by?.role === 'house'
  const due = dueAfter(after.due, kept, byHouse && (PARTING.has(what) || before?.late === true))
  // What was added is what is taken away, whatever the calendar says by now.
  if (stood && known) moved(stage, { ...stood, due: kept ? before : stood.due }, -1)
  moved(stage, { ...after, due }, 1, laneTitle ?? null)
  if (kept) put(stage, 'complaints', of, { ...kept, matters: openOf(kept, id, after.open, due) })
  loads(stage, stood ?? (of === id ? { ...after, intercepted: 0, station: null } : null), after)

  if (counts != null) {
    tally(stage, `matter.${counts}`, fact.at)
    if (lane != null && stage.state.shelves.tallies.size < LANE_TALLIES)
      tally(stage, `matter.${counts}/${lane}`, fact.at)
  }
  if (NEWS.has(what))
    happened(stage, fact, seq, {
      siteId: null,
      streetCode: streetCode ?? null,
      station: after.station ?? after.wouldBeStation ?? undefined,
      values: { what, complaintId: of, lane: lane ?? null, laneTitle: laneTitle ?? null, station: after.station },
    })
}

/** Steps by which the house parts what came in mixed: nobody has touched it by that. */
const PARTING: ReadonlySet<string> = new Set(['split', 'received'])

/** The deadline as it is counted: one that was told to us only after its day stays apart until somebody touches it. */
const dueAfter = (due: MatterDue | null, kept: ComplaintKept | undefined, untouched: boolean): MatterDue | null =>
  due !== null && kept !== undefined && untouched && toldLate(due, kept.seenAt) ? { ...due, late: true } : due

function openOf(
  { matters }: ComplaintKept,
  id: string,
  open: boolean,
  due: MatterDue | null,
): NonNullable<ComplaintKept['matters']> {
  const { [id]: _before, ...others } = matters ?? {}
  return open ? { ...others, [id]: due } : others
}

function moved(stage: Stage, stands: Parameters<typeof count>[1], by: 1 | -1, title: string | null = null) {
  const place = count(stage.state.standing, stands, by, placeOf(stands) === stands.lane ? title : null)
  if (place === null) return
  stage.movedPlaces.add(place)
  const station = stationOfPlace(place)
  if (station !== null) stage.movedStations.add(station)
}

type Counted = Pick<Stands, 'wouldBeStation' | 'station' | 'counted' | 'intercepted' | 'receivedAt'>

/** `before` null: it was in no sum, not even as something received. */
function loads(stage: Stage, before: Counted | null, after: Counted) {
  const { standing, clock } = stage.state
  const add = (station: string, by: Parameters<typeof load>[4]) => {
    if (load(standing, station, after.receivedAt, clock, by)) stage.movedStations.add(station)
  }
  const { wouldBeStation } = after
  if (wouldBeStation !== null) {
    const wouldBe = after.counted - (before?.counted ?? 0)
    const avoided = after.intercepted - (before?.intercepted ?? 0)
    if (wouldBe !== 0 || avoided !== 0) add(wouldBeStation, { wouldBe, avoided })
  }
  const [was, is] = [sentTo(before), sentTo(after)]
  if (was === is) return
  if (was !== null) add(was, { actual: -1 })
  if (is !== null) add(is, { actual: 1 })
}

const sentTo = (counted: Counted | null) => (counted !== null && counted.counted > 0 ? counted.station : null)
