import { roleRules, type Role } from '../contract/identity.ts'
import type { EvidenceMark, PlanItem, TaskDetail, TaskMark, TaskRowShown, TaskStep } from '../contract/task.ts'
import { memberMarkOf } from '../dispatch/crew.ts'
import { possible } from '../dispatch/possible.ts'
import { silences } from '../dispatch/silences.ts'
import { taskFrom, type Task } from '../dispatch/task.ts'
import type { AccessDesk, Who } from '../gateway/access.ts'
import { EffectRefused } from '../journal/statement.ts'
import { dueTasks, evidenceOf, listTasks, namesOf, stepsOfTask } from '../journal/tasks.ts'
import type { AccessParts } from './parts.ts'
import { urgedBy } from './urging-triggers.ts'
import { stopsShown } from './tour-work.ts'
import { findTask, handOf, inSight, sightOf, taskStepsAsFacts, markFor } from './task-work.ts'

const AT_ONCE = 200

/** What a screen on a wall must not show: names, and what people wrote. */
const WORDS = ['note', 'reason', 'chosenWhy', 'result', 'answers', 'place', 'told', 'evidence', 'absent'] as const
const bare = (step: TaskStep): TaskStep =>
  Object.fromEntries(Object.entries(step).filter(([key]) => !(WORDS as readonly string[]).includes(key))) as TaskStep

/** What a task began with stands in the task itself, as the asker may have it. */
function withoutBeginning(step: TaskStep): TaskStep {
  const { begins: _, ...rest } = step
  return rest
}

/** Lists of tasks, one task with its whole way, and what the house says of silences. */
export function openTasks(parts: AccessParts): Pick<AccessDesk, 'tasks' | 'task'> & {
  /** Tells of tasks what is over: silences, legal limits, parts of their time. Gives of how many. */
  readonly silences: () => Promise<number>
} {
  const { db, now } = parts
  const unitName = (unit: string | null) =>
    unit === null ? null : (parts.district.stations.find(({ id }) => id === unit)?.name ?? null)
  const named = (mark: TaskMark, names: ReadonlyMap<string, string>): TaskRowShown => ({
    ...{ ...mark, members: mark.members ?? [] },
    handlerName: mark.handler === null ? null : (names.get(mark.handler) ?? null),
    unitName: unitName(mark.unit),
  })
  /** Names are for people of the bureau, not for what hangs on a wall. */
  const namesFor = async (who: Who, ids: readonly (string | null)[]) =>
    who.kind === 'person'
      ? namesOf(
          db,
          ids.filter((id) => id !== null),
        )
      : new Map<string, string>()

  return {
    async tasks({ handler, state, ...query }, who) {
      const { items, ...page } = await listTasks(db, {
        ...query,
        states: state,
        handler: handler === 'me' ? who.id : handler,
        sight: sightOf(who, parts),
      })
      const marks = items.map((text) => markFor(JSON.parse(text) as TaskMark, who))
      const names = await namesFor(
        who,
        marks.map(({ handler: each }) => each),
      )
      return { items: marks.map((mark) => named(mark, names)), ...page }
    },

    async task(id, who) {
      const found = await findTask(id, parts)
      if (!found || !inSight(found.task, sightOf(who, parts))) return null
      const { task, row } = found
      const [texts, files] = await Promise.all([stepsOfTask(db, id), evidenceOf(db, id)])
      const steps = texts.map((text) => JSON.parse(text) as TaskStep)
      const names = await namesFor(who, [
        task.handler,
        ...task.members.map(({ handler }) => handler),
        task.verified?.by ?? null,
        ...steps.flatMap(({ by, handler }) => [by.id, handler ?? null]),
      ])
      const person = who.kind === 'person' ? who : null
      const shown = steps.map((step) => ({
        ...withoutBeginning(person ? step : bare(step)),
        byName: names.get(step.by.id) ?? null,
        ...(typeof step.handler === 'string' && { handlerName: names.get(step.handler) ?? null }),
      }))
      return {
        ...named(markFor(JSON.parse(row.mark) as TaskMark, who), names),
        members: task.members.map((each) => ({
          ...memberMarkOf(each),
          unitName: unitName(each.unit),
          handlerName: each.handler === null ? null : (names.get(each.handler) ?? null),
          why: person === null ? null : each.why,
        })),
        waived: task.waived !== null,
        ...wordsOf(task, person !== null),
        ...(await stopsShown(task, person !== null, parts)),
        evidence: person ? files.map(evidenceMark) : [],
        verifier: task.verified && {
          id: task.verified.by,
          name: names.get(task.verified.by) ?? null,
          at: task.verified.at,
        },
        steps: shown,
        may: person === null ? [] : possible(task, handOf(person), mayOf(person.role)),
      } satisfies TaskDetail
    },

    async silences() {
      let told = 0
      for (const row of await dueTasks(db, now(), AT_ONCE)) {
        const task = taskFrom(row.task)
        const at = now()
        const steps = silences(task, at)
        if (steps.length === 0) continue
        const name = `silence/${row.id}/${task.version}`
        const { told: facts, effects, after } = taskStepsAsFacts(row.id, { task, row }, steps, name, at)
        const urged = await urgedBy({ before: task, after }, steps, name, at, parts)
        try {
          await parts.record([...facts, ...urged.told], [...effects, ...urged.effects])
          told += 1
        } catch (error) {
          // Somebody moved it in this very moment: the next round looks again.
          if (!(error instanceof EffectRefused)) throw error
        }
      }
      return told
    },
  }
}

const mayOf = (role: Role | null) => {
  const may = role === null ? [] : roleRules[role].may
  return { command: may.includes('task.command'), handle: may.includes('task.handle') }
}

function wordsOf(task: Task, person: boolean) {
  const { submission, supervisionClass, until } = task
  const plan: readonly PlanItem[] = person ? task.plan : []
  return {
    plan,
    supervisionClass: supervisionClass as TaskDetail['supervisionClass'],
    note: person ? task.note : null,
    chosenWhy: person ? task.chosenWhy : null,
    suspendedUntil: until,
    found: submission?.found ?? null,
    result: person ? (submission?.result ?? null) : null,
    answers: person ? (submission?.answers ?? {}) : {},
  }
}

const evidenceMark = ({ hash, type, size, at, lng, lat }: EvidenceMark): EvidenceMark => ({
  ...{ hash, type, size, at, lng, lat },
})
