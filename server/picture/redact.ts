import type { Hotspot } from '../contract/fact.ts'
import {
  audienceOf,
  type ComplaintKept,
  type Happening,
  type LaneLoad,
  type OfficerKept,
  type Part,
  type ShelfName,
  type StationLoad,
  type TaskKept,
  type View,
} from '../contract/picture.ts'
import type { IndicatorNow } from '../contract/indicator.ts'
import { hidesRespondentFrom } from '../contract/hidden-respondent.ts'
import { taskInPart, type TaskMark } from '../contract/task.ts'
import { urgingInPart, type UrgingMark } from '../contract/urging.ts'
import { indicatorOf } from '../indicators/index.ts'
import { dueOfComplaint, noDeadlines, type DueOf } from './deadline.ts'

/** A public area figure never stands for fewer people than this. */
export const PUBLIC_MINIMUM = 3

/** Shelves a public screen gets as they are: counts, freshness, nothing that points at one case. */
const PUBLIC: ReadonlySet<ShelfName> = new Set([
  'feeds',
  'markets',
  'siteCounts',
  'lanes',
  'stationLoads',
  'tallies',
  'indicators',
  'marks',
])

/** Whether anything of a shelf is for a view: of what is not, it must not even learn the names. */
export const sees = (view: View, shelf: ShelfName): boolean =>
  view !== 'public' || PUBLIC.has(shelf) || shelf === 'hotspots'

/** Whether a case lies in a part of the district: by the station it would go to; without one, by its street. */
export const liesIn = (part: Part, station: string | null, street: string | null): boolean =>
  station !== null ? part.stations.includes(station) : street !== null && part.streets.includes(street)

function partOf(part: Part, shelf: ShelfName, value: unknown): unknown {
  if (shelf === 'complaints') {
    const { station, streetCode } = value as ComplaintKept
    return liesIn(part, station, streetCode) ? value : null
  }
  if (shelf === 'happenings' && (value as Happening).kind === 'task.stepped')
    return taskInPart(taskOf(value as Happening), part) ? value : null
  if (shelf === 'happenings' && (value as Happening).kind === 'urging.stepped')
    return urgingInPart({ unit: (value as Happening).station ?? '' }, part) ? value : null
  if (shelf === 'alarms' || shelf === 'happenings' || shelf === 'markets') {
    const { station, streetCode } = value as { station?: string; streetCode: string | null }
    return liesIn(part, station ?? null, streetCode) ? value : null
  }
  if (shelf === 'tasks') return taskInPart(value as TaskMark, part) ? value : null
  if (shelf === 'urgings') return urgingInPart(value as UrgingMark, part) ? value : null
  if (shelf === 'officers') {
    const officer = value as OfficerKept
    return !part.stations.includes(officer.unit ?? '') ? null : officer.secret ? { ...officer, state: 'free' } : value
  }
  // Figures of the whole district are no figures of a part: those are asked for by themselves.
  if (shelf === 'indicators') return null
  if (shelf === 'stationLoads') return part.stations.includes((value as StationLoad).station) ? value : null
  // An area of many cases may reach over a border: its size is for all, the list of cases is not.
  return shelf === 'hotspots' ? withoutCases(value as Hotspot) : value
}

/** What of a line about a task says whose it is. */
const taskOf = ({ streetCode, values }: Happening): Parameters<typeof taskInPart>[0] => ({
  state: values.draft === true ? 'draft' : 'issued',
  unit: typeof values.unit === 'string' ? values.unit : null,
  streetCode,
  unannounced: values.hidden === true,
  arrivedAt: null,
  members: (typeof values.called === 'string' ? values.called.split('\n') : []).map((unit) => ({
    ...{ unit, handler: null, lead: false, state: 'called' as const },
  })),
})

/** Whether a view may have had a thing that it has no more. A case never changes hands on the picture: to name one that was never seen would tell that it exists. */
export function mayHaveHad(view: View, shelf: ShelfName, value: unknown): boolean {
  if (shelf === 'tasks' && typeof view === 'string') return true
  if (shelf !== 'tasks') return shelf === 'hotspots' || shelf === 'alarms' || shelf === 'markets'
  return typeof view !== 'string' && (value as TaskKept).units.some((unit) => view.stations.includes(unit))
}

const withoutCases = (hotspot: Hotspot) =>
  hotspot.count < PUBLIC_MINIMUM ? null : { ...hotspot, complaintIds: [] as string[] }

/**
 * A value as a view may see it, or null when it may not at all. The picture holds no complainant, so inside the bureau
 * everything on it may be seen, by those who answer for one part only what lies in it; in public only sums, and areas of
 * at least three cases without the list of cases.
 */
export function shown(view: View, shelf: ShelfName, key: string, value: unknown, dueOf: DueOf = noDeadlines): unknown {
  if (!sees(view, shelf)) return null
  const seen = typeof view === 'string' ? value : partOf(view, shelf, value)
  if (seen === null) return null
  if (shelf === 'complaints') {
    const { respondent, station, seenAt, matters, ...kept } = seen as ComplaintKept
    const mark = hidesRespondentFrom(view, kept.kind) ? { ...kept, siteId: null } : kept
    const due = dueOfComplaint(seen as ComplaintKept, dueOf)
    return due === null ? mark : { ...mark, dueAt: due.at, dueKind: due.kind }
  }
  if (shelf === 'officers') {
    const { secret, ...mark } = seen as OfficerKept
    return mark
  }
  // How many tasks the whole district has would tell a station of those that it is not to know of.
  if (shelf === 'tallies' && typeof view !== 'string' && key.startsWith('task.')) return null
  if (shelf === 'tasks') {
    const { units, ...mark } = seen as TaskKept
    // Site and submission side by side would tell whom a tip-off is about.
    return hidesRespondentFrom(view, 'tipOff') ? { ...mark, causes: { ...mark.causes, complaints: [] } } : mark
  }
  if (shelf === 'happenings' && (seen as Happening).kind === 'complaint.received') {
    const line = seen as Happening
    return hidesRespondentFrom(view, String(line.values.kind)) ? { ...line, siteId: null, siteName: null } : line
  }
  if (audienceOf(view) !== 'public') return seen
  // How a single case goes its way is told by the hour of each of its steps.
  if (shelf === 'tallies' && /^(matter|task|urging)\./.test(key)) return null
  // As an older house kept them by class: counted no more.
  if (shelf === 'tallies' && key.startsWith('complaint/')) return null
  if (shelf === 'indicators') {
    const figure = publicFigure(key, seen as IndicatorNow)
    // A kind of problem is a word of the source: that there is one or two of it would tell a single case by its name alone.
    return figure.withheld && key.includes('|class=') ? null : figure
  }
  if (shelf === 'lanes') return publicLane(seen as LaneLoad)
  if (shelf === 'stationLoads') return publicLoad(seen as StationLoad)
  return shelf === 'hotspots' ? withoutCases(seen as Hotspot) : seen
}

/** One or two are not said: whoever knows of a case would find it in them. Nought is nobody's. */
const many = (count: number | null) => (count !== null && count > 0 && count < PUBLIC_MINIMUM ? null : count)

/** Deadlines are those of single cases. */
const publicLane = (lane: LaneLoad): LaneLoad => ({ ...lane, open: many(lane.open), dues: null, lateTold: null })

/** As its own definition has it; withheld is said, not left out. */
function publicFigure(key: string, figure: IndicatorNow): IndicatorNow {
  const { numerator, denominator, from } = figure
  const publicly = indicatorOf.get(key.split('|')[0] ?? '')?.defined.publicly
  if (publicly === 'open') return figure
  if (publicly === 'many' && many(numerator) === numerator && many(denominator) === denominator) return figure
  return { value: null, numerator: null, denominator: null, from, withheld: true }
}

const publicLoad = (load: StationLoad): StationLoad => ({
  ...load,
  wouldBe: many(load.wouldBe),
  actual: many(load.actual),
  avoided: many(load.avoided),
  open: many(load.open),
  dues: null,
})
