import { alarmIdOf, follow, standing, type AlarmFact, type Course, type Episode } from '../../alarms/course.ts'
import type { Alarm } from '../../contract/picture.ts'
import { awaitSite, drop, put, type Stage } from '../stage.ts'
import type { SiteMark } from '../state.ts'
import { happened } from './happened.ts'
import type { Reducer } from './reducer.ts'

/** Closings remembered, so that a late raise does not open again what is over. */
const RETURNED_KEPT = 20_000
/** Alarms that wait for their on-delay, or of which the last returns are remembered. */
const COURSES_KEPT = 5_000
/** Open alarms at most: a source gone mad must not fill every wall. The oldest of the lowest priority give way. */
export const ALARMS_KEPT = 5_000

/** One condition at one place is one alarm, however often it is told; what follows is the course of an alarm. */
export const alarmRaised: Reducer<'alarm.raised'> = (stage, fact) => move(stage, fact)

/** Back to normal, at once or when it has stayed so. */
export const alarmReturned: Reducer<'alarm.returned'> = (stage, fact) => move(stage, fact)

/** A person acknowledged it, spoke to the people inside, told of an injury, or closed it. */
export const alarmActed: Reducer<'alarm.acted'> = (stage, fact, seq) => {
  const alarm = stage.state.shelves.alarms.get(fact.body.alarmId)
  move(stage, fact)
  if (!alarm) return
  const { siteId, streetCode, condition, values } = alarm
  happened(stage, fact, seq, { siteId, streetCode, values: { ...values, condition, act: fact.body.act } })
}

/** The course of the alarm that a fact is about, one fact further. */
export function move(stage: Stage, fact: AlarmFact): void {
  const { state } = stage
  const alarmId = alarmIdOf(fact)
  if (alarmId === null) return
  const before = courseOf(stage, alarmId)
  const after = follow(before, fact)
  if (after === before) return
  if (after.returnedAt !== null && (after.returnedAt !== before.returnedAt || fact.kind === 'alarm.returned'))
    keepLatest(state.returned, alarmId, after.returnedAt, RETURNED_KEPT)
  if (after.turns !== before.turns) keepLatest(state.turns, alarmId, after.turns, COURSES_KEPT)
  if (after.waiting === null) state.waiting.delete(alarmId)
  else if (after.waiting !== before.waiting) keepLatest(state.waiting, alarmId, after.waiting, COURSES_KEPT)
  const open = standing(after)
  if (open === null) return drop(stage, 'alarms', alarmId)
  if (open === before.episode) return
  const site = open.siteId === null ? undefined : state.sites.get(open.siteId)
  put(stage, 'alarms', alarmId, shownOf(alarmId, open, site))
  if (open.siteId !== null && !site) awaitSite(stage, open.siteId, `alarms|${alarmId}`)
  if (state.shelves.alarms.size > ALARMS_KEPT) giveWay(stage)
}

function courseOf({ state }: Stage, alarmId: string): Course {
  const open = state.shelves.alarms.get(alarmId)
  return {
    returnedAt: state.returned.get(alarmId) ?? null,
    turns: state.turns.get(alarmId) ?? NONE,
    waiting: state.waiting.get(alarmId) ?? null,
    episode: open ? episodeOf(open) : null,
  }
}
const NONE: readonly number[] = []

const episodeOf = (alarm: Alarm): Episode => ({
  ...alarm,
  normalSince: alarm.normalSince ?? null,
  endsAt: alarm.endsAt ?? null,
  chattering: alarm.chattering ?? false,
  returnedAt: null,
  closedAt: null,
})

function shownOf(id: string, episode: Episode, site: SiteMark | undefined): Alarm {
  const { ack, normalSince, endsAt, chattering } = episode
  return {
    id,
    condition: episode.condition,
    priority: episode.priority,
    raisedAt: episode.raisedAt,
    lastAt: episode.lastAt,
    times: episode.times,
    siteId: episode.siteId,
    siteName: site?.name ?? null,
    siteKind: site?.kind ?? null,
    streetCode: site?.streetCode ?? null,
    lng: site?.lng ?? null,
    lat: site?.lat ?? null,
    values: episode.values,
    causes: episode.causes,
    // Who it was is for those who may know people; the picture says which role.
    ack: ack && { at: ack.at, byRole: ack.byRole },
    contactedAt: episode.contactedAt,
    injuryAt: episode.injuryAt,
    tasks: episode.tasks,
    ...(normalSince !== null && endsAt !== null && { normalSince, endsAt }),
    ...(chattering && { chattering }),
  }
}

/** The key moves to the end: a map forgets in the order of the last change. */
function keepLatest<Value>(map: Map<string, Value>, key: string, value: Value, most: number): void {
  map.delete(key)
  map.set(key, value)
  if (map.size > most) map.delete(map.keys().next().value ?? '')
}

function giveWay(stage: Stage) {
  let worst: { id: string; priority: number; at: number } | null = null
  for (const { id, priority, lastAt: at } of stage.state.shelves.alarms.values()) {
    if (!worst || priority > worst.priority || (priority === worst.priority && at < worst.at))
      worst = { id, priority, at }
  }
  if (worst) drop(stage, 'alarms', worst.id)
}
