import type { OfficerMark } from '@contract/task.ts'
import { CanvasOver } from './canvas-over.ts'
import type { MapLayer, MountedLayer, Stage } from './layer.ts'
import { colour } from './palette.ts'
import { paneOf } from './pane.ts'

/** Older than this a position is not where somebody is: it is drawn hollow and dim. */
const TRUSTED_MS = 10 * 60_000
const AGE_MS = 30_000

function mount(stage: Stage): MountedLayer {
  const { map } = stage
  let officers: readonly OfficerMark[] = []
  let at = 0
  const canvas = new CanvasOver(map, paneOf(map, 'officers', 445), ({ brush, zoom, corner, width, height }) => {
    const u = stage.unit()
    for (const officer of officers) {
      const { x, y } = map.project([officer.lat, officer.lng], zoom).subtract(corner)
      if (x < -9 || y < -9 || x > width + 9 || y > height + 9) continue
      const trusted = at - officer.at <= TRUSTED_MS
      brush.globalAlpha = trusted ? 1 : 0.55
      brush.lineWidth = 1.8 * u
      brush.strokeStyle = colour(stage, '--ground')
      brush.fillStyle = colour(stage, officer.state === 'busy' ? '--data' : '--ink2')
      // Head and shoulders: a person, whatever the size.
      brush.beginPath()
      brush.arc(x, y - 3.4 * u, 2.7 * u, 0, 7)
      brush.moveTo(x + 5 * u, y + 5.2 * u)
      brush.arc(x, y + 5.2 * u, 5 * u, 0, Math.PI, true)
      brush.closePath()
      if (trusted) {
        brush.stroke()
        brush.fill()
      } else {
        brush.strokeStyle = brush.fillStyle
        brush.lineWidth = 1.2 * u
        brush.stroke()
      }
    }
    brush.globalAlpha = 1
  })
  return {
    draw(view, changed) {
      const moved = changed === 'all' || changed.officers !== undefined
      if (!moved && view.at - at < AGE_MS) return
      officers = [...view.shelves.officers.values()]
      at = view.at
      canvas.redraw()
    },
    remove: () => canvas.remove(),
  }
}

/** Officers on duty who share where they are, to about a hundred metres; what is older than ten minutes is hollow. */
export const officersLayer: MapLayer = { name: 'officers', title: 'map.layer.officers', mount }
