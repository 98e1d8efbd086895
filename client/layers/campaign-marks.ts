import type { TaskMark } from '@contract/task.ts'
import type { LeafletMouseEvent } from 'leaflet'
import { CanvasOver } from './canvas-over.ts'
import { claim, isClaimed } from './clicks.ts'
import type { Stage } from './layer.ts'
import { colour } from './palette.ts'
import { paneOf } from './pane.ts'

type Placed = TaskMark & { readonly lng: number; readonly lat: number }
const REACH = 8

/** Thousands of small rings; a click finds the nearest. */
export function campaignMarks(stage: Stage): { show(tasks: readonly Placed[]): void; remove(): void } {
  const { map } = stage
  let tasks: readonly Placed[] = []
  const canvas = new CanvasOver(map, paneOf(map, 'campaign-tasks', 444), ({ brush, zoom, corner, width, height }) => {
    const u = stage.unit()
    brush.lineWidth = 1.3 * u
    brush.strokeStyle = colour(stage, '--ink')
    brush.globalAlpha = 0.75
    brush.beginPath()
    for (const { lat, lng } of tasks) {
      const { x, y } = map.project([lat, lng], zoom).subtract(corner)
      if (x < -6 || y < -6 || x > width + 6 || y > height + 6) continue
      brush.moveTo(x + 4 * u, y)
      brush.arc(x, y, 4 * u, 0, 7)
    }
    brush.stroke()
    brush.globalAlpha = 1
  })
  function onClick(click: LeafletMouseEvent) {
    if (isClaimed(click.originalEvent)) return
    let best = REACH * stage.unit()
    let found: Placed | null = null
    for (const task of tasks) {
      const d = map.latLngToContainerPoint([task.lat, task.lng]).distanceTo(click.containerPoint)
      if (d > best) continue
      best = d
      found = task
    }
    if (found === null) return
    claim(click.originalEvent)
    stage.hit({ what: 'task', id: found.id })
  }
  map.on('click', onClick)
  return {
    show(next) {
      if (next.length === 0 && tasks.length === 0) return
      tasks = next
      canvas.redraw()
    },
    remove() {
      map.off('click', onClick)
      canvas.remove()
    },
  }
}
