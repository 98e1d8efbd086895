import type { SiteKind } from '@contract/fact.ts'
import { circle, circleMarker, divIcon, latLngBounds, layerGroup, marker, polyline } from 'leaflet'
import type { MapLayer } from './layer.ts'
import { colour } from './palette.ts'
import { paneOf } from './pane.ts'
import { pathOf, siteShapes } from '@contract/map-signs.ts'
import { sign } from './sign.ts'

/** Where somebody is (with the radius of his device’s doubt, metres) and where he is going, WGS-84. */
export interface Way {
  readonly here: { readonly lng: number; readonly lat: number; readonly accuracyM: number } | null
  readonly there: { readonly lng: number; readonly lat: number; readonly kind: SiteKind } | null
}

/** A closer look than this says nothing on a map without streets. */
const CLOSEST_ZOOM = 15

/** One way on one map: the layer, and how to show another way on it. */
export function openWay(): { readonly layer: MapLayer; show(way: Way): void } {
  let draw: (way: Way) => void = () => {}
  let last: Way = { here: null, there: null }
  const layer: MapLayer = {
    name: 'way',
    title: 'map.layer.way',
    mount(stage) {
      const { map } = stage
      const pane = 'way'
      const ends = 'way-ends'
      paneOf(map, pane, 460)
      paneOf(map, ends, 461)
      const group = layerGroup([], { pane }).addTo(map)
      let fitted = ''
      draw = ({ here, there }) => {
        group.clearLayers()
        const base = { pane, interactive: false, fillOpacity: 1 }
        const r = 13 * stage.unit()
        if (here !== null && there !== null)
          polyline(
            [
              [here.lat, here.lng],
              [there.lat, there.lng],
            ],
            { ...base, color: colour(stage, '--ink2'), weight: 2 * stage.unit(), dashArray: '4 6' },
          ).addTo(group)
        if (here !== null) {
          const doubt = { ...base, color: colour(stage, '--data'), weight: 1, fillOpacity: 0.12 }
          circle([here.lat, here.lng], { ...doubt, radius: here.accuracyM }).addTo(group)
          const dot = { ...base, radius: 8 * stage.unit(), color: colour(stage, '--ink'), weight: 3 }
          circleMarker([here.lat, here.lng], { ...dot, fillColor: colour(stage, '--data') }).addTo(group)
        }
        if (there !== null) {
          const d = pathOf(siteShapes[there.kind], r + 3, r + 3, r)
          const html = sign(2 * r + 6, [{ d, fill: colour(stage, '--p2'), stroke: colour(stage, '--ground') }])
          const icon = divIcon({ className: 'map-sign', html, iconSize: [2 * r + 6, 2 * r + 6] })
          marker([there.lat, there.lng], { pane: ends, icon, interactive: false, keyboard: false }).addTo(group)
        }
        // The view follows when an end comes or goes, not at each fix: whoever looks at the map keeps his view.
        const wanted = `${here === null} ${there?.lng} ${there?.lat}`
        const points = [here, there].flatMap((each) =>
          each === null ? [] : [[each.lat, each.lng] as [number, number]],
        )
        if (wanted === fitted || points.length === 0) return
        fitted = wanted
        // Said as the hand would: the map no longer goes back to the whole district when its panel changes size.
        map
          .fire('dragstart')
          .fitBounds(latLngBounds(points), { maxZoom: CLOSEST_ZOOM, padding: [36, 36], animate: false })
      }
      const resized = () => {
        fitted = ''
        draw(last)
      }
      map.on('resize', resized)
      draw(last)
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
    show(way) {
      last = way
      draw(way)
    },
  }
}
