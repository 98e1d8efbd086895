import { shelfNames, type LaneModel, type ShelfName } from '../contract/picture.ts'
import { isUrgingOpen } from '../contract/urging.ts'
import { ByHour } from './by-hour.ts'
import { noDeadlines, type DueOf } from './deadline.ts'
import { noModel } from './lane-loads.ts'
import { DESK } from './standing.ts'
import type { Kept, State } from './state.ts'

export type Dirty = { readonly [Name in ShelfName]: Set<string> }
export const noneDirty = (): Dirty =>
  Object.fromEntries(shelfNames.map((name) => [name, new Set<string>()])) as unknown as Dirty

/** An entry that names a site nobody has told of yet: its shelf and key, parted by a bar. */
export type Unnamed = `${'alarms' | 'happenings'}|${string}`

/** Where reducers work: the state, what they changed, and the indexes by which old entries are found again. */
export interface Stage {
  readonly state: State
  /** Keys changed since the last frame; a key no longer on its shelf was dropped. */
  dirty: Dirty
  readonly complaintHours: ByHour
  readonly tallyHours: ByHour
  /** Site → what was told of it before it was told itself: it gets its name and place when it is registered. */
  readonly unnamed: Map<string, Set<Unnamed>>
  /** Tasks on the picture that ended, in order of their ending → when. */
  readonly endedTasks: Map<string, number>
  /** The same of urging slips. */
  readonly endedUrgings: Map<string, number>
  /** Tasks that left the picture before those in whose streets they lay could know of them → units that had them. */
  readonly unseenTasks: Map<string, readonly string[]>
  /** Moves whenever the register of sites did. */
  sitesVersion: number
  /** Places (see standing.ts) and stations of which the loads must be made anew before anyone looks. */
  readonly movedPlaces: Set<string>
  readonly movedStations: Set<string>
  /** What the house knows and the picture does not: the model in force, names of stations, the law. */
  model: LaneModel
  stations: ReadonlyMap<string, string>
  dueOf: DueOf
}

/** Sets a stage on a state; indexes are rebuilt from it once, here, so that they need no storing. */
export function setStage(state: State): Stage {
  const stage: Stage = {
    state,
    dirty: noneDirty(),
    complaintHours: new ByHour(),
    tallyHours: new ByHour(),
    unnamed: new Map(),
    endedTasks: endedOf(state),
    endedUrgings: endedUrgingsOf(state),
    unseenTasks: new Map(),
    sitesVersion: state.sites.size,
    movedPlaces: new Set([DESK, ...state.standing.places.keys()]),
    movedStations: new Set(state.standing.loads.keys()),
    model: noModel,
    stations: new Map(),
    dueOf: noDeadlines,
  }
  for (const [id, mark] of state.shelves.complaints) stage.complaintHours.add(mark.at, id)
  for (const name of ['alarms', 'happenings'] as const)
    for (const [key, { siteId, siteName }] of state.shelves[name])
      if (siteId !== null && siteName === null) awaitSite(stage, siteId, `${name}|${key}`)
  for (const key of state.shelves.tallies.keys()) stage.tallyHours.add(tallyHour(key), key)
  return stage
}

const endedOf = ({ shelves }: State) =>
  new Map(
    [...shelves.tasks.values()]
      .flatMap(({ id, endedAt }) => (endedAt === null ? [] : [[id, endedAt] as const]))
      .sort(([, a], [, b]) => a - b),
  )

const endedUrgingsOf = ({ shelves }: State) =>
  new Map(
    [...shelves.urgings.values()]
      .flatMap((mark) => (isUrgingOpen(mark) ? [] : [[mark.id, mark.lastAt] as const]))
      .sort(([, a], [, b]) => a - b),
  )

/** Sites awaited at most: a source that names sites nobody registers must not fill the memory. The longest awaited is forgotten. */
const UNNAMED_KEPT = 5_000

/** Notes that an entry names a site nobody has told of yet. */
export function awaitSite({ unnamed }: Stage, siteId: string, entry: Unnamed): void {
  const waiting = unnamed.get(siteId)
  if (waiting) waiting.add(entry)
  else unnamed.set(siteId, new Set([entry]))
  if (unnamed.size > UNNAMED_KEPT) unnamed.delete(unnamed.keys().next().value ?? '')
}

/** Puts a value on a shelf and notes its key. */
export function put<Name extends ShelfName>(stage: Stage, shelf: Name, key: string, value: Kept<Name>): void {
  ;(stage.state.shelves[shelf] as unknown as Map<string, Kept<Name>>).set(key, value)
  stage.dirty[shelf].add(key)
}

/** Takes a key off a shelf, if it is there. */
export function drop(stage: Stage, shelf: ShelfName, key: string): void {
  if (stage.state.shelves[shelf].delete(key)) stage.dirty[shelf].add(key)
}

/** Hours a tally is kept: five weeks, so that a weekday and hour has four earlier weeks to be compared with, and a day to spare. */
const TALLY_HOURS = 36 * 24
const HOUR_MS = 3_600_000
/** Different tally names at most: names come from outside (problem classes), and outsiders can invent many. */
const TALLY_KEYS = 60_000

/** Counts one more of `name` in the district hour of `at`; forgets hours that are too old to be compared with. */
export function tally(stage: Stage, name: string, at: number, by = 1): void {
  const { tallies } = stage.state.shelves
  const key = `${name}|${hourKey(at)}`
  if (at < stage.state.clock - TALLY_HOURS * HOUR_MS) return
  const before = tallies.get(key)
  if (before === undefined) {
    if (tallies.size >= TALLY_KEYS) return
    stage.tallyHours.add(at, key)
  }
  put(stage, 'tallies', key, (before ?? 0) + by)
  for (const old of stage.tallyHours.before(stage.state.clock - TALLY_HOURS * HOUR_MS)) drop(stage, 'tallies', old)
}

let lastHour = -1
let lastKey = ''
/** District hour `2026-11-23T09`; most facts in a row share it, so the last one is remembered. */
function hourKey(at: number): string {
  const hour = Math.floor(at / HOUR_MS)
  if (hour !== lastHour) {
    lastHour = hour
    lastKey = new Date(hour * HOUR_MS + 8 * HOUR_MS).toISOString().slice(0, 13)
  }
  return lastKey
}

const tallyHour = (key: string) => Date.parse(`${key.slice(key.lastIndexOf('|') + 1)}:00:00+08:00`)
