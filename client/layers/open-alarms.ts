import { hasOwnSign } from '@contract/map-looks.ts'
import type { Alarm } from '@contract/picture.ts'
import type { Map as LeafletMap } from 'leaflet'
import { spread } from './spread.ts'

export type PlacedAlarm = Alarm & { readonly lng: number; readonly lat: number }

export { hasOwnSign }

/** Alarms that have a place and a sign of their own, most urgent first, then the longest open. */
export function placedAlarms(alarms: Iterable<Alarm>): PlacedAlarm[] {
  const placed: PlacedAlarm[] = []
  for (const alarm of alarms)
    if (hasOwnSign(alarm) && alarm.lng !== null && alarm.lat !== null)
      placed.push({ ...alarm, lng: alarm.lng, lat: alarm.lat })
  return placed.sort((a, b) => a.priority - b.priority || a.raisedAt - b.raisedAt)
}

/** Radius of a sign by priority, and of the room it keeps (a P1 wears a ring), design units. */
export const alarmRadius = (alarm: Pick<Alarm, 'priority'>) => (alarm.priority === 1 ? 11 : 8)
export const alarmRoom = (alarm: Pick<Alarm, 'priority'>) => (alarm.priority === 1 ? 25 : 10)

/** Where each alarm's sign stands on the map, layer pixels; moved apart where several share a place. */
export function alarmSpots(
  map: LeafletMap,
  alarms: readonly PlacedAlarm[],
  unit: number,
): Map<string, { x: number; y: number }> {
  const spots = alarms.map((alarm) => {
    const { x, y } = map.latLngToLayerPoint([alarm.lat, alarm.lng])
    return { id: alarm.id, x, y, r: alarmRoom(alarm) * unit }
  })
  return new Map(spread(spots).map((spot) => [spot.id, spot]))
}
