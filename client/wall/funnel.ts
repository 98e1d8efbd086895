import type { Flow } from '@contract/fact.ts'
import type { Dues, LaneLoad } from '@contract/picture.ts'
import { startOfDistrictDay } from '@contract/time.ts'
import { SOON_MS } from '../layers/due-look.ts'
import { DAY_MS, sumToday } from '../picture/hours.ts'
import { handledPath, type RecordQuery } from '../picture/query.ts'
import type { PictureView } from '../picture/view.ts'

/** What of some open matters is over at `now`, what will be within 24 hours, and when the next one is; null where it is withheld. */
export interface Clocks {
  readonly overdue: number
  readonly soon: number
  /** Epoch ms of the next deadline that is not over, or null. */
  readonly nextAt: number | null
}

/** Counted from the deadlines themselves, so that time passes on the wall without a word from the server. */
export function clocksAt(dues: Dues | null, now: number): Clocks | null {
  if (dues === null) return null
  let [overdue, soon] = [0, 0]
  let nextAt: number | null = null
  for (const [at, n] of dues) {
    if (at <= now) overdue += n
    else {
      nextAt ??= at
      if (at <= now + SOON_MS) soon += n
    }
  }
  return { overdue, soon, nextAt }
}

/** One row of the funnel: the desk, a lane, or all stations together. */
export interface Row {
  readonly key: string
  readonly load: LaneLoad | null
  readonly open: number | null
  readonly clocks: Clocks | null
  /** Counted since 00:00 of today; null where it is withheld. */
  readonly settled: number | null
  readonly returned: number | null
}

/** Whether how cases go their way is for this screen: a public one is given no deadlines. */
export const tellsFlows = (view: PictureView) => [...view.shelves.lanes.values()].every(({ dues }) => dues !== null)

const flowToday = (view: PictureView, now: number, flow: Flow, lane?: string) =>
  tellsFlows(view)
    ? sumToday(view.shelves.tallies, lane === undefined ? `matter.${flow}` : `matter.${flow}/${lane}`, now)
    : null

export interface Funnel {
  readonly received: number
  readonly settled: number | null
  readonly returned: number | null
  readonly dispatched: number | null
  readonly desk: Row | null
  /** In the order of the model. */
  readonly lanes: readonly Row[]
  readonly stations: Row
}

/** Everything the funnel shows of the live picture at `now` (epoch ms). */
export function funnelOf(view: PictureView, now: number): Funnel {
  const { lanes, stationLoads, tallies } = view.shelves
  const rowOf = (load: LaneLoad): Row => ({
    key: load.code,
    load,
    open: load.open,
    clocks: clocksAt(load.dues, now),
    settled: load.is === 'desk' ? null : flowToday(view, now, 'settled', load.code),
    returned: load.is === 'desk' ? null : flowToday(view, now, 'returned', load.code),
  })
  const all = [...lanes.values()].sort((a, b) => a.rank - b.rank || (a.code < b.code ? -1 : 1))
  const desk = all.find(({ is }) => is === 'desk')
  const stations = [...stationLoads.values()]
  const withheld = stations.some(({ open }) => open === null)
  const dues = stations.some((each) => each.dues === null) ? null : merged(stations.map((each) => each.dues ?? []))
  return {
    received: sumToday(tallies, 'complaint', now) - sumToday(tallies, 'complaint.kind/consult', now),
    settled: flowToday(view, now, 'settled'),
    returned: flowToday(view, now, 'returned'),
    dispatched: flowToday(view, now, 'dispatched'),
    desk: desk ? rowOf(desk) : null,
    lanes: all.filter(({ is }) => is === 'lane').map(rowOf),
    stations: {
      ...{ key: 'stations', load: null, settled: null, returned: null },
      open: withheld ? null : stations.reduce((sum, { open }) => sum + (open ?? 0), 0),
      clocks: clocksAt(dues, now),
    },
  }
}

const merged = (all: readonly Dues[]): Dues => all.flat().sort((a, b) => a[0] - b[0])

/** The `count` lanes that there is room for, in the order of the model: those with something overdue, then the fullest; and the rest. */
export function fitLanes(lanes: readonly Row[], count: number): { shown: readonly Row[]; rest: readonly Row[] } {
  if (lanes.length <= count) return { shown: lanes, rest: [] }
  const busy = [...lanes].sort(
    (a, b) => (b.clocks?.overdue ?? 0) - (a.clocks?.overdue ?? 0) || (b.open ?? 0) - (a.open ?? 0),
  )
  const shown = new Set(busy.slice(0, count))
  return { shown: lanes.filter((each) => shown.has(each)), rest: lanes.filter((each) => !shown.has(each)) }
}

/** What the lanes for which there is no room hold together; null where one of them is withheld, because the rest would tell it. */
export function restOf(rest: readonly Row[]): { n: number; open: number | null; overdue: number | null } {
  const sum = (of: (row: Row) => number | null | undefined) =>
    rest.reduce<number | null>((all, row) => (all === null || of(row) == null ? null : all + of(row)!), 0)
  return { n: rest.length, open: sum(({ open }) => open), overdue: sum(({ clocks }) => clocks?.overdue) }
}

type Where = Readonly<Record<string, string>>
const whereOf = ({ key, load }: Row): Where =>
  load === null ? { held: 'station' } : load.is === 'desk' ? { held: 'desk' } : { lane: key }

/** The records behind what a row holds: all that is open, what is overdue of it, or what is nearly due. */
export const openRecords = (row: Row, name: string, which: 'open' | 'overdue' | 'soon'): RecordQuery => ({
  title: `funnel.list.${which}`,
  name,
  formula: `formula.funnel.${which}`,
  feed: null,
  path: handledPath({ ...whereOf(row), ...(which !== 'open' && { due: which }) }),
})

/** The records behind a flow of today, of one lane or of all. */
export function flowRecords(flow: Flow, now: number, lane: Row | null, name: string): RecordQuery {
  const from = startOfDistrictDay(now)
  return {
    title: `funnel.list.${flow}`,
    name,
    formula: `formula.funnel.${flow}`,
    feed: null,
    path: handledPath({ flow, ...(lane && { lane: lane.key }) }, from, from + DAY_MS),
  }
}
