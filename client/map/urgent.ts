import type { Alarm } from '@contract/picture.ts'
import type { Map as LeafletMap } from 'leaflet'
import { hasOwnSign } from '../layers/open-alarms.ts'
import { edgeOf, metresBetween } from './edge.ts'
import type { Edge } from './edge.ts'

export interface Outside extends Edge {
  readonly id: string
  readonly alarm: Alarm
  readonly km: string
}

/** Distance of an edge marker's middle from the rim of the view, and between two markers, CSS pixels at unit 1. */
const INSET = 30
const APART = 50

/** Urgent alarms (P1) that the present view does not show, each with its place on the rim; the longest open first. */
export function outsideView(map: LeafletMap, alarms: Iterable<Alarm>, unit: number): Outside[] {
  const size = map.getSize()
  const centre = map.getCenter()
  const found: Outside[] = []
  for (const alarm of [...alarms].sort((a, b) => a.raisedAt - b.raisedAt)) {
    const { lng, lat } = alarm
    if (alarm.priority !== 1 || !hasOwnSign(alarm) || lng === null || lat === null) continue
    const edge = edgeOf(map.latLngToContainerPoint([lat, lng]), { w: size.x, h: size.y }, INSET * unit)
    if (edge === null) continue
    const km = (metresBetween(centre, { lng, lat }) / 1_000).toFixed(1)
    found.push({ ...makeRoom(edge, found, APART * unit, size.y / 2), id: alarm.id, alarm, km })
  }
  return found
}

/** Slides a marker up or down, towards the middle of the view, until it stands clear of those before it. */
function makeRoom(edge: Edge, others: readonly Edge[], apart: number, middle: number): Edge {
  const step = edge.y > middle ? -apart : apart
  let { y } = edge
  while (others.some((other) => Math.abs(other.y - y) < apart) && y > 0 && y < 2 * middle) y += step
  return { ...edge, y }
}
