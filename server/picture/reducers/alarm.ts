import { awaitSite, drop, put, type Stage } from '../stage.ts'
import type { Reducer } from './reducer.ts'

/** Closings remembered, so that a late raise does not open again what is over. */
const RETURNED_KEPT = 20_000
const CAUSES_KEPT = 20
/** Open alarms at most: a source gone mad must not fill every wall. The oldest of the lowest priority give way. */
export const ALARMS_KEPT = 5_000

/** One condition at one place is one alarm, however often it is told. */
export const alarmRaised: Reducer<'alarm.raised'> = (stage, fact) => {
  const { alarmId, condition, priority, siteId, values, cause } = fact.body
  if ((stage.state.returned.get(alarmId) ?? -Infinity) >= fact.at) return
  const before = stage.state.shelves.alarms.get(alarmId)
  const site = siteId === undefined ? undefined : stage.state.sites.get(siteId)
  put(stage, 'alarms', alarmId, {
    id: alarmId,
    condition,
    priority: before && before.priority < priority ? before.priority : priority,
    raisedAt: Math.min(before?.raisedAt ?? fact.at, fact.at),
    lastAt: Math.max(before?.lastAt ?? fact.at, fact.at),
    times: (before?.times ?? 0) + 1,
    siteId: siteId ?? null,
    siteName: site?.name ?? null,
    siteKind: site?.kind ?? null,
    streetCode: site?.streetCode ?? null,
    lng: site?.lng ?? null,
    lat: site?.lat ?? null,
    values: before && before.lastAt > fact.at ? before.values : values,
    causes: [...(before?.causes ?? []), cause].slice(-CAUSES_KEPT),
  })
  if (siteId !== undefined && !site) awaitSite(stage, siteId, `alarms|${alarmId}`)
  if (stage.state.shelves.alarms.size > ALARMS_KEPT) giveWay(stage)
}

/** Back to normal at `fact.at`; a raise that happened later, already told, stays. */
export const alarmReturned: Reducer<'alarm.returned'> = (stage, fact) => {
  const { alarmId } = fact.body
  const { returned, shelves } = stage.state
  const at = Math.max(returned.get(alarmId) ?? -Infinity, fact.at)
  returned.delete(alarmId) // so that it moves to the end: the map forgets in order of the last return
  returned.set(alarmId, at)
  if (returned.size > RETURNED_KEPT) returned.delete(returned.keys().next().value ?? '')
  const open = shelves.alarms.get(alarmId)
  if (open && open.lastAt <= at) drop(stage, 'alarms', alarmId)
}

function giveWay(stage: Stage) {
  let worst: { id: string; priority: number; at: number } | null = null
  for (const { id, priority, lastAt: at } of stage.state.shelves.alarms.values()) {
    if (!worst || priority > worst.priority || (priority === worst.priority && at < worst.at))
      worst = { id, priority, at }
  }
  if (worst) drop(stage, 'alarms', worst.id)
}
