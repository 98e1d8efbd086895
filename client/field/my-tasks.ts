import type { FieldVerb, MemberState, TaskDeed, TaskState } from '@contract/task-words.ts'
import type { MemberMark, TaskDetail } from '@contract/task.ts'
import type { Entry, StepEntry } from './entry.ts'
import { MEMBER_RANK, MEMBER_SPEAKS, memberHere, membersAfter, myMember, type Self } from './member.ts'
import { afterStop } from './tour.ts'
import { AFTER, standsHere } from './stands.ts'

/** A task as this phone keeps it: without anybody’s name, and without the note that a name might stand in. */
export type KeptTask = Omit<TaskDetail, 'handlerName' | 'verifier' | 'steps' | 'chosenWhy' | 'members'> & {
  readonly members: readonly MemberMark[]
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
  const { handlerName: _name, verifier: _verifier, chosenWhy: _why, members, steps, ...rest } = detail
  const given = steps.findLastIndex(({ what }) => what === 'issued' || what === 'reassigned')
  return {
    ...rest,
    // A server that knew no members told none.
    members: (members ?? []).map(({ unit, handler, lead, state, at }) => ({ unit, handler, lead, state, at })),
    steps: steps.map(({ what, at, limit }) => ({ what, at, late: limit ?? null })),
    placed: steps.slice(given + 1).some(({ place, member }) => place !== undefined && member === undefined),
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
  join: 'joined',
  stayAway: 'stayedAway',
  present: 'attended',
  stop: 'stopped',
  skipStop: 'stopSkipped',
}
/** The task after a step that the server took, until it tells the task anew; `at`: when it was done, by the server’s clock. */
export const afterStep = (
  task: KeptTask,
  { verb, place, fields = {} }: Pick<StepEntry, 'verb' | 'place'> & Partial<Pick<StepEntry, 'fields'>>,
  at: number,
  /** The unit that he comes for, of a joint task that another leads. */
  unit: string | null = null,
): KeptTask => ({
  ...task,
  state: AFTER[verb] ?? task.state,
  members: membersAfter(task.members, unit, verb, at),
  steps: [...task.steps, { what: DEEDS[verb], at, late: null }],
  placed: task.placed || (place !== null && unit === null),
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
  /** Of a joint task that another leads: how his own unit stands, as this phone knows it. */
  readonly member: MemberState | null
}

/** The person’s tasks, what is next first: by rank, then urgency, then what is due. What is no longer his is left out. */
export function listOf(tasks: readonly KeptTask[], entries: readonly Entry[], self: Self): readonly Listed[] {
  const listed = tasks.map((task): Listed => {
    const mine = myMember(task, self)
    const member = mine && memberHere(mine.state, task.id, entries)
    return { task, state: standsHere(task.state, task.id, entries), member }
  })
  const rank = ({ state, member }: Listed) =>
    member !== null && MEMBER_SPEAKS.has(state) ? MEMBER_RANK[member] : RANK[state]
  const due = ({ task, state }: Listed) =>
    (RANK[state] === 0 ? (task.acceptBy ?? task.dueAt) : task.dueAt) ?? Number.MAX_SAFE_INTEGER
  return listed
    .filter((each) => rank(each) !== undefined)
    .sort(
      (a, b) =>
        rank(a)! - rank(b)! ||
        a.task.priority - b.task.priority ||
        due(a) - due(b) ||
        a.task.openedAt - b.task.openedAt,
    )
}

/** Milliseconds that are left to accept it by the server’s clock, negative when over; null when nobody waits for that. */
export const toAccept = (
  { task, state, member = null }: Omit<Listed, 'member'> & Partial<Listed>,
  serverNow: number,
): number | null => (member === null && RANK[state] === 0 && task.acceptBy !== null ? task.acceptBy - serverNow : null)
