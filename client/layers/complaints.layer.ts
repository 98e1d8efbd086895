import type { ComplaintMark } from '@contract/picture.ts'
import type { LeafletMouseEvent, Map as LeafletMap } from 'leaflet'
import type { PictureView } from '../picture/view.ts'
import { CanvasOver } from './canvas-over.ts'
import type { Sight } from './canvas-over.ts'
import { claim, isClaimed } from './clicks.ts'
import { dueLook, freshness } from '@contract/map-looks.ts'
import type { MapLayer, MountedLayer, Stage } from './layer.ts'
import { colour } from './palette.ts'
import { paneOf } from './pane.ts'
import { alarmShapes, trace } from '@contract/map-signs.ts'

/** Ages are drawn again this often, also when nothing arrives. */
const AGE_MS = 60_000
const REACH = 7

type Placed = ComplaintMark & { readonly lng: number; readonly lat: number }
const isPlaced = (mark: ComplaintMark): mark is Placed => mark.lng !== null && mark.lat !== null

function mount(stage: Stage): MountedLayer {
  const { map } = stage
  let marks: Placed[] = []
  let at = 0
  const recent = new CanvasOver(map, paneOf(map, 'complaints', 424), (sight) => paintRecent(sight, stage, marks, at))
  // Above the areas of gatherings, below the signs of alarms: an alarm outranks every deadline.
  const due = new CanvasOver(map, paneOf(map, 'complaints-due', 436), (sight) => paintDue(sight, stage, marks, at))
  const older = new CanvasOver(map, paneOf(map, 'complaints-older', 420), (sight) =>
    paintOlder(sight, stage, marks, at),
  )

  function onClick(click: LeafletMouseEvent) {
    if (isClaimed(click.originalEvent)) return
    const found = nearest(map, marks, click, REACH * stage.unit(), at)
    if (found === null) return
    claim(click.originalEvent)
    stage.hit({ what: 'complaint', id: found.id })
  }
  map.on('click', onClick)

  function draw(view: PictureView, all: boolean) {
    marks = [...view.shelves.complaints.values()].filter(isPlaced)
    at = view.at
    recent.redraw()
    due.redraw()
    if (all) older.redraw()
  }
  return {
    draw(view, changed) {
      const aged = view.at - at >= AGE_MS
      // What is older than a day changes only as days pass, so the many are not painted for each new one.
      if (changed === 'all' || aged) draw(view, true)
      else if (changed.complaints !== undefined) draw(view, false)
    },
    remove() {
      map.off('click', onClick)
      recent.remove()
      due.remove()
      older.remove()
    },
  }
}

function each(
  { zoom, corner, width, height }: Sight,
  map: LeafletMap,
  marks: readonly Placed[],
  seen: (mark: Placed, x: number, y: number) => void,
) {
  for (const mark of marks) {
    const { x, y } = map.project([mark.lat, mark.lng], zoom).subtract(corner)
    if (x > -8 && y > -8 && x < width + 8 && y < height + 8) seen(mark, x, y)
  }
}

function paintRecent(sight: Sight, stage: Stage, marks: readonly Placed[], at: number) {
  const { brush } = sight
  const u = stage.unit()
  brush.fillStyle = brush.strokeStyle = colour(stage, '--data')
  brush.lineWidth = 1.2 * u
  const today = marks.filter((mark) => freshness(mark.at, at) > 0)
  each(sight, stage.map, today, (mark, x, y) => {
    const fresh = freshness(mark.at, at)
    brush.globalAlpha = 0.3 + 0.65 * fresh
    brush.beginPath()
    brush.arc(x, y, (1.7 + 0.8 * fresh) * u, 0, 7)
    brush.fill()
    if (fresh < 0.99) return
    // The last quarter of an hour: what the eye should be led to.
    brush.globalAlpha = 0.7
    brush.beginPath()
    brush.arc(x, y, 5.5 * u, 0, 7)
    brush.stroke()
  })
}

function paintOlder(sight: Sight, stage: Stage, marks: readonly Placed[], at: number) {
  const { brush } = sight
  const side = 1.6 * stage.unit()
  brush.fillStyle = colour(stage, '--data2')
  brush.globalAlpha = 0.55
  const past = marks.filter((mark) => freshness(mark.at, at) === 0)
  each(sight, stage.map, past, (_mark, x, y) => brush.fillRect(x - side / 2, y - side / 2, side, side))
}

/** Open cases whose deadline is over, or will be within 24 hours. The nearly due are drawn first: the overdue stand on them. */
function paintDue(sight: Sight, stage: Stage, marks: readonly Placed[], at: number) {
  const { brush } = sight
  const u = stage.unit()
  brush.lineWidth = 1.1 * u
  brush.strokeStyle = colour(stage, '--p3')
  const of = (look: 'overdue' | 'soon') => marks.filter(({ dueAt }) => dueLook(dueAt, at) === look)
  brush.globalAlpha = 0.6
  each(sight, stage.map, of('soon'), (_mark, x, y) => {
    brush.beginPath()
    brush.arc(x, y, 3.4 * u, 0, 7)
    brush.stroke()
  })
  brush.globalAlpha = 1
  brush.fillStyle = colour(stage, '--p2')
  brush.strokeStyle = colour(stage, '--ground')
  each(sight, stage.map, of('overdue'), (_mark, x, y) => {
    brush.beginPath()
    trace(brush, alarmShapes[2], x, y, 4.6 * u)
    brush.fill()
    brush.stroke()
  })
}

function nearest(
  map: LeafletMap,
  marks: readonly Placed[],
  click: LeafletMouseEvent,
  reach: number,
  at: number,
): Placed | null {
  let best = reach
  let found: Placed | null = null
  for (const mark of marks) {
    if (freshness(mark.at, at) === 0 && dueLook(mark.dueAt, at) === null) continue
    const d = map.latLngToContainerPoint([mark.lat, mark.lng]).distanceTo(click.containerPoint)
    if (d > best) continue
    best = d
    found = mark
  }
  return found
}

/** Complaints where they were about: the last day fading with age, older ones as a dim grain, what is overdue or nearly due with a sign. */
export const complaintsLayer: MapLayer = { name: 'complaints', title: 'map.layer.complaints', mount }
