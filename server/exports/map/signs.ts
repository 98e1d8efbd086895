import type { BriefingMap } from '../../contract/briefing.ts'
import type { District } from '../../contract/district.ts'
import type { SiteKind } from '../../contract/fact.ts'
import { dueLook, freshness } from '../../contract/map-looks.ts'
import type { MapStood } from './stood.ts'
import type { MapView, Spot } from './view.ts'

/** What the legend tells apart. */
export type Sign =
  | `kind.${SiteKind}`
  | 'older'
  | 'complaints'
  | 'soon'
  | 'overdue'
  | 'hotspots'
  | 'stations'
  | `p${1 | 2 | 3 | 4}`
  | Task
/** `quiet`: tasks of a campaign, in time; `here`: somebody is there. */
type Task = 'quiet' | 'open' | 'late'
export type Layer = BriefingMap['layers'][number]

/** Signs as they lie on each other, bottom first … */
export const ORDER: readonly Sign[] = [
  ...(['elevator', 'other', 'restaurant', 'producer', 'coldStore', 'pharmacy', 'market'] as const).map(
    (kind): Sign => `kind.${kind}`,
  ),
  ...(['older', 'complaints', 'hotspots', 'soon', 'overdue', 'stations', 'quiet', 'open', 'late'] as const),
  ...(['p4', 'p3', 'p2', 'p1'] as const),
]

/** … and as the legend has them. */
export const LEGEND: readonly Sign[] = [
  ...(['market', 'pharmacy', 'elevator', 'restaurant', 'producer', 'coldStore', 'other'] as const).map(
    (kind): Sign => `kind.${kind}`,
  ),
  ...(['complaints', 'older', 'overdue', 'soon', 'hotspots', 'stations'] as const),
  ...(['p1', 'p2', 'p3', 'p4', 'open', 'late', 'quiet'] as const),
]

/** What needs a person: over everything else, and never one smear. */
export const isUrgent = (sign: Sign) => /^(p\d|open|late)$/.test(sign)

/** One thing on the map; `here`: a task that somebody is at. */
export interface Mark {
  readonly spot: Spot
  readonly here: boolean
}
export interface Signs {
  readonly inView: ReadonlyMap<Sign, readonly Mark[]>
  /** How many of a layer stand outside the view, and how many nowhere. */
  readonly outside: ReadonlyMap<Layer, number>
  readonly unplaced: ReadonlyMap<Layer, number>
  /** Layers that were asked for and of which nothing stood anywhere. */
  readonly none: readonly Layer[]
  /** Layers that are not for whoever asked. */
  readonly withheld: readonly Layer[]
}

/** What stands where in a view, sign by sign; each thing is counted once as in the view, outside it, or without a place. */
export function signsIn(
  stood: MapStood,
  layers: readonly Layer[],
  view: MapView,
  { stations }: Pick<District, 'stations'>,
): Signs {
  const inView = new Map<Sign, Mark[]>()
  const outside = new Map<Layer, number>()
  const unplaced = new Map<Layer, number>()
  const none: Layer[] = []
  const withheld: Layer[] = []
  const more = (of: Map<Layer, number>, layer: Layer) => of.set(layer, (of.get(layer) ?? 0) + 1)
  function take(layer: Layer, lng: number | null, lat: number | null, signs: readonly Sign[], here = false) {
    if (lng === null || lat === null) return more(unplaced, layer)
    const spot = view.spot(lng, lat)
    if (!view.isIn(spot)) return more(outside, layer)
    for (const sign of signs) {
      const marks = inView.get(sign) ?? []
      marks.push({ spot, here })
      inView.set(sign, marks)
    }
    return undefined
  }
  function each<Item>(layer: Layer, items: readonly Item[] | null, one: (item: Item, at: number) => void) {
    if (!layers.includes(layer)) return
    if (items === null) return void withheld.push(layer)
    if (items.length === 0) none.push(layer)
    items.forEach(one)
  }
  const { sites, at } = stood
  each('sites', sites && sites.kind, (kind, row) =>
    take('sites', sites!.x[row]! / 1e5, sites!.y[row]! / 1e5, [`kind.${sites!.kinds[kind] ?? 'other'}`]),
  )
  each('complaints', stood.complaints, ({ lng, lat, at: received, dueAt }) => {
    const due = dueLook(dueAt, at)
    take('complaints', lng, lat, [freshness(received, at) > 0 ? 'complaints' : 'older', ...(due === null ? [] : [due])])
  })
  each('hotspots', stood.hotspots, ({ lng, lat }) => take('hotspots', lng, lat, ['hotspots']))
  each('stations', stations, ({ lng, lat }) => take('stations', lng, lat, ['stations']))
  each('tasks', stood.tasks, ({ lng, lat, late, here, quiet }) =>
    take('tasks', lng, lat, [late ? 'late' : quiet ? 'quiet' : 'open'], here),
  )
  each('alarms', stood.alarms, ({ lng, lat, priority }) => take('alarms', lng, lat, [`p${priority}`]))
  return { inView, outside, unplaced, none, withheld }
}
