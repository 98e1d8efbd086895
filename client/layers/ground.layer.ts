import { layerGroup, polygon, polyline, svg } from 'leaflet'
import type { LatLngTuple, PathOptions } from 'leaflet'
import { gridKm, gridLines } from './grid.ts'
import type { MapLayer, MountedLayer, Stage } from './layer.ts'
import { colour } from './palette.ts'
import { paneOf } from './pane.ts'

const flip = (ring: readonly (readonly [number, number])[]): LatLngTuple[] => ring.map(([lng, lat]) => [lat, lng])

function mount(stage: Stage): MountedLayer {
  const { map, district } = stage
  const pane = 'ground'
  paneOf(map, pane, 200)
  // Generous, so that a pan does not show where the drawn part ends.
  const renderer = svg({ pane, padding: 0.6 })
  const base: PathOptions = { pane, renderer, interactive: false, fill: false, stroke: false }
  const hair = Math.max(1, stage.unit())
  const filled = (token: '--land' | '--water'): PathOptions => ({
    fill: true,
    fillOpacity: 1,
    fillColor: colour(stage, token),
  })
  const drawn = (token: '--line' | '--data2' | '--street' | '--outline', weight: number, opacity = 1): PathOptions => ({
    stroke: true,
    color: colour(stage, token),
    weight: weight * hair,
    opacity,
  })
  const land = district.outline.map((ring) => [flip(ring)])
  const grid = polyline([], { ...base, ...drawn('--line', 0.8, 0.6) })
  const group = layerGroup(
    [
      polygon(land, { ...base, ...filled('--land') }),
      grid,
      ...district.water.map((ring) =>
        polygon(flip(ring), { ...base, ...filled('--water'), ...drawn('--data2', 1, 0.5) }),
      ),
      ...district.streets.flatMap(({ rings }) =>
        rings.map((ring) => polygon(flip(ring), { ...base, ...drawn('--street', 1.2) })),
      ),
      polygon(land, { ...base, ...drawn('--outline', 1.5) }),
    ],
    { pane },
  ).addTo(map)

  let km = 0
  function ruleGrid() {
    const next = gridKm(map.getZoom(), map.getCenter().lat)
    if (next === km) return
    km = next
    grid.setLatLngs(gridLines(district.outline.flat(), km).map(flip))
  }
  ruleGrid()
  map.on('zoomend', ruleGrid)
  return {
    // The ground does not change while the map is open.
    draw: () => undefined,
    remove() {
      map.off('zoomend', ruleGrid)
      group.remove()
      renderer.remove()
    },
  }
}

/** What everything else stands on: land, a light grid, water, street cells, outline. */
export const groundLayer: MapLayer = { name: 'ground', title: 'map.layer.ground', mount }
