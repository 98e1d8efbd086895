import type { Dues, LaneLoad } from '@contract/picture.ts'
import type { FigureNow, Where } from '../picture/figures.ts'
import type { PictureView } from '../picture/view.ts'

/** Epoch ms of the next deadline that is not over at `now`; null: there is none, or it is withheld. */
export const nextDueAt = (dues: Dues | null, now: number): number | null => dues?.find(([at]) => at > now)?.[0] ?? null

/** One row of the funnel: the desk, a lane, or all stations together. */
export interface Row {
  readonly key: string
  readonly load: LaneLoad | null
  /** Deadlines of what it holds, the earliest first; null: withheld. */
  readonly dues: Dues | null
  /** What its figures are narrowed to. */
  readonly where: Where
  readonly open: FigureNow
  readonly overdue: FigureNow
}

type OwnDue = (where: Where) => number | null | undefined
const district: OwnDue = () => undefined

/** A row with what it holds: the figures of what is open there and of what is overdue; of a part its own next deadline. */
function rowOf(
  { dues, ...row }: Pick<Row, 'key' | 'load' | 'dues' | 'where'>,
  figure: (id: string, where: Where) => FigureNow,
  ownDue: OwnDue,
): Row {
  const own = ownDue(row.where)
  const told = own === undefined ? dues : own === null ? [] : [[own, 1] as const]
  return { ...row, dues: told, open: figure('matters.open', row.where), overdue: figure('matters.overdue', row.where) }
}

export interface Funnel {
  readonly desk: Row | null
  /** In the order of the model. */
  readonly lanes: readonly Row[]
  readonly stations: Row
}

/** The places where matters wait, in the order of the model, each with its figures. */
export function funnelOf(
  { shelves }: PictureView,
  figure: (id: string, where: Where) => FigureNow,
  ownDue: OwnDue = district,
): Funnel {
  const all = [...shelves.lanes.values()].sort((a, b) => a.rank - b.rank || (a.code < b.code ? -1 : 1))
  const desk = all.find(({ is }) => is === 'desk')
  const stations = [...shelves.stationLoads.values()]
  const dues = stations.some((each) => each.dues === null) ? null : merged(stations.map((each) => each.dues ?? []))
  return {
    desk: desk
      ? rowOf({ key: desk.code, load: desk, dues: desk.dues, where: { place: 'desk' } }, figure, ownDue)
      : null,
    lanes: all
      .filter(({ is }) => is === 'lane')
      .map((load) => rowOf({ key: load.code, load, dues: load.dues, where: { lane: load.code } }, figure, ownDue)),
    stations: rowOf({ key: 'stations', load: null, dues, where: { place: 'station' } }, figure, ownDue),
  }
}

const FLOWS = ['settled', 'returned', 'dispatched'] as const
export interface Flow {
  readonly flow: 'received' | (typeof FLOWS)[number]
  readonly told: FigureNow
}

/**
 * What came in today and what became of it. While nobody ever told what comes in, a nought of what became of it is counted by nobody
 * either; what people did all the same is told.
 */
export function flowsOf(figure: (id: string, where?: Where) => FigureNow): readonly Flow[] {
  const received = figure('complaints.matters')
  const unknown = received.standing.state === 'missing'
  const told = (id: string) => {
    const found = figure(id)
    return unknown && found.value === 0 ? { ...found, standing: received.standing } : found
  }
  return [{ flow: 'received', told: received }, ...FLOWS.map((flow) => ({ flow, told: told(`matters.${flow}`) }))]
}

const merged = (all: readonly Dues[]): Dues => all.flat().sort((a, b) => a[0] - b[0])

/** The `count` lanes that there is room for, in the order of the model: those with something overdue, then the fullest; and the rest. */
export function fitLanes(lanes: readonly Row[], count: number): { shown: readonly Row[]; rest: readonly Row[] } {
  if (lanes.length <= count) return { shown: lanes, rest: [] }
  const busy = [...lanes].sort(
    (a, b) => (b.overdue.value ?? 0) - (a.overdue.value ?? 0) || (b.open.value ?? 0) - (a.open.value ?? 0),
  )
  const shown = new Set(busy.slice(0, count))
  return { shown: lanes.filter((each) => shown.has(each)), rest: lanes.filter((each) => !shown.has(each)) }
}
