import { memberOf } from '@contract/member-rules.ts'
import type { MemberState } from '@contract/task-words.ts'
import type { Entry, StepVerb } from './entry.ts'
import type { KeptTask } from './my-tasks.ts'
import { inOrder } from './queue.ts'

/* A joint task on the phone of one who takes part and does not lead: as the server said last, moved on by what waits here. */

export type KeptMember = KeptTask['members'][number]
export interface Self {
  readonly id: string
  readonly stations: readonly string[]
}

/** The unit that somebody comes for, or null: he leads it, or has nothing to do with its members. */
export const myMember = (task: KeptTask, self: Self): KeptMember | null =>
  task.handler === self.id || (task.handler === null && task.unit !== null && self.stations.includes(task.unit))
    ? null
    : memberOf(task.members, self)

/** Where each word of a member leads. */
export const MEMBER_AFTER: Readonly<Partial<Record<StepVerb, MemberState>>> = {
  join: 'confirmed',
  stayAway: 'declined',
  present: 'present',
}
/** The one big next step of a member; nothing once he is there, and after he declined only to come after all. */
const NEXT: Readonly<Partial<Record<MemberState, 'join' | 'present'>>> = {
  called: 'join',
  confirmed: 'present',
  declined: 'join',
  absent: 'present',
}
export const nextOfMember = (state: MemberState): 'join' | 'present' | null => NEXT[state] ?? null

/** How a member stands on this phone: what was refused and what stands behind it moves nothing. */
export function memberHere(state: MemberState, taskId: string, entries: readonly Entry[]): MemberState {
  let stands = state
  for (const each of inOrder(entries)) {
    if (each.taskId !== taskId || each.kind !== 'step' || each.state === 'kept') continue
    if (each.state === 'refused') break
    stands = MEMBER_AFTER[each.verb] ?? stands
  }
  return stands
}

/** Members after a step of his that the server took, until it tells the task anew; `at`: by the server’s clock. */
export function membersAfter(members: KeptTask['members'], unit: string | null, verb: StepVerb, at: number) {
  const state = MEMBER_AFTER[verb]
  return state === undefined ? members : members.map((each) => (each.unit === unit ? { ...each, state, at } : each))
}

/** First what wants an answer, then where he is to be, then what he is at. */
export const MEMBER_RANK: Readonly<Record<MemberState, number>> = {
  called: 0,
  present: 1,
  confirmed: 2,
  absent: 2,
  declined: 4,
  left: 5,
}
/** While the task is on its way a member has something to tell; also while another lead is being found. */
export const MEMBER_SPEAKS: ReadonlySet<string> = new Set([
  ...(['issued', 'delivered', 'accepted', 'enRoute', 'onScene', 'handling', 'declined'] as const),
])
