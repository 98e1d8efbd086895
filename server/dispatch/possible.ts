import { taskEnded, type CommandVerb, type FieldVerb, type TaskState } from '../contract/task.ts'
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
  const field = may.handle && holds(task, who) ? [...(FIELD[task.state] ?? []), ...stopVerbs(task)] : []
  const command = may.command ? (COMMAND[task.state] ?? UNDER_WAY) : []
  return [...field, ...command.filter((verb) => !['verify', 'reject', 'close'].includes(verb) || !ownWork(task, who))]
}
