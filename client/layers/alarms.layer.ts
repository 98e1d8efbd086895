import { divIcon, DomEvent, marker } from 'leaflet'
import type { Marker } from 'leaflet'
import type { MapLayer, MountedLayer, Stage } from './layer.ts'
import { alarmRadius, alarmSpots, placedAlarms } from './open-alarms.ts'
import type { PlacedAlarm } from './open-alarms.ts'
import { colour, priorityToken } from './palette.ts'
import { paneOf } from './pane.ts'
import { alarmShapes, pathOf } from '@contract/map-signs.ts'
import { sign } from './sign.ts'

/** Name of an alarm in the screen's language; its site's name when the condition has no words. */
export const alarmName = (stage: Pick<Stage, 'say'>, alarm: PlacedAlarm) =>
  stage.say(`alarm.${alarm.condition}`, { ...alarm.values, site: alarm.siteName ?? '' }) ??
  alarm.siteName ??
  alarm.condition

function iconOf(stage: Stage, alarm: PlacedAlarm, dx: number, dy: number) {
  const ink = colour(stage, priorityToken(alarm.priority))
  const unit = stage.unit()
  const r = alarmRadius(alarm) * unit
  const [half, land] = [24 * unit, colour(stage, '--land')]
  const html = sign(2 * half, [
    // Moved aside for another: a tick back to the true place.
    { d: `M${half} ${half}L${half - dx} ${half - dy}`, stroke: ink, width: unit, opacity: 0.6 },
    ...(alarm.priority === 1
      ? [{ d: pathOf(null, half, half, 2.1 * r), stroke: ink, width: 1.6 * unit, opacity: 0.55 }]
      : []),
    { d: pathOf(alarmShapes[alarm.priority], half, half, r), fill: ink, stroke: land, width: 3 * unit },
  ])
  return divIcon({ className: 'map-sign', html, iconSize: [2 * half, 2 * half], iconAnchor: [half - dx, half - dy] })
}

function mount(stage: Stage): MountedLayer {
  const { map } = stage
  paneOf(map, 'alarms', 460, true)
  const drawn = new Map<string, { mark: Marker; key: string }>()
  let alarms: PlacedAlarm[] = []

  function put(alarm: PlacedAlarm, name: string) {
    const mark = marker([alarm.lat, alarm.lng], {
      pane: 'alarms',
      zIndexOffset: 1_000 * (4 - alarm.priority),
      alt: name,
      title: name,
    })
    mark.on('click', (click) => {
      DomEvent.stop(click)
      stage.hit({ what: 'alarm', id: alarm.id })
    })
    return mark
  }

  function drawAll() {
    const spots = alarmSpots(map, alarms, stage.unit())
    for (const [id, { mark }] of drawn) {
      if (spots.has(id)) continue
      mark.remove()
      drawn.delete(id)
    }
    for (const alarm of alarms) {
      const spot = spots.get(alarm.id)
      if (spot === undefined) continue
      const true0 = map.latLngToLayerPoint([alarm.lat, alarm.lng])
      const [dx, dy] = [Math.round(spot.x - true0.x), Math.round(spot.y - true0.y)]
      const name = alarmName(stage, alarm)
      const key = [name, alarm.priority, alarm.lng, alarm.lat, dx, dy, stage.unit()].join()
      const known = drawn.get(alarm.id)
      if (known?.key === key) continue
      const mark = known?.mark ?? put(alarm, name)
      mark.setLatLng([alarm.lat, alarm.lng]).setIcon(iconOf(stage, alarm, dx, dy))
      if (known === undefined) mark.addTo(map)
      // Leaflet writes the title only when it makes the element.
      mark.getElement()?.setAttribute('title', name)
      drawn.set(alarm.id, { mark, key })
    }
  }
  map.on('zoomend resize', drawAll)

  return {
    draw(view, changed) {
      if (changed !== 'all' && changed.alarms === undefined) return
      alarms = placedAlarms(view.shelves.alarms.values())
      drawAll()
    },
    remove() {
      map.off('zoomend resize', drawAll)
      for (const { mark } of drawn.values()) mark.remove()
    },
  }
}

/** Open alarms: each by itself, above everything, colour and shape by priority. */
export const alarmsLayer: MapLayer = { name: 'alarms', title: 'map.layer.alarms', mount }
