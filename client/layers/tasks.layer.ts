import { isLate, isQuiet } from '@contract/map-looks.ts'
import { divIcon, DomEvent, marker } from 'leaflet'
import type { Marker } from 'leaflet'
import { campaignMarks } from './campaign-marks.ts'
import type { MapLayer, MountedLayer, Stage } from './layer.ts'
import { isOnMap, type Placed } from '../picture/tasks-of.ts'
import { colour } from './palette.ts'
import { paneOf } from './pane.ts'
import { pathOf } from '@contract/map-signs.ts'
import { sign } from './sign.ts'

/** Radius of a ring, design units. */
export const RING = 13

/** A ring round its place, so that the sign of an alarm at the same place stays whole inside it; full in the middle once somebody is there. */
function iconOf(stage: Stage, task: Placed) {
  const unit = stage.unit()
  const [r, half] = [RING * unit, 17 * unit]
  const ink = colour(stage, isLate(task) ? '--p2' : '--ink')
  const html = sign(2 * half, [
    { d: pathOf(null, half, half, r), stroke: colour(stage, '--land'), width: 5 * unit },
    { d: pathOf(null, half, half, r), stroke: ink, width: 2 * unit },
    ...(task.arrivedAt === null ? [] : [{ d: pathOf(null, half, half, 4 * unit), fill: ink }]),
  ])
  return divIcon({ className: 'map-sign', html, iconSize: [2 * half, 2 * half], iconAnchor: [half, half] })
}

function mount(stage: Stage): MountedLayer {
  const { map } = stage
  // Under the signs of alarms: a click in the middle is the alarm's, on the ring the task's.
  paneOf(map, 'tasks', 456, true)
  const many = campaignMarks(stage)
  const drawn = new Map<string, { mark: Marker; key: string }>()
  let tasks: Placed[] = []

  function put(task: Placed) {
    const mark = marker([task.lat, task.lng], { pane: 'tasks', alt: task.title, title: task.title })
    mark.on('click', (click) => {
      DomEvent.stop(click)
      stage.hit({ what: 'task', id: task.id })
    })
    return mark
  }
  function drawAll() {
    const seen = new Set(tasks.map(({ id }) => id))
    for (const [id, { mark }] of drawn) {
      if (seen.has(id)) continue
      mark.remove()
      drawn.delete(id)
    }
    for (const task of tasks) {
      const key = [task.title, task.late.length, task.overdue, task.arrivedAt, task.lng, task.lat, stage.unit()].join()
      const known = drawn.get(task.id)
      if (known?.key === key) continue
      const mark = known?.mark ?? put(task)
      mark.setLatLng([task.lat, task.lng]).setIcon(iconOf(stage, task))
      if (known === undefined) mark.addTo(map)
      drawn.set(task.id, { mark, key })
    }
  }
  map.on('resize', drawAll)
  return {
    draw(view, changed) {
      if (changed !== 'all' && changed.tasks === undefined) return
      const all = [...view.shelves.tasks.values()].filter(isOnMap)
      tasks = all.filter((task) => !isQuiet(task))
      many.show(all.filter(isQuiet))
      drawAll()
    },
    remove() {
      map.off('resize', drawAll)
      many.remove()
      for (const { mark } of drawn.values()) mark.remove()
    },
  }
}

/** Open tasks: a ring round the place each is about, orange when it is late; those of a campaign small while they are in time. */
export const tasksLayer: MapLayer = { name: 'tasks', title: 'map.layer.tasks', mount }
