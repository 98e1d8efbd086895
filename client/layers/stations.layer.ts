import { divIcon, marker } from 'leaflet'
import type { MapLayer, MountedLayer, Stage } from './layer.ts'
import { colour } from './palette.ts'
import { paneOf } from './pane.ts'
import { pathOf, siteShapes } from '@contract/map-signs.ts'
import { sign } from './sign.ts'

function iconOf(stage: Stage) {
  const r = 6.5 * stage.unit()
  const middle = r + 2
  const d = pathOf(siteShapes.station, middle, middle, r)
  const html = sign(2 * middle, [{ d, fill: colour(stage, '--ink2'), stroke: colour(stage, '--land') }])
  return divIcon({ className: 'map-sign', html, iconSize: [2 * middle, 2 * middle] })
}

function mount(stage: Stage): MountedLayer {
  const { map, district } = stage
  paneOf(map, 'stations', 440, true)
  const marks = district.stations.map((station) =>
    marker([station.lat, station.lng], {
      pane: 'stations',
      icon: iconOf(stage),
      title: station.name,
      alt: station.name,
    })
      .on('click', () => stage.hit({ what: 'station', id: station.id }))
      .addTo(map),
  )
  let unit = stage.unit()
  function onResize() {
    if (stage.unit() === unit) return
    unit = stage.unit()
    for (const mark of marks) mark.setIcon(iconOf(stage))
  }
  map.on('resize', onResize)
  return {
    // Stations are configuration: they do not change while the map is open.
    draw: () => undefined,
    remove() {
      map.off('resize', onResize)
      for (const mark of marks) mark.remove()
    },
  }
}

/** The supervision stations. */
export const stationsLayer: MapLayer = { name: 'stations', title: 'map.layer.stations', mount }
