import type { District } from '@contract/district.ts'
import type { SiteKind } from '@contract/fact.ts'
import type { PictureView } from '../picture/view.ts'
import { streetAt } from '../picture/streets.ts'
import type { PlanItem, TaskKind } from '@contract/task.ts'
import type { supervisionClasses } from '@contract/task-words.ts'
import { planFor } from './plans.ts'

/** Where a task may begin: an alarm, a site, a gathering of complaints, one complaint, or a bare place. */
export type Begun =
  | { readonly from: 'alarm'; readonly id: string }
  | { readonly from: 'site'; readonly id: string; readonly name: string | null; readonly kind: SiteKind | null }
  | { readonly from: 'hotspot'; readonly id: string }
  | { readonly from: 'complaint'; readonly id: string }
  | { readonly from: 'complaints'; readonly ids: readonly string[]; readonly lng: number; readonly lat: number }

/** A task that is not given yet, as the form shows it. */
export interface Draft {
  kind: TaskKind
  title: string
  priority: 1 | 2 | 3 | 4
  siteId: string | null
  siteName: string | null
  siteKind: SiteKind | null
  streetCode: string | null
  lng: number | null
  lat: number | null
  alarmId: string | null
  complaintIds: readonly string[]
  hotspotId: string | null
  /** Minutes from now until it has to be done. */
  minutes: number
  plan: PlanItem[]
  unannounced: boolean
  /** Of a supervision: which of the three; of anything else null. */
  supervisionClass: (typeof supervisionClasses)[number] | null
  note: string
}

const MINUTES: Readonly<Record<TaskKind, number>> = {
  rescue: 60,
  inspection: 24 * 60,
  enforcement: 8 * 60,
  joint: 8 * 60,
  sampling: 24 * 60,
  followUp: 3 * 24 * 60,
  supervision: 24 * 60,
  other: 24 * 60,
}
/** What an alarm asks for. */
const BY_CONDITION: Readonly<Record<string, TaskKind>> = {
  entrapment: 'rescue',
  liftAccident: 'rescue',
  elevatorFault: 'inspection',
  fridgeTemperature: 'inspection',
  quickTestPositive: 'sampling',
  unrecordedSale: 'enforcement',
  hotspot: 'inspection',
}

const empty = (kind: TaskKind, site: SiteKind | null = null): Draft => ({
  kind,
  title: '',
  priority: 3,
  ...{ siteId: null, siteName: null, siteKind: site, streetCode: null, lng: null, lat: null },
  ...{ alarmId: null, complaintIds: [], hotspotId: null },
  minutes: MINUTES[kind],
  plan: planFor(kind, site),
  unannounced: false,
  supervisionClass: null,
  note: '',
})

/** The same task of another kind: its time and its checklist are those of the kind. */
export const ofKind = (draft: Draft, kind: TaskKind): Draft => ({
  ...draft,
  kind,
  minutes: MINUTES[kind],
  supervisionClass: kind === 'supervision' ? draft.supervisionClass : null,
  plan: planFor(kind, draft.siteKind),
})

/** A task filled in by what it begins from; null when that is on the picture no more. `say` gives the words of its name. */
export function draftOf(
  begun: Begun,
  view: PictureView,
  district: District,
  say: (key: string, named: Readonly<Record<string, string | number>>) => string,
  alarmTitle: (id: string) => string,
): Draft | null {
  const { shelves } = view
  switch (begun.from) {
    case 'alarm': {
      const alarm = shelves.alarms.get(begun.id)
      if (alarm === undefined) return null
      const kind = BY_CONDITION[alarm.condition] ?? 'other'
      const { siteId, siteName, siteKind, streetCode, lng, lat, priority } = alarm
      const title = [alarmTitle(begun.id), siteName].filter((part) => part !== null).join(' · ')
      const spot = alarm.condition === 'hotspot' ? alarm.id.slice(alarm.id.indexOf(':') + 1) : null
      const from = spot === null ? null : draftOf({ from: 'hotspot', id: spot }, view, district, say, alarmTitle)
      return {
        ...empty(kind, siteKind),
        ...(from && { complaintIds: from.complaintIds, hotspotId: from.hotspotId }),
        ...{ title: title.slice(0, 120), priority, siteId, siteName, streetCode, alarmId: begun.id },
        lng: lng ?? from?.lng ?? null,
        lat: lat ?? from?.lat ?? null,
      }
    }
    case 'site': {
      const title = say('console.title_.site', { name: begun.name ?? begun.id })
      return { ...empty('inspection', begun.kind), title, siteId: begun.id, siteName: begun.name }
    }
    case 'hotspot': {
      const spot = shelves.hotspots.get(begun.id)
      if (spot === undefined) return null
      const streetCode = streetAt(district, spot.lng, spot.lat)
      return {
        ...empty('inspection'),
        title: say('console.title_.hotspot', { n: spot.count }),
        ...{ priority: 2, streetCode, lng: spot.lng, lat: spot.lat },
        ...{ complaintIds: spot.complaintIds.slice(0, 500), hotspotId: begun.id },
      }
    }
    case 'complaint': {
      const mark = shelves.complaints.get(begun.id)
      if (mark === undefined) return null
      const { siteId, streetCode, lng, lat } = mark
      const title = say('console.title_.complaint', { id: begun.id })
      return { ...empty('followUp'), title, siteId, streetCode, lng, lat, complaintIds: [begun.id] }
    }
    case 'complaints': {
      const { ids, lng, lat } = begun
      const title = say('console.title_.area', { n: ids.length })
      const streetCode = streetAt(district, lng, lat)
      return { ...empty('inspection'), title, streetCode, lng, lat, complaintIds: ids.slice(0, 500) }
    }
  }
}
