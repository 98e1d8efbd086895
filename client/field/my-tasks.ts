import type { FieldVerb, TaskDeed, TaskState } from '@contract/task-words.ts'
import type { TaskDetail } from '@contract/task.ts'
import type { Entry, StepEntry } from './entry.ts'
import { afterStop } from './tour.ts'
import { AFTER, standsHere } from './stands.ts'

/** A task as this phone keeps it: without anybody’s name, and without the note that a name might stand in. */
export type KeptTask = Omit<TaskDetail, 'handlerName' | 'verifier' | 'steps' | 'chosenWhy'> & {
  readonly steps: readonly {
    readonly what: TaskDetail['lastWhat']
    readonly at: number
    readonly late: string | null
  }[]
  /** Some step since it was given out last says where somebody stood. */
  readonly placed: boolean
}

/** What may stay on a phone of a task that the server told: times and deeds of its steps, nobody’s name. */
export function keptOf(detail: TaskDetail): KeptTask {
  const { handlerName: _name, verifier: _verifier, chosenWhy: _why, steps, ...rest } = detail
  const given = steps.findLastIndex(({ what }) => what === 'issued' || what === 'reassigned')
  return {
    ...rest,
    steps: steps.map(({ what, at, limit }) => ({ what, at, late: limit ?? null })),
    placed: steps.slice(given + 1).some(({ place }) => place !== undefined),
  }
}

const DEEDS: Readonly<Record<FieldVerb, TaskDeed>> = {
  deliver: 'delivered',
  accept: 'accepted',
  decline: 'declined',
  depart: 'departed',
  arrive: 'arrived',
  handle: 'handled',
  progress: 'progressed',
  submit: 'submitted',
  stop: 'stopped',
  skipStop: 'stopSkipped',
}
/** The task after a step that the server took, until it tells the task anew; `at`: when it was done, by the server’s clock. */
export const afterStep = (
  task: KeptTask,
  { verb, place, fields = {} }: Pick<StepEntry, 'verb' | 'place'> & Partial<Pick<StepEntry, 'fields'>>,
  at: number,
): KeptTask => ({
  ...task,
  state: AFTER[verb] ?? task.state,
  steps: [...task.steps, { what: DEEDS[verb], at, late: null }],
  placed: task.placed || place !== null,
  ...afterStop(task.tour, verb, fields, at),
})

/** First what wants an answer, then what is under way, then what is accepted; what waits for others comes last. */
const RANK: Readonly<Partial<Record<TaskState, number>>> = {
  issued: 0,
  delivered: 0,
  handling: 1,
  onScene: 1,
  enRoute: 1,
  accepted: 2,
  suspended: 3,
  submitted: 4,
  verified: 5,
}
export interface Listed {
  readonly task: KeptTask
  /** As this phone knows it. */
  readonly state: TaskState
}

/** The person’s tasks, what is next first: by rank, then urgency, then what is due. What is no longer his is left out. */
export function listOf(tasks: readonly KeptTask[], entries: readonly Entry[]): readonly Listed[] {
  const listed = tasks.map((task) => ({ task, state: standsHere(task.state, task.id, entries) }))
  const due = ({ task, state }: Listed) =>
    (RANK[state] === 0 ? (task.acceptBy ?? task.dueAt) : task.dueAt) ?? Number.MAX_SAFE_INTEGER
  return listed
    .filter(({ state }) => state in RANK)
    .sort(
      (a, b) =>
        RANK[a.state]! - RANK[b.state]! ||
        a.task.priority - b.task.priority ||
        due(a) - due(b) ||
        a.task.openedAt - b.task.openedAt,
    )
}

/** Milliseconds that are left to accept it by the server’s clock, negative when over; null when nobody waits for that. */
export const toAccept = ({ task, state }: Listed, serverNow: number): number | null =>
  RANK[state] === 0 && task.acceptBy !== null ? task.acceptBy - serverNow : null
