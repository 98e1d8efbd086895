import { DomUtil, point } from 'leaflet'
import type { LatLng, Map as LeafletMap, Point } from 'leaflet'

/** Pixel origin that the map will have at a centre and zoom: what a zoom animation is heading for. */
export function originAt(map: LeafletMap, center: LatLng, zoom: number): Point {
  const pane = map.getPane('mapPane')
  const shift = pane ? DomUtil.getPosition(pane) : point(0, 0)
  return map.project(center, zoom).subtract(map.getSize().divideBy(2)).add(shift).round()
}

/** Puts an element whose corner is world pixel `corner` at `zoom` where it belongs, with the map at `zoomNow` and `origin`. */
export function pin(
  el: HTMLElement,
  map: LeafletMap,
  corner: Point,
  zoom: number,
  zoomNow: number,
  origin: Point,
): void {
  const scale = map.getZoomScale(zoomNow, zoom)
  DomUtil.setTransform(el, corner.multiplyBy(scale).subtract(origin).round(), scale)
}
