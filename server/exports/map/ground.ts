import type { District } from '../../contract/district.ts'
import { lineIn, ringIn, thinned } from './clip.ts'
import { COLOURS } from './colours.ts'
import { shown, type Part } from './drawing.ts'
import { openPen } from './pen.ts'
import type { MapView, Spot } from './view.ts'

type Rings = District['outline']

/** What everything else stands on: land, water, borders of streets, outline of the district, as much of it as the view has. */
export function groundOf({ outline, water, streets }: District, view: MapView): Part[] {
  const { frame } = view
  const spots = (ring: Rings[number]): Spot[] => ring.map(([lng, lat]) => view.spot(lng, lat))
  const filled = (rings: Rings) => {
    const pen = openPen()
    for (const ring of rings) pen.ring(thinned(ringIn(spots(ring), frame)))
    return pen.done()
  }
  const edged = (rings: Rings) => {
    const pen = openPen()
    for (const ring of rings) {
      const [first] = ring
      if (first === undefined) continue
      for (const piece of lineIn(spots([...ring, first]), frame)) pen.line(thinned(piece))
    }
    return pen.done()
  }
  const sea = openPen()
  sea.ring([
    [0, 0],
    [frame.right, 0],
    [frame.right, frame.bottom],
    [0, frame.bottom],
  ])
  return [
    ...shown(sea.done(), { fill: COLOURS['--sea'] }),
    ...shown(filled(outline), { fill: COLOURS['--land'] }),
    ...shown(filled(water), { fill: COLOURS['--water'] }),
    ...shown(edged(water), { stroke: COLOURS['--data2'], width: 0.5, opacity: 0.6 }),
    ...shown(edged(streets.flatMap(({ rings }) => rings)), { stroke: COLOURS['--street'], width: 0.8 }),
    ...shown(edged(outline), { stroke: COLOURS['--outline'], width: 1 }),
  ]
}
