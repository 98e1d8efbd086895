import { divIcon, latLngBounds, layerGroup, marker, polyline } from 'leaflet'
import type { MapLayer } from './layer.ts'
import { colour } from './palette.ts'
import { paneOf } from './pane.ts'

/** One tour on the map: its stops in their order, WGS-84; those told are drawn hollow. */
export interface TourLine {
  readonly stops: readonly { readonly lng: number; readonly lat: number; readonly told: boolean; readonly n: number }[]
}
/** More numbers than this at once cover the map: then the lines alone are drawn. */
const NUMBERS_MOST = 120
const CLOSEST_ZOOM = 16

/** Tours on one map: the layer, and how to show others on it. `fit`: the view goes to them. */
export function openTour(): { readonly layer: MapLayer; show(lines: readonly TourLine[], fit?: boolean): void } {
  let draw: (lines: readonly TourLine[], fit: boolean) => void = () => {}
  let last: readonly TourLine[] = []
  let fits = true
  const layer: MapLayer = {
    name: 'tour',
    title: 'map.layer.tour',
    mount(stage) {
      const { map } = stage
      const [pane, numbers] = ['tour', 'tour-numbers']
      paneOf(map, pane, 458)
      paneOf(map, numbers, 459)
      const group = layerGroup([], { pane }).addTo(map)
      draw = (lines, fit) => {
        group.clearLayers()
        const u = stage.unit()
        const many = lines.reduce((sum, { stops }) => sum + stops.length, 0) > NUMBERS_MOST
        const points = lines.flatMap(({ stops }) => stops.map(({ lat, lng }) => [lat, lng] as [number, number]))
        for (const { stops } of lines) {
          const way = stops.map(({ lat, lng }) => [lat, lng] as [number, number])
          const base = { pane, interactive: false }
          polyline(way, { ...base, color: colour(stage, '--ground'), weight: 5 * u, opacity: 0.8 }).addTo(group)
          polyline(way, { ...base, color: colour(stage, '--data'), weight: 2 * u }).addTo(group)
          if (many) continue
          for (const { lat, lng, told, n } of stops) {
            const size = 20 * u
            const [ink, ground] = [colour(stage, '--data'), colour(stage, '--ground')]
            const look = told ? `color:${ink};background:${ground}` : `color:${ground};background:${ink}`
            const html = `<span style="display:grid;place-items:center;width:${size}px;height:${size}px;border-radius:50%;border:${1.5 * u}px solid ${told ? ink : ground};font:600 ${11 * u}px/1 sans-serif;${look}">${n}</span>`
            const icon = divIcon({
              className: 'map-sign',
              html,
              iconSize: [size, size],
              iconAnchor: [size / 2, size / 2],
            })
            marker([lat, lng], { pane: numbers, icon, interactive: false, keyboard: false }).addTo(group)
          }
        }
        if (!fit || points.length === 0) return
        // Said as the hand would: the map no longer goes back to the whole district when its panel changes size.
        map
          .fire('dragstart')
          .fitBounds(latLngBounds(points), { maxZoom: CLOSEST_ZOOM, padding: [48, 48], animate: false })
      }
      const resized = () => draw(last, fits)
      map.on('resize', resized)
      draw(last, fits)
      return {
        draw: () => undefined,
        remove() {
          map.off('resize', resized)
          group.remove()
          draw = () => {}
        },
      }
    },
  }
  return {
    layer,
    show(lines, fit = true) {
      last = lines
      fits = fit
      draw(lines, fit)
    },
  }
}

/** A tour as it is told, as a line: stops without a place are not on it, and every stop keeps its number. */
export const lineOf = (
  stops: readonly { readonly lng: number | null; readonly lat: number | null; readonly state: string }[],
): TourLine => ({
  stops: stops.flatMap(({ lng, lat, state }, at) =>
    lng === null || lat === null ? [] : [{ lng, lat, told: state !== 'open', n: at + 1 }],
  ),
})
