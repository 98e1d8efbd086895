import { isAbnormal } from '../../contract/hotspot.ts'
import { isProvisional } from '../../contract/map-looks.ts'
import { lineIn, ringIn } from './clip.ts'
import { COLOURS } from './colours.ts'
import { shown, type Part } from './drawing.ts'
import { boxOf, plateOf } from './labels.ts'
import { openPen } from './pen.ts'
import type { MapStood } from './stood.ts'
import type { Box, MapView, Spot } from './view.ts'

type Hot = NonNullable<MapStood['hotspots']>[number]
const CORNERS = 60
const SIZE = 7.5

/** The true radius on the ground, but never too small for its own number. */
const radiusOf = ({ radiusM, lat, count }: Hot, view: MapView) =>
  Math.max(radiusM / view.metresAt(lat), 6.5 + 0.7 * Math.sqrt(Math.min(count, 200)))

function circle([x, y]: Spot, r: number): Spot[] {
  return Array.from({ length: CORNERS + 1 }, (_, at): Spot => {
    const turn = (2 * Math.PI * at) / CORNERS
    return [x + r * Math.cos(turn), y + r * Math.sin(turn)]
  })
}

/** Where complaints gather: graded areas with their own number of complaints, dashed while provisional, cut where the map ends. */
export function areasOf(hotspots: readonly Hot[], view: MapView): { parts: Part[]; numbers: Part[]; rooms: Box[] } {
  const most = Math.max(1, ...hotspots.map(({ count }) => count))
  const own = hotspots
    .map((hot) => ({ hot, spot: view.spot(hot.lng, hot.lat), radius: radiusOf(hot, view) }))
    .filter(({ spot }) => view.isIn(spot))
    .sort((a, b) => b.radius - a.radius)
  return {
    parts: own.flatMap(({ hot, spot, radius }) => {
      const colour = COLOURS[isAbnormal(hot) ? '--p3' : '--data']
      const rim = circle(spot, radius)
      const [area, edge] = [openPen(), openPen()]
      area.ring(ringIn(rim.slice(1), view.frame))
      for (const piece of lineIn(rim, view.frame)) edge.line(piece)
      return [
        ...shown(area.done(), { fill: colour, opacity: 0.1 + 0.16 * Math.sqrt(hot.count / most) }),
        ...shown(edge.done(), { stroke: colour, width: 1, ...(isProvisional(hot) && { dashed: true }) }),
      ]
    }),
    numbers: own.flatMap(({ hot, spot: [x, y] }): Part[] => [
      ...plateOf(boxOf(String(hot.count), SIZE, [x, y])),
      {
        ...{ is: 'caption', x, y, text: String(hot.count), size: SIZE, anchor: 'middle' },
        fill: COLOURS[isAbnormal(hot) ? '--p3' : '--data'],
      },
    ]),
    rooms: own.map(({ hot, spot }) => boxOf(String(hot.count), SIZE, spot)),
  }
}
