import { randomUUID } from 'node:crypto'
import type { Fact } from '../contract/fact.ts'
import type { FeedHealth, Frame, LaneModel, Snapshot } from '../contract/picture.ts'
import { audiences, shelfNames, viewName, type View } from '../contract/picture.ts'
import { dueComplaints, type DueOf } from './deadline.ts'
import { catchUp, frameOf, remember, type Step } from './frame.ts'
import { deskLoad, laneLoad, stationLoad } from './lane-loads.ts'
import { shown } from './redact.ts'
import { setIndicators, type CountedAt } from './indicators.ts'
import { setOfficers, type OfficerAt } from './officers.ts'
import { reducers } from './reducers/index.ts'
import type { Reducer } from './reducers/reducer.ts'
import { forgetEnded } from './reducers/task-stepped.ts'
import { forgetUrgings } from './reducers/urging-stepped.ts'
import { drop, noneDirty, put, setStage } from './stage.ts'
import { DESK, stationOfPlace } from './standing.ts'
import { emptyState, type State } from './state.ts'

export type Picture = ReturnType<typeof openPicture>

/** Tallies older than this relative to the clock do not make the picture “known since”. */
const KNOWN_MS = 40 * 86_400_000

/** What people do in the house is no news of the district: it does not make an empty district look told of. */
const WITHIN: ReadonlySet<string> = new Set([
  'order.given',
  'access.noted',
  'complaint.stepped',
  'alarm.acted',
  'task.stepped',
  'urging.stepped',
  'campaign.stepped',
])

/**
 * The live picture: facts in, frames out. Each start is a new epoch, because versions count frames of this process and mean
 * nothing to another. `onFault` hears of a fact that a reducer could not digest: it stays in the journal, the rest goes on.
 */
export function openPicture(options: { state?: State; onFault?: (fact: Fact, error: unknown) => void } = {}) {
  const epoch = randomUUID()
  const stage = setStage(options.state ?? emptyState())
  const { state } = stage
  let version = 1
  let steps: Step[] = []
  put(stage, 'marks', 'sitesVersion', stage.sitesVersion)

  /** Makes the loads of what moved; must run before anyone looks at the shelves. Costs what moved, once a tick and not once a fact. */
  function settle() {
    const { movedPlaces, movedStations, model, dueOf } = stage
    for (const place of movedPlaces) {
      if (stationOfPlace(place) !== null) continue
      const load = place === DESK ? deskLoad(state, model, dueOf) : laneLoad(state, model, place)
      if (load === null) drop(stage, 'lanes', place)
      else put(stage, 'lanes', place, load)
    }
    for (const station of movedStations) {
      const load = stationLoad(state, stage.stations, station)
      if (load === null) drop(stage, 'stationLoads', station)
      else put(stage, 'stationLoads', station, load)
    }
    movedPlaces.clear()
    movedStations.clear()
  }

  return {
    epoch,
    state,
    version: () => version,
    sitesVersion: () => stage.sitesVersion,

    /** Moves the picture by facts in journal order. O(1) for each. */
    apply(recorded: readonly { seq: number; fact: Fact }[]): void {
      const { marks } = state.shelves
      for (const { seq, fact } of recorded) {
        if (seq <= state.seq) continue
        state.seq = seq
        if (fact.seenAt > state.clock) state.clock = fact.seenAt
        try {
          ;(reducers[fact.kind] as Reducer<typeof fact.kind>)(stage, fact, seq)
        } catch (error) {
          options.onFault?.(fact, error)
        }
        forgetEnded(stage)
        forgetUrgings(stage)
        if (WITHIN.has(fact.kind)) continue
        if (fact.at > (marks.get('lastFactAt') ?? 0)) put(stage, 'marks', 'lastFactAt', fact.at)
        if (fact.at > state.clock - KNOWN_MS && fact.at < (marks.get('firstFactAt') ?? Infinity))
          put(stage, 'marks', 'firstFactAt', fact.at)
      }
      if (recorded.length > 0) put(stage, 'marks', 'journalSeq', state.seq)
    },

    /** Feed health is live, not journalled: it is put as it is. */
    hear(health: FeedHealth): void {
      put(stage, 'feeds', health.feed, health)
    },

    /** The figures of now, as they are counted up to a record: live, not journalled. */
    setIndicators: (values: Parameters<typeof setIndicators>[1], at: CountedAt) => setIndicators(stage, values, at),

    /** Which lanes there are, with names and colours, and what stations are called: from now on, whatever stood before. */
    setModel(model: LaneModel, stations: readonly { id: string; name: string }[] = []): void {
      stage.model = model
      if (stations.length > 0) stage.stations = new Map(stations.map(({ id, name }) => [id, name]))
      const lanes = [
        ...model.lanes.map(({ code }) => code),
        ...state.shelves.lanes.keys(),
        ...state.standing.places.keys(),
      ]
      for (const place of [DESK, ...lanes]) stage.movedPlaces.add(place)
      for (const station of [...stage.stations.keys(), ...state.standing.loads.keys()]) stage.movedStations.add(station)
    },

    /** The deadlines of what nobody touched, as the law and the holidays known now have them. */
    setDeadlines(dueOf: DueOf): void {
      stage.dueOf = dueOf
      stage.movedPlaces.add(DESK)
      for (const [id, { matters, kind }] of state.shelves.complaints)
        if (matters === undefined && kind !== 'consult') stage.dirty.complaints.add(id)
    },

    /** Complaints on the picture of which something is overdue, or will be within 24 hours. */
    due: (which: 'overdue' | 'soon', now: number): string[] =>
      dueComplaints(state.shelves.complaints.values(), which, now, stage.dueOf),

    /** Where officers on duty were last: live, not journalled; whoever is not named any more is gone. */
    setOfficers(at: readonly OfficerAt[], now: number): void {
      setOfficers(stage, at, now)
    },

    /** Hotspots were computed as of `now`, whether or not any changed. */
    gathered(now: number): void {
      put(stage, 'marks', 'hotspotsAt', now)
    },

    /** Ends the step: a frame for each view asked for, by its name, or null when nothing changed. */
    step(now: number, wanted: readonly View[]): Readonly<Record<string, Frame>> | null {
      settle()
      if (shelfNames.every((name) => stage.dirty[name].size === 0)) return null
      const { dirty } = stage
      stage.dirty = noneDirty()
      const from = version
      version += 1
      steps = remember(steps, { from, to: version, dirty })
      return Object.fromEntries(
        wanted.map((view) => [viewName(view), frameOf(stage, { epoch, from, to: version, at: now }, dirty, view)]),
      )
    },

    /** All that changed after `since`, as one frame with the latest values, or null when that is forgotten. */
    missed(since: number, now: number, view: View): Frame | null {
      settle()
      return catchUp(stage, steps, { epoch, from: since, to: version, at: now }, view)
    },

    heartbeat: (now: number): Frame => ({ epoch, from: version, to: version, at: now, put: {}, drop: {} }),

    /** Everything a view may see. Includes changes not yet sent in a frame; receiving them again changes nothing. */
    snapshot(now: number, view: View): Snapshot {
      settle()
      const shelves = Object.fromEntries(
        shelfNames.map((name) => {
          const rows: Record<string, unknown> = {}
          for (const [key, value] of state.shelves[name]) {
            const seen = shown(view, name, key, value, stage.dueOf)
            if (seen !== null) rows[key] = seen
          }
          return [name, rows]
        }),
      ) as unknown as Snapshot['shelves']
      return { epoch, version, at: now, shelves }
    },
  }
}

export { audiences }
