import { siteKind } from '../contract/fact.ts'
import type { HeldAlarm, HeldPicture, HeldPictureQuery } from '../contract/held-picture.ts'
import type { ComplaintKept, ComplaintMark, Shelves, SiteColumns, View } from '../contract/picture.ts'
import type { TaskMark } from '../contract/task.ts'
import type { Refusal, Who } from '../gateway/access.ts'
import {
  alarmsThen,
  complaintsThen,
  hotspotsThen,
  sitesThen,
  tasksThen,
  type ComplaintThen,
  type SiteThen,
} from '../journal/held-marks.ts'
import { sees, shown } from '../picture/redact.ts'
import { openHolding } from './figures/holding.ts'
import type { AccessParts } from './parts.ts'
import { deadlinesBy } from './stands.ts'

/** As many as the picture itself keeps, or a register may have. */
const MOST = { complaints: 30_000, sites: 200_000, alarms: 2_000, tasks: 5_000 } as const

/** A metre is enough for a map. */
const metre = (degrees: number) => Math.round(degrees * 1e5) / 1e5

/** A submission as the picture would have kept it then. */
function keptOf({ touched, dueAt, id, ...row }: ComplaintThen): ComplaintKept {
  const { at, seenAt, kind, problemClass, channel, siteId, streetCode, station, lng, lat } = row
  const matters = touched ? { [id]: dueAt === null ? null : { kind: 'matter', at: dueAt } } : undefined
  return {
    ...{ id, at, seenAt, kind, problemClass, channel, siteId, streetCode, station, respondent: siteId ?? '' },
    ...{ lng: metre(lng), lat: metre(lat) },
    ...(matters && { matters }),
  }
}

function columnsOf(version: number, sites: readonly SiteThen[], view: View): SiteColumns {
  const kinds = siteKind.options
  const placeOf = new Map<string, number>(kinds.map((kind, at) => [kind, at]))
  const own = typeof view === 'string' ? sites : sites.filter(({ street }) => view.streets.includes(street ?? ''))
  return {
    ...{ version, kinds, id: own.map(({ id }) => id) },
    kind: own.map(({ kind }) => placeOf.get(kind) ?? 0),
    x: own.map(({ lng }) => Math.round(lng * 1e5)),
    y: own.map(({ lat }) => Math.round(lat * 1e5)),
  }
}

/** The map of an earlier version for whoever asks, redacted as the picture of now is. */
export function openHeldPicture(
  parts: Pick<AccessParts, 'db' | 'model' | 'calendar' | 'now'>,
  viewOf: (who: Who) => View | null,
) {
  const { db } = parts
  const holding = openHolding(parts)
  /** What a view may see of a shelf, one by one. */
  const seen = <Value>(view: View, shelf: keyof Shelves, all: readonly { readonly id: string }[], more = {}) =>
    all.flatMap((value) => {
      const told = shown(view, shelf, value.id, { ...value, ...more }) as Value | null
      return told === null ? [] : [told]
    })

  return async function heldPicture(query: HeldPictureQuery, who: Who): Promise<HeldPicture | Refusal> {
    const view = viewOf(who)
    if (view === null) return { refused: '您的角色不能查看地图。', status: 403 }
    const at = query.at === undefined ? undefined : Date.parse(query.at)
    const found = await holding.hold({ at, version: query.version }, null)
    if ('refused' in found) return { ...found, status: 422 }
    const then = found.held
    const wanted = new Set(query.layers)
    const asked = <Rows>(layer: (typeof query.layers)[number], rows: () => Promise<Rows>) =>
      wanted.has(layer) && sees(view, layer === 'sites' ? 'siteCounts' : layer) ? rows() : null
    const [complaints, hotspots, alarms, tasks, sites] = await Promise.all([
      asked('complaints', () => complaintsThen(db, then, MOST.complaints)),
      asked('hotspots', () => hotspotsThen(db, then)),
      asked('alarms', () => alarmsThen(db, then, MOST.alarms)),
      asked('tasks', () => tasksThen(db, then, MOST.tasks)),
      asked('sites', () => sitesThen(db, then, MOST.sites)),
    ])
    const dueOf = deadlinesBy(await parts.calendar())
    return {
      ...{ version: then.version, at: then.asOf },
      complaints:
        complaints &&
        complaints.flatMap((each) => {
          const mark = shown(view, 'complaints', each.id, keptOf(each), dueOf) as ComplaintMark | null
          return mark === null ? [] : [mark]
        }),
      hotspots:
        hotspots &&
        hotspots.flatMap((each) => (shown(view, 'hotspots', each.hotspotId, each) as Shelves['hotspots'] | null) ?? []),
      alarms: alarms && seen<HeldAlarm>(view, 'alarms', alarms),
      // A draft is the commander's alone, as on the wall.
      tasks: tasks && seen<TaskMark>(view, 'tasks', tasks, { units: [] }),
      sites: sites && columnsOf(then.version, sites, view),
      cut: [
        ...(complaints?.length === MOST.complaints ? (['complaints'] as const) : []),
        ...(sites?.length === MOST.sites ? (['sites'] as const) : []),
      ],
    }
  }
}
