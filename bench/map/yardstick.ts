import 'leaflet/dist/leaflet.css'
import 'leaflet.markercluster/dist/MarkerCluster.css'
import 'leaflet.markercluster/dist/MarkerCluster.Default.css'
import L from 'leaflet'
import 'leaflet.markercluster'
import { pan, shown, zoom } from './frames.ts'
import { inventedSites } from './points.ts'

const map = L.map('map', { zoomControl: false, attributionControl: false, maxZoom: 18 })
map.setView([22.69, 114.2], 12, { animate: false })
const columns = inventedSites(100_000)

window.course = {
  async load() {
    const start = performance.now()
    const group = L.markerClusterGroup()
    group.addLayers(
      columns.id.map((title, i) => L.marker([(columns.y[i] ?? 0) / 1e5, (columns.x[i] ?? 0) / 1e5], { title })),
    )
    group.addTo(map)
    await shown()
    return performance.now() - start
  },
  pan: () => pan(map),
  zoom: () => zoom(map),
}
