import type { Hotspot } from '../../contract/fact.ts'
import type { HeldPicture } from '../../contract/held-picture.ts'
import { hasOwnSign, isLate, isQuiet } from '../../contract/map-looks.ts'
import type { SiteColumns } from '../../contract/picture.ts'
import { taskEnded } from '../../contract/task-words.ts'

interface Spot {
  readonly lng: number | null
  readonly lat: number | null
}

/** What stood on the map, as much of it as a drawing shows: no number, no name, no person. A layer that is not drawn is null. */
export interface MapStood {
  readonly version: number
  /** Epoch ms. */
  readonly at: number
  readonly complaints: readonly (Spot & { readonly at: number; readonly dueAt?: number })[] | null
  readonly hotspots: readonly Pick<Hotspot, 'lng' | 'lat' | 'radiusM' | 'count' | 'p' | 'ratio' | 'weeks'>[] | null
  readonly alarms: readonly (Spot & { readonly priority: 1 | 2 | 3 | 4 })[] | null
  /** `here`: somebody is at the place; `quiet`: one of a campaign, in time. */
  readonly tasks: readonly (Spot & { readonly late: boolean; readonly here: boolean; readonly quiet: boolean })[] | null
  readonly sites: Pick<SiteColumns, 'kinds' | 'kind' | 'x' | 'y'> | null
  readonly cut: HeldPicture['cut']
}

/** The map of a moment made bare, so that it is light to hand to a thread. */
export function stoodOf(held: HeldPicture): MapStood {
  const { version, at, cut } = held
  return {
    ...{ version, at, cut },
    complaints:
      held.complaints?.map(({ lng, lat, at: received, dueAt }) => ({
        ...{ lng, lat, at: received },
        ...(dueAt !== undefined && { dueAt }),
      })) ?? null,
    hotspots:
      held.hotspots?.map(({ lng, lat, radiusM, count, p, ratio, weeks }) => ({
        ...{ lng, lat, radiusM, count, p, ratio, weeks },
      })) ?? null,
    alarms: held.alarms?.filter(hasOwnSign).map(({ lng, lat, priority }) => ({ lng, lat, priority })) ?? null,
    tasks:
      held.tasks
        ?.filter(({ state }) => !taskEnded.has(state))
        .map((task) => ({
          ...{ lng: task.lng, lat: task.lat },
          ...{ late: isLate(task), here: task.arrivedAt !== null, quiet: isQuiet(task) },
        })) ?? null,
    sites: held.sites && { kinds: held.sites.kinds, kind: held.sites.kind, x: held.sites.x, y: held.sites.y },
  }
}
