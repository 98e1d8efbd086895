import type { Fact, Told } from '../contract/fact.ts'
import { hidesRespondentFrom } from '../contract/hidden-respondent.ts'
import { roleRules, type Role, type Scope } from '../contract/identity.ts'
import { partyOf, partyWords, taskEnded, taskInPart, type TaskMark } from '../contract/task.ts'
import { apply } from '../dispatch/apply.ts'
import { coverMoved } from '../dispatch/cover.ts'
import { holds } from '../dispatch/hands.ts'
import { nextLook } from '../dispatch/silences.ts'
import { markOf, taskFrom, type Step, type Task, type Who as Hand } from '../dispatch/task.ts'
import { named, stationed } from '../dispatch/words.ts'
import type { Who } from '../gateway/access.ts'
import { scrub } from '../identity/scrub.ts'
import type { Statement } from '../journal/statement.ts'
import {
  insertSteps,
  insertTask,
  insertTaskComplaints,
  moveTask,
  namesOf,
  taskById,
  type TaskRow,
  type TaskSight,
} from '../journal/tasks.ts'
import { putStops, type StopRow } from '../journal/task-stops.ts'
import type { AccessParts } from './parts.ts'

type Person = Extract<Who, { kind: 'person' }>

/** A person as the dispatch room knows him. */
export const handOf = ({ id, role, scope }: Pick<Person, 'id' | 'scope'> & { role: Role | null }): Hand => ({
  id,
  role: role ?? '',
  stations: scope.stations ?? [],
})

const streetsOf = (scope: Scope, { district }: Pick<AccessParts, 'district'>) => [
  ...(scope.streets ?? []),
  ...district.stations.flatMap(({ id, streetCode }) =>
    streetCode !== undefined && (scope.stations ?? []).includes(id) ? [streetCode] : [],
  ),
]

/** What of the tasks somebody may read: the command centre and its walls all, a station what is its, the field its own. */
export function sightOf(who: Who, parts: Pick<AccessParts, 'district'>): TaskSight | null {
  if (who.kind !== 'person' || who.role === null || roleRules[who.role].audience !== 'officer') return null
  return {
    me: who.id,
    stations: who.scope.stations ?? [],
    streets: streetsOf(who.scope, parts),
    own: who.role === 'fieldOfficer',
  }
}

/**
 * A task’s mark as somebody may have it: site and submission side by side would tell whom a tip-off is about, so walls and leaders
 * get no submissions. The same rule as the picture’s.
 */
export function markFor(mark: TaskMark, who: Who): TaskMark {
  const audience = who.kind === 'person' && who.role !== null ? roleRules[who.role].audience : 'wall'
  if (!hidesRespondentFrom(audience ?? 'wall', 'tipOff')) return mark
  return { ...mark, causes: { ...mark.causes, complaints: [] } }
}

/** Whether one task is within a sight; the same rule as the list's. */
export function inSight(task: Task, sight: TaskSight | null): boolean {
  if (sight === null) return true
  const { me: id, stations } = sight
  if (task.state === 'draft') return false
  if (task.handler === id || holds(task, { id, stations, role: '' })) return true
  const words = partyWords(sight)
  if (partyOf(task).some((word) => words.includes(word))) return true
  return !sight.own && taskInPart(task, sight)
}

export interface FoundTask {
  readonly task: Task
  readonly row: TaskRow
}

/** A task by its number; null: there is none. */
export async function findTask(id: string, { db }: Pick<AccessParts, 'db'>): Promise<FoundTask | null> {
  const row = await taskById(db, id)
  return row && { row, task: taskFrom(row.task) }
}

function rowOf(task: Task): TaskRow {
  const { id, kind, state, unit, handler, siteId, streetCode, alarmId, unannounced } = task
  const { arrivedAt, openedAt, issuedAt, endedAt, version } = task
  return {
    ...{ id, kind, state, unit, handler, siteId, streetCode, alarmId, unannounced },
    ...{ arrivedAt, openedAt, issuedAt, endedAt, version },
    party: partyOf(task),
    campaign: task.causes.campaign ?? null,
    lookAt: taskEnded.has(state) ? null : nextLook(task),
    mark: JSON.stringify(markOf(task)),
    task: JSON.stringify(task),
  }
}

/** Steps as facts, with the task after them and what of the sites that it covers stands otherwise. `name` makes the facts’ ids. */
export function taskMoved(
  id: string,
  found: FoundTask | null,
  steps: readonly Step[],
  name: string,
  now: number,
): {
  readonly told: readonly Told[]
  readonly after: Task
  readonly row: TaskRow
  readonly covers: readonly StopRow[]
} {
  let task = found?.task ?? null
  const told = steps.map((step, n): Told => {
    task = apply(task, step, id)
    const fact: Fact<'task.stepped'> = {
      id: `${name}/${n}`,
      source: 'dispatch',
      kind: 'task.stepped',
      subject: task.siteId,
      at: step.at,
      seenAt: now,
      body: { taskId: id, what: step.what, step: JSON.parse(JSON.stringify(step)) as never, stands: markOf(task) },
    }
    return { fact }
  })
  if (task === null) throw new Error(`任务 ${id} 没有步骤。`)
  const covers = coverMoved(found?.task ?? null, task).map((each) => ({ ...each, taskId: id }))
  return { told, after: task, row: rowOf(task), covers }
}

/** Steps as facts and as statements for the tables: `name` makes their ids, so that the same order twice is the same steps. */
export function taskStepsAsFacts(...given: Parameters<typeof taskMoved>): {
  readonly told: readonly Told[]
  readonly effects: readonly Statement[]
  readonly after: Task
} {
  const [id, found, steps] = given
  const { told, after, row, covers } = taskMoved(...given)
  const first = (found?.task.version ?? 0) + 1
  return {
    told,
    effects: [
      found ? moveTask(row, found.row.version) : insertTask(row),
      insertSteps(id, first, steps),
      ...(found || after.causes.complaints.length === 0 ? [] : [insertTaskComplaints(id, after.causes.complaints)]),
      ...(covers.length > 0 ? [putStops(covers)] : []),
    ],
    after,
  }
}

const HASH = /^[0-9a-f]{64}$/
const SAID: ReadonlySet<string> = new Set(['title', 'note', 'reason', 'result', 'chosenWhy', 'text', 'answers'])

/** Free text of an order about a task, scrubbed of numbers of persons: what is journalled can never be taken out again (PIPL art. 6). */
export const scrubbed = <Value>(value: Value, said = false): Value => {
  if (typeof value === 'string') return (said && !HASH.test(value) ? scrub(value) : value) as Value
  if (Array.isArray(value)) return value.map((each: unknown) => scrubbed(each, said)) as Value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, scrubbed(each as unknown, said || SAID.has(key))]),
  ) as Value
}

/** A sentence of the dispatch room as it is shown, with names, and as it is kept, without: names stand in the accounts alone. */
export async function bothWays(told: string, { db, district }: Pick<AccessParts, 'db' | 'district'>) {
  const sentence = stationed(told, (id) => district.stations.find((each) => each.id === id)?.name ?? `单位 ${id}`)
  const ids = [...sentence.matchAll(/⟦([^⟧]*)⟧/g)].map((match) => match[1]!)
  const names = await namesOf(db, ids)
  return {
    refused: named(sentence, (id) => `人员 ${id} `),
    shown: named(sentence, (id) => names.get(id) ?? '已注销人员'),
  }
}
