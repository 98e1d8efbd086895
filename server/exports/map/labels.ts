import type { District } from '../../contract/district.ts'
import type { PaperLang } from '../asked.ts'
import { plain } from '../plain.ts'
import { COLOURS } from './colours.ts'
import { shown, widthOf, type Part } from './drawing.ts'
import { openPen } from './pen.ts'
import type { Box, MapView, Spot } from './view.ts'

const STREET = 7.5
const STATION = 6.5
/** Zoom from which stations say their names, as on the wall. */
const STATION_NAMES_FROM = 13.5
/** Where a name may stand when its own place is taken, nearest first. */
const OFFSETS: readonly Spot[] = [
  [0, 0],
  ...[11, 20, 30].flatMap((far): Spot[] => [
    [0, -far],
    [0, far],
    [-1.6 * far, 0],
    [1.6 * far, 0],
    [-1.4 * far, -far],
    [1.4 * far, -far],
    [-1.4 * far, far],
    [1.4 * far, far],
  ]),
]

export const boxOf = (text: string, size: number, [x, y]: Spot): Box => {
  const half = widthOf(text, size) / 2 + 1.5
  return { left: x - half, right: x + half, top: y - size * 0.68, bottom: y + size * 0.68 }
}
const apart = (a: Box, b: Box) => a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top

/** A quiet ground under words, so that they are read over whatever lies there. */
export function plateOf(box: Box): Part[] {
  const pen = openPen()
  pen.ring([
    [box.left, box.top],
    [box.right, box.top],
    [box.right, box.bottom],
    [box.left, box.bottom],
  ])
  return shown(pen.done(), { fill: COLOURS['--land'], opacity: 0.78 })
}

/** Names of streets and, near enough, of stations; none stands on a sign that counts, on another name, or over the edge. */
export function labelsOf(
  { streets, stations }: District,
  view: MapView,
  taken: readonly Box[],
  lang: PaperLang,
  withStations: boolean,
): Part[] {
  const wishes = [
    // On the map 平湖 is enough for 平湖街道: every name there is a street's.
    ...streets.map(({ name, nameEn, lng, lat }) => ({
      text: plain((lang === 'en' && nameEn) || name.replace(/街道$/, '')),
      ...{ spot: view.spot(lng, lat), size: STREET, fill: COLOURS['--ink2'], down: 0 },
    })),
    ...(withStations && view.zoom >= STATION_NAMES_FROM
      ? stations.map(({ name, lng, lat }) => ({
          text: plain(name),
          ...{ spot: view.spot(lng, lat), size: STATION, fill: COLOURS['--ink3'], down: 9 },
        }))
      : []),
  ].filter(({ spot }) => view.isIn(spot))
  const rooms = [...taken]
  return wishes.flatMap(({ text, spot: [x, y], size, fill, down }): Part[] => {
    for (const [dx, dy] of OFFSETS) {
      const at: Spot = [x + dx, y + down + dy]
      const box = boxOf(text, size, at)
      const inside = box.left > 2 && box.right < view.width - 2 && box.top > 2 && box.bottom < view.height - 2
      if (!inside || rooms.some((room) => !apart(room, box))) continue
      rooms.push(box)
      return [...plateOf(box), { ...{ is: 'caption', x: at[0], y: at[1], text, size, fill, anchor: 'middle' } }]
    }
    return []
  })
}
