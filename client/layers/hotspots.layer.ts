import type { Shelves } from '@contract/picture.ts'
import { circleMarker, DomEvent, svg } from 'leaflet'
import type { CircleMarker, LeafletMouseEvent } from 'leaflet'
import { claim, isClaimed } from './clicks.ts'
import { isAbnormal, isProvisional, radiusOf } from './hotspot-look.ts'
import type { MapLayer, MountedLayer, Stage } from './layer.ts'
import { colour } from './palette.ts'
import { paneOf } from './pane.ts'

type Hot = Shelves['hotspots']

/** A larger circle (design units) lets clicks through to the sites inside; its middle still takes them. */
const SOLID = 60
const MIDDLE = 26

function mount(stage: Stage): MountedLayer {
  const { map } = stage
  const pane = 'hotspots'
  paneOf(map, pane, 430, true)
  const renderer = svg({ pane, padding: 0.4 })
  const drawn = new Map<string, CircleMarker>()
  let shelf: ReadonlyMap<string, Hot> = new Map()

  function dress(mark: CircleMarker, hot: Hot) {
    const most = Math.max(1, ...[...shelf.values()].map((other) => other.count))
    const ink = colour(stage, isAbnormal(hot) ? '--p3' : '--data')
    mark.setLatLng([hot.lat, hot.lng]).setRadius(radiusOf(hot, map.getZoom(), stage.unit()))
    const element = mark.getElement()
    if (element instanceof SVGElement)
      element.style.pointerEvents = mark.getRadius() > SOLID * stage.unit() ? 'none' : ''
    mark.setStyle({
      color: ink,
      fillColor: ink,
      fillOpacity: 0.08 + 0.12 * Math.sqrt(hot.count / most),
      weight: 1.4 * stage.unit(),
      dashArray: isProvisional(hot) ? `${5 * stage.unit()} ${4 * stage.unit()}` : '',
    })
  }

  function put(hot: Hot): CircleMarker {
    const mark = circleMarker([hot.lat, hot.lng], { pane, renderer, bubblingMouseEvents: false }).addTo(map)
    mark.on('click', (click) => {
      DomEvent.stop(click)
      stage.hit({ what: 'hotspot', id: hot.hotspotId })
    })
    drawn.set(hot.hotspotId, mark)
    return mark
  }

  function drawAll() {
    for (const [id, mark] of drawn) {
      if (shelf.has(id)) continue
      mark.remove()
      drawn.delete(id)
    }
    for (const [id, hot] of shelf) dress(drawn.get(id) ?? put(hot), hot)
  }
  function onClick(click: LeafletMouseEvent) {
    if (isClaimed(click.originalEvent)) return
    for (const [id, mark] of drawn) {
      if (map.latLngToContainerPoint(mark.getLatLng()).distanceTo(click.containerPoint) > MIDDLE * stage.unit())
        continue
      claim(click.originalEvent)
      return stage.hit({ what: 'hotspot', id })
    }
  }
  map.on('zoomend resize', drawAll).on('click', onClick)

  return {
    draw(view, changed) {
      if (changed !== 'all' && changed.hotspots === undefined) return
      shelf = view.shelves.hotspots
      drawAll()
    },
    remove() {
      map.off('zoomend resize', drawAll).off('click', onClick)
      for (const mark of drawn.values()) mark.remove()
      renderer.remove()
    },
  }
}

/** Where complaints crowd more than they usually do at this weekday and hour. */
export const hotspotsLayer: MapLayer = { name: 'hotspots', title: 'map.layer.hotspots', mount }
