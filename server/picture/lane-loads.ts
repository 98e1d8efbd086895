import type { Dues, LaneLoad, LaneModel, StationLoad } from '../contract/picture.ts'
import { toldLate, type DueOf } from './deadline.ts'
import { DESK, placeOfStation, type Place } from './standing.ts'
import type { State } from './state.ts'

/** Until somebody has said which model is in force. */
export const noModel: LaneModel = {
  core: { code: 'desk', title: { zh: '指挥中心', en: 'Command centre' }, colour: '#2f7de1' },
  lanes: [],
}

/** Different deadlines sent of one place at most: more than a day of them, minute by minute in working hours. */
const DUES_KEPT = 480

/** Deadlines in order, all that were over by `clock` as one. */
function inOrder(dues: ReadonlyMap<number, number>, clock: number): Dues {
  const all = [...dues].sort((a, b) => a[0] - b[0])
  const over = all.filter(([at]) => at <= clock)
  const first = over[0]
  const together: Dues = first ? [[first[0], over.reduce((sum, [, n]) => sum + n, 0)]] : []
  return [...together, ...all.slice(over.length, over.length + DUES_KEPT)]
}

/** What nobody touched stands at the desk, with the deadline of its receipt. */
function untouched({ standing }: State, dueOf: DueOf) {
  const dues = new Map<number, number>()
  let [open, lateTold] = [0, 0]
  for (const [key, n] of standing.untouched) {
    const [kind, day, seen] = key.split('|') as ['complaint' | 'tipOff' | 'mixed', string, string]
    open += n
    const due = dueOf(kind, noon(day))
    if (due === null) continue
    if (toldLate(due, noon(seen))) lateTold += n
    else dues.set(due.at, (dues.get(due.at) ?? 0) + n)
  }
  return { open, lateTold, dues }
}
const noon = (day: string) => Date.parse(`${day}T12:00:00+08:00`)

const NOTHING: Place = { open: 0, dues: new Map(), late: 0, title: null }

/** How the desk stands: what it works on and what nobody touched yet. */
export function deskLoad(state: State, { core }: LaneModel, dueOf: DueOf): LaneLoad {
  const place = state.standing.places.get(DESK) ?? NOTHING
  const waiting = untouched(state, dueOf)
  const dues = new Map(place.dues)
  for (const [at, n] of waiting.dues) dues.set(at, (dues.get(at) ?? 0) + n)
  return {
    ...{ code: DESK, title: core.title, colour: core.colour, rank: 0, is: 'desk' },
    open: place.open + waiting.open,
    dues: inOrder(dues, state.clock),
    lateTold: place.late + waiting.lateTold,
  }
}

/** How a lane stands; null for one that is in no model and holds nothing. */
export function laneLoad(state: State, { lanes }: LaneModel, code: string): LaneLoad | null {
  const at = lanes.findIndex((each) => each.code === code)
  const lane = lanes[at]
  const place = state.standing.places.get(code)
  if (!lane && !place) return null
  const { open, dues, title } = place ?? NOTHING
  const told = title ?? code
  return {
    code,
    title: lane?.title ?? { zh: told, en: told },
    colour: lane?.colour ?? '#8296aa',
    rank: lane ? at + 1 : lanes.length + 1,
    is: 'lane',
    ...(!lane && { retired: true }),
    open,
    dues: inOrder(dues, state.clock),
    lateTold: 0,
  }
}

/** How a station stands; null for one that the district has not and that holds nothing. */
export function stationLoad(state: State, names: ReadonlyMap<string, string>, station: string): StationLoad | null {
  const { loads, places } = state.standing
  const load = loads.get(station)
  const place = places.get(placeOfStation(station))
  if (!load && !place && !names.has(station)) return null
  return {
    station,
    name: names.get(station) ?? station,
    ...(load ?? { from: 0, wouldBe: 0, actual: 0, avoided: 0 }),
    open: place?.open ?? 0,
    dues: inOrder(place?.dues ?? NOTHING.dues, state.clock),
  }
}
