import { alarmsLayer } from './alarms.layer.ts'
import { complaintsLayer } from './complaints.layer.ts'
import { groundLayer } from './ground.layer.ts'
import { hotspotsLayer } from './hotspots.layer.ts'
import { labelsLayer } from './labels.layer.ts'
import type { MapLayer } from './layer.ts'
import { officersLayer } from './officers.layer.ts'
import { sitesLayer } from './sites.layer.ts'
import { stationsLayer } from './stations.layer.ts'
import { tasksLayer } from './tasks.layer.ts'

/** Everything on the map, bottom first. */
export const layers: readonly MapLayer[] = [
  groundLayer,
  sitesLayer,
  complaintsLayer,
  hotspotsLayer,
  stationsLayer,
  officersLayer,
  labelsLayer,
  tasksLayer,
  alarmsLayer,
]
