import type { SiteKind } from '../../contract/fact.ts'
import { alarmShapes, siteShapes, type Shape } from '../../contract/map-signs.ts'
import { COLOURS } from './colours.ts'
import { shown, type Look, type Part } from './drawing.ts'
import { gathered, type Gathered } from './gather.ts'
import { openPen } from './pen.ts'
import { isUrgent, type Mark, type Sign } from './signs.ts'
import type { Box, Spot } from './view.ts'

/** A design unit of the wall's map in points of the paper. */
const UNIT = 0.7
/** Signs of one kind on one map: more of them would be a smear, and a large file. */
const MOST = 700

const many = new Set<Sign>(['kind.elevator', 'kind.restaurant', 'kind.producer', 'kind.other'])
const kindOf = (sign: Sign) => sign.slice(5) as SiteKind

/** A sign by itself, as the legend shows it and the map repeats it. */
export interface Drawn {
  readonly shape: Shape | 'ring' | 'grain'
  readonly radius: number
  readonly look: Look
}
const solid = (shape: Drawn['shape'], radius: number, fill: string, edge?: string): Drawn => ({
  ...{ shape, radius: radius * UNIT },
  look: { fill, ...(edge !== undefined && { stroke: edge, width: 0.5 }) },
})
const ring = (radius: number, stroke: string, width: number): Drawn => ({
  ...{ shape: 'ring', radius: radius * UNIT, look: { stroke, width: width * UNIT } },
})

/** How a sign is drawn: shapes and colours of the wall's map by day. */
export function drawnAs(sign: Sign): Drawn {
  if (sign.startsWith('kind.')) {
    const shape = siteShapes[kindOf(sign)]
    if (sign === 'kind.market') return solid(shape, 4.2, COLOURS['--ink2'], COLOURS['--land'])
    return solid(shape, many.has(sign) ? 2.1 : 3.6, COLOURS['--site'])
  }
  if (sign === 'older') return solid('grain', 1.9, COLOURS['--data2'])
  if (sign === 'complaints') return solid(null, 2.6, COLOURS['--data'])
  if (sign === 'hotspots')
    return { shape: null, radius: 5, look: { fill: COLOURS['--data'], stroke: COLOURS['--data'], width: 0.9 } }
  if (sign === 'soon') return ring(4, COLOURS['--p3'], 1.3)
  if (sign === 'overdue') return solid(alarmShapes[2], 4.8, COLOURS['--p2'], COLOURS['--land'])
  if (sign === 'stations') return solid(siteShapes.station, 6.5, COLOURS['--ink2'], COLOURS['--land'])
  if (sign === 'quiet') return ring(4, COLOURS['--ink'], 1.3)
  if (sign === 'open') return ring(11, COLOURS['--ink'], 2)
  if (sign === 'late') return ring(11, COLOURS['--p2'], 2)
  const priority = Number(sign[1]) as 1 | 2 | 3 | 4
  return solid(alarmShapes[priority], priority === 1 ? 10 : 7.5, COLOURS[`--p${priority}`], COLOURS['--land'])
}

/** Signs nearer than this are one, in their own radii; 0: each stands for itself. */
const reachOf = (sign: Sign, { radius }: Drawn) =>
  sign === 'stations' || sign === 'kind.market' ? 0 : isUrgent(sign) ? radius * 1.5 : radius * 1.8
/** What stands for few is weaker and smaller than what stands for many: the only grading. */
const GRADES = [
  { most: 1, size: 0.92, strength: 0.6 },
  { most: 4, size: 1.06, strength: 0.8 },
  { most: Infinity, size: 1.3, strength: 1 },
]
/** Round what is most urgent, in its own radii. */
const RING = 1.8
const isCalm = (sign: Sign) => !isUrgent(sign) && !['overdue', 'stations', 'kind.market'].includes(sign)

/** Puts one sign at a place. */
export function markAlone(pen: ReturnType<typeof openPen>, { shape }: Drawn, [x, y]: Spot, radius: number): void {
  if (shape === 'ring') pen.circle(x, y, radius)
  else if (shape === 'grain') pen.sign([[-0.5, -0.5, 0.5, -0.5, 0.5, 0.5, -0.5, 0.5]], x, y, radius)
  else pen.sign(shape, x, y, radius)
}
/** A number to the upper right of a sign that stands for several things that each need a person. */
const countBeside = ({ spot: [x, y], count }: Gathered, radius: number): Part => ({
  ...{ is: 'caption', x: x + radius + 0.5, y: y - radius, text: `×${count}` },
  ...{ size: 6.5, fill: COLOURS['--ink'], anchor: 'start' },
})

/** Kept off the frame's edge by its own radius at most, so that a sign there is seen whole. */
function within({ right, bottom }: Box, room: number, [x, y]: Spot): Spot {
  return [Math.min(right - room, Math.max(room, x)), Math.min(bottom - room, Math.max(room, y))]
}

/** All marks of one sign but hotspots, which are areas; none reaches out of the frame. */
export function marksOf(sign: Sign, marks: readonly Mark[], frame: Box): Part[] {
  const drawn = drawnAs(sign)
  const room = drawn.radius * (sign === 'p1' ? RING : isUrgent(sign) ? 1.1 : 1.4)
  const there = new Set<Spot>()
  const spots = marks.map(({ spot, here }) => {
    const kept = within(frame, room, spot)
    if (here) there.add(kept)
    return kept
  })
  const all = gathered(spots, reachOf(sign, drawn), MOST)
  if (isCalm(sign))
    return GRADES.flatMap(({ most, size, strength }, grade) => {
      const pen = openPen()
      const least = grade === 0 ? 0 : GRADES[grade - 1]!.most
      for (const each of all)
        if (each.count > least && each.count <= most) markAlone(pen, drawn, each.spot, drawn.radius * size)
      return shown(pen.done(), { ...drawn.look, opacity: strength })
    })
  const pen = openPen()
  const halo = openPen()
  const inner = openPen()
  for (const each of all) {
    markAlone(pen, drawn, each.spot, drawn.radius)
    if (drawn.shape === 'ring') halo.circle(...each.spot, drawn.radius)
    // A task that somebody is at, and the ring round what is most urgent.
    if (drawn.shape === 'ring' && there.has(each.spot)) inner.circle(...each.spot, 3 * UNIT)
    if (sign === 'p1') halo.circle(...each.spot, RING * drawn.radius)
  }
  const colour = drawn.look.stroke
  return [
    ...shown(
      halo.done(),
      sign === 'p1'
        ? { stroke: COLOURS['--p1'], width: 1, opacity: 0.55 }
        : { stroke: COLOURS['--land'], width: 4 * UNIT },
    ),
    ...shown(pen.done(), drawn.look),
    ...(colour === undefined ? [] : shown(inner.done(), { fill: colour })),
    ...(isUrgent(sign) ? all.filter(({ count }) => count > 1).map((each) => countBeside(each, drawn.radius)) : []),
  ]
}
