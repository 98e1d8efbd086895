/** What a wall can show. Charts stand in the order of charts/index.ts. */
export type PanelName =
  | 'funnel'
  | 'figures'
  | 'markets'
  | 'map'
  | 'alarms'
  | 'tasks'
  | 'hotspots'
  | 'justNow'
  | 'chart0'
  | 'chart1'
  | 'chart2'
  | 'chart3'
  | 'chart4'
  | 'chart5'

export type CompositionName =
  'panorama' | 'ultra' | 'wide' | 'standard' | 'portrait' | 'compact' | 'strip' | 'far' | 'farPortrait'

interface Composition {
  readonly name: CompositionName
  /** Least room, in design units, in which nothing of it is cut. */
  readonly width: number
  readonly height: number
  readonly panels: readonly PanelName[]
}

const all: readonly PanelName[] = [
  'funnel', 'figures', 'markets', 'map', 'alarms', 'tasks', 'hotspots', 'justNow', 'chart0', 'chart1', 'chart2', 'chart3', 'chart4', 'chart5',
] // prettier-ignore

const without = (...panels: readonly PanelName[]) => all.filter((panel) => !panels.includes(panel))

/** Richest first; what has room is taken. The last of each orientation is taken whatever the room. */
const landscape: readonly Composition[] = [
  { name: 'panorama', width: 4_600, height: 900, panels: all },
  { name: 'ultra', width: 3_200, height: 900, panels: all },
  { name: 'wide', width: 2_400, height: 960, panels: all },
  { name: 'standard', width: 1_580, height: 990, panels: without('markets', 'chart4', 'chart5') },
  { name: 'compact', width: 1_100, height: 620, panels: ['funnel', 'map', 'alarms', 'justNow', 'chart0'] },
  { name: 'strip', width: 1_250, height: 330, panels: ['figures', 'map', 'alarms'] },
  { name: 'far', width: 560, height: 320, panels: ['map', 'alarms'] },
]
const upright: readonly Composition[] = [
  { name: 'portrait', width: 1_000, height: 1_600, panels: without('markets', 'chart3', 'chart4', 'chart5') },
  { name: 'farPortrait', width: 360, height: 560, panels: ['map', 'alarms'] },
]

/** Farthest viewer in metres and pixel pitch in millimetres, as an installer measures them. */
export interface Viewing {
  readonly viewerM: number
  readonly pitchMm: number
}

/** Sizes of ui/theme.css in design units. */
export const BODY_UNITS = 17
export const LEAST_UNITS = 14
/** Body text, and the least that any text may be, at the farthest viewer: NUREG-0700 r3, and 20′ for dense Chinese glyphs. */
export const BODY_ARCMIN = 20
export const LEAST_ARCMIN = 16
/** A CJK glyph fills about this share of its font size. */
const GLYPH = 0.92
/** Below this a unit makes text too small on any screen: show less instead. */
const LEAST_UNIT = 0.75

/** Height in mm that is seen under `arcmin` minutes of arc from `metres`: 2·D·tan(θ/2). */
export const seenHeightMm = (metres: number, arcmin: number) =>
  2 * metres * 1_000 * Math.tan((arcmin / 60 / 2) * (Math.PI / 180))

/** Minutes of arc under which a text of `px` CSS pixels is seen. */
export function arcminOf(px: number, { viewerM, pitchMm }: Viewing): number {
  return 2 * Math.atan((px * GLYPH * pitchMm) / (2 * viewerM * 1_000)) * (180 / Math.PI) * 60
}

/** Design unit in px at which body text reaches its minutes of arc. */
export const legibleUnit = ({ viewerM, pitchMm }: Viewing) =>
  seenHeightMm(viewerM, BODY_ARCMIN) / pitchMm / GLYPH / BODY_UNITS

export interface Fit {
  readonly composition: CompositionName
  readonly panels: ReadonlySet<PanelName>
  /** CSS pixels per design unit. */
  readonly unit: number
}

/**
 * How a wall of `width` × `height` CSS pixels is laid out: the unit from its height (1,080 lines, or width when that is short of
 * it), never smaller than the farthest viewer can read; then the richest composition for which there is room.
 */
export function fitWall(width: number, height: number, viewing: Viewing | null): Fit {
  const portrait = height > width
  const own = portrait ? Math.min(width / 1_080, height / 1_920) : Math.min(height / 1_080, width / 1_920)
  const candidates = portrait ? upright : landscape
  const last = candidates.at(-1)
  const most = last ? Math.min(width / last.width, height / last.height) : own
  const wanted = Math.max(own, LEAST_UNIT, viewing ? legibleUnit(viewing) : 0)
  const unit = Math.max(0.1, Math.min(wanted, most))
  const room = (one: Composition) => one.width * unit <= width + 1 && one.height * unit <= height + 1
  const { name, panels } = candidates.find(room) ?? last ?? landscape[0]!
  return { composition: name, panels: new Set(panels), unit }
}

/** Viewing from the address, `?viewer=5&pitch=0.63`; null when not set or not numbers that a wall can have. */
export function viewingOf(search: string): Viewing | null {
  const query = new URLSearchParams(search)
  const [viewerM, pitchMm] = [Number(query.get('viewer')), Number(query.get('pitch'))]
  return viewerM > 0 && viewerM <= 100 && pitchMm > 0 && pitchMm <= 50 ? { viewerM, pitchMm } : null
}
