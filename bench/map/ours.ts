import 'leaflet/dist/leaflet.css'
import type { Alarm, SiteColumns } from '@contract/picture.ts'
import { map as openLeaflet } from 'leaflet'
import { alarmsLayer } from '../../client/layers/alarms.layer.ts'
import type { Stage } from '../../client/layers/layer.ts'
import { sitesLayer } from '../../client/layers/sites.layer.ts'
import type { PictureView } from '../../client/picture/view.ts'
import { pan, shown, zoom } from './frames.ts'
import { inventedSites } from './points.ts'

const LIVE_MS = 100

const map = openLeaflet('map', { zoomControl: false, attributionControl: false, zoomSnap: 0.125, fadeAnimation: false })
map.setView([22.69, 114.2], 12, { animate: false })
const stage: Stage = {
  map,
  district: { code: '0', name: '', outline: [], outlineNote: '', streets: [], stations: [], water: [] },
  token: () => '',
  hit: () => undefined,
  say: () => null,
  unit: () => 1,
}
const columns = inventedSites(100_000)
const alarms = new Map<string, Alarm>()
const none = new Map<string, never>()
const shelves: PictureView['shelves'] = {
  complaints: none,
  alarms,
  tasks: none,
  urgings: none,
  officers: none,
  hotspots: none,
  feeds: none,
  happenings: none,
  markets: none,
  siteCounts: none,
  lanes: none,
  stationLoads: none,
  tallies: none,
  indicators: none,
  marks: none,
}
const viewOf = (register: SiteColumns): PictureView => ({
  epoch: 'bench',
  version: 1,
  at: Date.now(),
  shelves,
  register,
})

function alarmAt(row: number): Alarm {
  const [lng, lat] = [(columns.x[row] ?? 0) / 1e5, (columns.y[row] ?? 0) / 1e5]
  const siteId = columns.id[row] ?? ''
  const at = Date.now()
  // prettier-ignore
  return { id: siteId, condition: 'bench', priority: 2, raisedAt: at, lastAt: at, times: 1, siteId, siteName: siteId, siteKind: 'elevator', streetCode: null, lng, lat, values: {}, causes: [], ack: null, contactedAt: null, injuryAt: null, tasks: [] }
}

window.course = {
  async load() {
    const start = performance.now()
    const [sites, over] = [sitesLayer.mount(stage), alarmsLayer.mount(stage)]
    const painted = new Promise((resolve) => map.once('sites:painted', resolve))
    sites.draw(viewOf(columns), 'all')
    over.draw(viewOf(columns), 'all')
    await painted
    await shown()
    const took = performance.now() - start
    let updates = 0
    let register = columns
    window.course = {
      ...window.course!,
      live() {
        const timer = setInterval(() => {
          const row = (updates * 7_919) % columns.id.length
          const id = columns.id[row] ?? ''
          if (updates % 2 === 0) {
            // A site becomes abnormal; the one of a second ago is normal again.
            alarms.set(id, alarmAt(row))
            const [oldest] = alarms.keys()
            if (alarms.size > 10 && oldest !== undefined) alarms.delete(oldest)
            over.draw(viewOf(register), { alarms: new Set([id, oldest ?? id]) })
          } else {
            const { x, y } = { x: (columns.x[row] ?? 0) + 90, y: (columns.y[row] ?? 0) + 40 }
            register = {
              ...register,
              version: register.version + 1,
              id: [...register.id, `new-${updates}`],
              kind: [...register.kind, 2],
              x: [...register.x, x],
              y: [...register.y, y],
            }
            sites.draw(viewOf(register), {})
          }
          updates++
        }, LIVE_MS)
        return () => {
          clearInterval(timer)
          return updates
        }
      },
    }
    return took
  },
  pan: () => pan(map),
  zoom: () => zoom(map),
}
