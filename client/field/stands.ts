import type { FieldVerb, TaskDeed, TaskState } from '@contract/task-words.ts'
import type { Entry, StepVerb } from './entry.ts'
import { inOrder } from './queue.ts'

/* How a task stands on this phone: as the server said last, moved on by what waits here to be told. */

/** Where each step leads. */
export const AFTER: Readonly<Partial<Record<StepVerb, TaskState>>> = {
  deliver: 'delivered',
  accept: 'accepted',
  depart: 'enRoute',
  arrive: 'onScene',
  handle: 'handling',
  submit: 'submitted',
  decline: 'declined',
  stop: 'handling',
  skipStop: 'handling',
}
const NEXT: Readonly<Partial<Record<TaskState, FieldVerb>>> = {
  issued: 'accept',
  delivered: 'accept',
  accepted: 'depart',
  enRoute: 'arrive',
  onScene: 'handle',
  handling: 'submit',
}
/** The way of a task in the field, as the rail shows it. */
export const WAY: readonly FieldVerb[] = ['accept', 'depart', 'arrive', 'handle', 'submit']
const REACHED: readonly TaskState[] = ['accepted', 'enRoute', 'onScene', 'handling', 'submitted']

/** The state that the person sees: what was refused and what stands behind it moves nothing. */
export function standsHere(state: TaskState, taskId: string, entries: readonly Entry[]): TaskState {
  let stands = state
  for (const each of inOrder(entries)) {
    if (each.taskId !== taskId || each.kind !== 'step' || each.state === 'kept') continue
    if (each.state === 'refused') break
    stands = AFTER[each.verb] ?? stands
  }
  return stands
}

/** The one big next step, or null when the person has nothing to tell. */
export const nextVerb = (state: TaskState): FieldVerb | null => NEXT[state] ?? null

const LEADS: Readonly<Partial<Record<TaskDeed, number>>> = {
  issued: 0,
  reassigned: 0,
  accepted: 1,
  departed: 2,
  arrived: 3,
  handled: 4,
  submitted: 5,
  rejected: 4,
  stopped: 4,
  stopSkipped: 4,
}
/** How many steps of the way are behind him, 0 to 5; of a task that rests, how far he had come. */
export function reached(state: TaskState, steps: readonly { readonly what: TaskDeed }[] = []): number {
  if (state === 'verified' || state === 'closed') return WAY.length
  if (state !== 'suspended') return REACHED.indexOf(state) + 1
  return steps.reduce((way, { what }) => LEADS[what] ?? way, 0)
}
