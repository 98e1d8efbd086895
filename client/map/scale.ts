import type { Map as LeafletMap } from 'leaflet'
import { metresBetween, roundLength } from './edge.ts'
import type { Values } from './words.ts'

/** Longest scale bar, design units. */
const MOST = 110

/** Scale bar for the middle of the view. */
export function scaleOf(map: LeafletMap, unit: number, say: (key: string, values: Values) => string | null) {
  const middle = map.getSize().divideBy(2)
  const most = MOST * unit
  const metres = metresBetween(map.containerPointToLatLng(middle), map.containerPointToLatLng(middle.add([most, 0])))
  const length = roundLength(metres)
  const label = length >= 1_000 ? say('map.km', { n: length / 1_000 }) : say('map.m', { n: length })
  return { label: label ?? '', pixels: Math.round((length / metres) * most) }
}
