import {
  awaited,
  memberOf,
  taskEnded,
  type CommandVerb,
  type FieldVerb,
  type MemberState,
  type TaskState,
} from '../contract/task.ts'
import { waitsFor } from './crew.ts'
import { holds, ownWork } from './hands.ts'
import { stopVerbs } from './stop.ts'
import type { Task, Who } from './task.ts'

const FIELD: Readonly<Partial<Record<TaskState, readonly FieldVerb[]>>> = {
  issued: ['deliver', 'accept', 'decline', 'depart', 'arrive'],
  delivered: ['accept', 'decline', 'depart', 'arrive'],
  accepted: ['depart', 'arrive', 'decline', 'progress'],
  enRoute: ['arrive', 'progress'],
  onScene: ['handle', 'progress', 'submit'],
  handling: ['progress', 'submit'],
}
const ON_THE_WAY: ReadonlySet<TaskState> = new Set([
  ...(['issued', 'delivered', 'accepted', 'enRoute', 'onScene', 'handling', 'declined'] as const),
])
const UNDER_WAY: readonly CommandVerb[] = ['reassign', 'suspend', 'cancel']
const COMMAND: Readonly<Partial<Record<TaskState, readonly CommandVerb[]>>> = {
  draft: ['issue', 'cancel'],
  declined: ['issue', 'cancel'],
  suspended: ['resume', 'reassign', 'cancel'],
  submitted: ['verify', 'reject', 'cancel'],
  verified: ['close', 'reject', 'cancel'],
}

/** Orders that somebody may give on a task as it stands, the next step first: a screen offers no other. */
export function possible(
  task: Task,
  who: Who,
  may: { readonly command: boolean; readonly handle: boolean },
): readonly (CommandVerb | FieldVerb)[] {
  if (taskEnded.has(task.state)) return []
  const member = may.handle && task.handler !== who.id ? memberOf(task.members, who) : null
  const own = may.handle && holds(task, who) ? [...(FIELD[task.state] ?? []), ...stopVerbs(task)] : []
  const waits = waitsFor(task) !== null
  const lead = own.filter((verb) => !waits || !BEGINS.has(verb))
  const field = member === null ? lead : [...lead, ...ofMember(task.state, member.state)]
  const command = may.command ? [...(COMMAND[task.state] ?? UNDER_WAY), ...ofRoll(task)] : []
  return [...field, ...command.filter((verb) => !['verify', 'reject', 'close'].includes(verb) || !ownWork(task, who))]
}

/** Nobody begins before everybody called is there. */
const BEGINS: ReadonlySet<FieldVerb> = new Set(['handle', 'submit', 'stop', 'skipStop'])

/** What a member may say, the next first. */
function ofMember(state: TaskState, stands: MemberState): readonly FieldVerb[] {
  if (!ON_THE_WAY.has(state)) return []
  const may: Readonly<Record<MemberState, readonly FieldVerb[]>> = {
    called: ['join', 'present', 'stayAway', 'progress'],
    confirmed: ['present', 'stayAway', 'progress'],
    declined: ['join', 'present', 'progress'],
    present: ['progress'],
    absent: ['join', 'present', 'progress'],
    left: [],
  }
  return may[stands]
}

/** What the commander may do about the units of a task. */
function ofRoll(task: Task): readonly CommandVerb[] {
  const { state, members, unit } = task
  if (!ON_THE_WAY.has(state) && state !== 'suspended') return []
  const add: readonly CommandVerb[] = unit === null ? [] : ['muster']
  if (!members.some((each) => !each.lead && each.state !== 'left')) return add
  const roll: readonly CommandVerb[] = state === 'suspended' ? [] : ['rollCall']
  const waive: readonly CommandVerb[] = task.waived === null && awaited(members).length > 0 ? ['waive'] : []
  return [...roll, ...add, 'release', ...waive]
}
