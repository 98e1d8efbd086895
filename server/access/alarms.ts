import type { BodyOf } from '../contract/fact.ts'
import { isHidden } from '../contract/task.ts'
import type { View } from '../contract/picture.ts'
import { taskFrom } from '../dispatch/task.ts'
import type { AccessDesk, Who } from '../gateway/access.ts'
import { accountNames } from '../journal/accounts.ts'
import { factsOfEpisode, listEpisodes, oneEpisode, type EpisodeRow } from '../journal/read-alarms.ts'
import { tasksForAlarm } from '../journal/tasks.ts'
import type { AccessParts } from './parts.ts'
import { inSight, sightOf } from './task-work.ts'
import { permissionsOf } from './who.ts'

type StoredFact = Awaited<ReturnType<typeof factsOfEpisode>>['facts'][number]

/** Who did what is for those who answer alarms; others read that it was done, when, and by which role. */
const mayKnow = (who: Who) => permissionsOf(who).includes('alarm.answer')

/** An episode under the names of the picture, so that a screen draws both alike. */
function alarmOf({ episode, ackName, ...place }: EpisodeRow, known: boolean) {
  const { alarmId: id, ackAt, ackBy, ackRole, ...rest } = episode
  const by = known && { by: ackBy, byName: ackName }
  return { ...rest, ...place, id, ack: ackAt === null ? null : { at: ackAt, byRole: ackRole, ...by } }
}

/** One line of the thread. */
function lineOf(fact: StoredFact, known: boolean, names: ReadonlyMap<string, string>) {
  const { seq, at, seenAt } = fact
  const head = { seq, at, seenAt, kind: fact.kind, ref: `${fact.source}#${fact.id}` }
  if (fact.kind === 'alarm.raised') {
    const { priority, values, cause, stood, anew } = JSON.parse(fact.body) as BodyOf<'alarm.raised'>
    return { ...head, priority, values, cause, ...(stood && { stood }), ...(anew && { anew }) }
  }
  if (fact.kind === 'alarm.returned') {
    const { cause, holdMs, stood } = JSON.parse(fact.body) as BodyOf<'alarm.returned'>
    return { ...head, cause, ...(holdMs !== undefined && { holdMs }), ...(stood && { stood }) }
  }
  if (fact.kind === 'task.stepped') {
    const { taskId, what, step } = JSON.parse(fact.body) as BodyOf<'task.stepped'>
    const { by } = step as { by: { id: string; role: string } }
    return { ...head, taskId, what, byRole: by.role, ...(known && { by: by.id, byName: names.get(by.id) ?? null }) }
  }
  const { act, by, note, next } = JSON.parse(fact.body) as BodyOf<'alarm.acted'>
  const said = known && { by: by.id, byName: names.get(by.id) ?? null, ...(note && { note }), ...(next && { next }) }
  return { ...head, act, byRole: by.role, ...said }
}

const actorsOf = (facts: readonly StoredFact[]) =>
  facts.flatMap(({ kind, body }) => {
    if (kind === 'alarm.acted') return [(JSON.parse(body) as BodyOf<'alarm.acted'>).by.id]
    return kind === 'task.stepped' ? [(JSON.parse(body) as { step: { by: { id: string } } }).step.by.id] : []
  })

/** Episodes of alarms, and what was done about each. */
export function openAlarms(parts: Pick<AccessParts, 'db' | 'district'>): Pick<AccessDesk, 'alarms' | 'alarmThread'> {
  const { db } = parts
  /** Tasks of an alarm that somebody is not to know of: drafts, and unannounced visits before somebody has arrived. */
  async function unseen(alarmId: string, who: Who): Promise<string[]> {
    const sight = sightOf(who, parts)
    if (sight === null) return []
    const tasks = (await tasksForAlarm(db, alarmId)).map(taskFrom)
    return tasks.filter((task) => isHidden(task) && !inSight(task, sight)).map(({ id }) => id)
  }
  return {
    async alarms(query, view, who) {
      const { items, ...page } = await listEpisodes(db, { ...query, streets: streetsOf(view) })
      return { ...page, items: items.map((row) => alarmOf(row, mayKnow(who))) }
    },
    async alarmThread(id, { episode, limit }, view, who) {
      const row = await oneEpisode(db, id, episode, streetsOf(view))
      if (row === null) return null
      const { facts, total } = await factsOfEpisode(db, row.episode, limit, await unseen(id, who))
      const known = mayKnow(who)
      const names = known ? await accountNames(db, actorsOf(facts)) : new Map<string, string>()
      return { alarm: alarmOf(row, known), total, items: facts.map((fact) => lineOf(fact, known, names)) }
    },
  }
}

/** In public there is no list of single alarms. */
const streetsOf = (view: View): readonly string[] | null =>
  view === 'public' ? [] : typeof view === 'string' ? null : view.audience === 'public' ? [] : view.streets
