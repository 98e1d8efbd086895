import type { District } from '@contract/district.ts'
import type { Alarm, Happening, Shelves } from '@contract/picture.ts'
import type { Hit } from '../layers/layer.ts'
import { complaintsPath, factPath, handledPath, type RecordQuery } from '../picture/query.ts'
import { sources } from '../picture/standing.ts'
import type { PictureView } from '../picture/view.ts'

/** A single thing to show: asked for by its path, or at hand already. */
export interface OneRecord {
  readonly title: string
  readonly path?: string
  readonly value?: unknown
}

/** What the drawer holds: a list behind a number, or one record. */
export type Opened =
  { readonly query: RecordQuery; readonly one: null } | { readonly query: null; readonly one: OneRecord }

const one = (record: OneRecord): Opened => ({ query: null, one: record })

/** The fact behind an alarm that was told last, or the alarm as it stands when no fact is named. */
export function openAlarm(alarm: Alarm, title: string): Opened {
  const cause = alarm.causes.at(-1)
  return one(cause === undefined ? { title, value: alarm } : { title, path: factPath(cause) })
}

/** The fact behind a line. How a complaint is handled is read one case at a time by those who may: everyone else gets the complaint. */
export function openHappening({ kind, fact, values }: Happening, title: string): Opened {
  const id = values['complaintId']
  if (kind !== 'complaint.stepped' || typeof id !== 'string') return one({ title, path: factPath(fact) })
  const path = handledPath({ id })
  return { query: { title: 'funnel.list.one', formula: null, feed: sources.complaints, path }, one: null }
}

/** A hotspot with the complaints in it, from the picture itself. */
export function openHotspot(spot: Shelves['hotspots'], view: PictureView, title: string): Opened {
  const { complaintIds, ...rest } = spot
  const complaints = complaintIds.map((id) => view.shelves.complaints.get(id) ?? { id })
  return one({ title, value: { ...rest, complaints } })
}

/** What a click on the map opens; null where there is nothing to open. */
export function openHit(
  hit: Hit,
  view: PictureView,
  district: District,
  titles: { readonly alarm: (alarm: Alarm) => string; readonly site: string; readonly hotspot: string },
): Opened | null {
  switch (hit.what) {
    case 'site':
      return one({ title: titles.site, path: `/api/v1/sites/${encodeURIComponent(hit.id)}` })
    case 'complaint': {
      const mark = view.shelves.complaints.get(hit.id)
      if (mark === undefined) return null
      // The list knows the fact behind each complaint; a second holds one, or the few of the same second.
      const path = complaintsPath(mark.at, mark.at + 1_000)
      return { query: { title: 'figures.complaints', formula: null, feed: sources.complaints, path }, one: null }
    }
    case 'alarm': {
      const alarm = view.shelves.alarms.get(hit.id)
      return alarm === undefined ? null : openAlarm(alarm, titles.alarm(alarm))
    }
    case 'hotspot': {
      const spot = view.shelves.hotspots.get(hit.id)
      return spot === undefined ? null : openHotspot(spot, view, titles.hotspot)
    }
    case 'station': {
      const station = district.stations.find(({ id }) => id === hit.id)
      return station === undefined ? null : one({ title: station.name, value: station })
    }
    case 'task': {
      const task = view.shelves.tasks.get(hit.id)
      return task === undefined ? null : one({ title: task.title, value: task })
    }
    case 'cluster':
      return null
  }
}
