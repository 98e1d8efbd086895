import { memberOf, type FieldVerb, type TaskDeed, type TaskState } from '../contract/task.ts'
import type { FieldOrder } from './field.ts'
import { fieldStep } from './field-step.ts'
import { momentOf } from './moment.ts'
import { refuse, type Decided } from './refusal.ts'
import type { Member } from './crew.ts'
import type { Step, Task, Who } from './task.ts'
import { clock, deedWords, stateWords, station } from './words.ts'

export type MemberOrder = Extract<
  FieldOrder,
  { verb: 'task.join' | 'task.stayAway' | 'task.present' | 'task.progress' }
>

/** While the task is on its way a member may speak; also while its lead is being chosen anew. */
const SPEAKS: ReadonlySet<TaskState> = new Set([
  ...(['issued', 'delivered', 'accepted', 'enRoute', 'onScene', 'handling', 'declined'] as const),
])
const TELLS: Readonly<Record<string, TaskDeed>> = {
  'task.join': 'joined',
  'task.stayAway': 'stayedAway',
  'task.present': 'attended',
  'task.progress': 'progressed',
}
const OF_MEMBERS: ReadonlySet<string> = new Set<`task.${FieldVerb}`>(['task.join', 'task.stayAway', 'task.present'])

/** The member that an order speaks for, or null: it is the lead’s own way. */
export function speaksFor(task: Task, order: FieldOrder, who: Who): Member | null {
  if (!OF_MEMBERS.has(order.verb) && order.verb !== 'task.progress') return null
  const unit = 'unit' in order ? order.unit : undefined
  return memberOf(task.members, who, unit)
}

/** An order that only a member gives, by somebody who is none. */
export function noMember(task: Task, order: FieldOrder, who: Who): Decided | null {
  if (!OF_MEMBERS.has(order.verb)) return null
  const deed = deedWords[TELLS[order.verb]!]
  const was = task.members.find(({ handler, state }) => handler === who.id && state === 'left')
  if (was)
    return refuse(
      `您的单位已于 ${clock(was.at)} 被撤下，“${deed}”没有记入任务，已留在审计记录；如有疑问请联系指挥中心。`,
    )
  if (task.members.some(({ lead, handler }) => lead && handler === who.id))
    return refuse(`您是牵头人，按任务步骤接单、到达即可，不用报“${deed}”。`)
  return refuse(`您不是这项任务的参加人员，“${deed}”没有记入任务，已留在审计记录；请联系指挥中心。`)
}

/**
 * Decides what a member of a joint task tells: whether he comes, that he is there, how it goes. His steps are in his own time: each is
 * never before his last, and moves no step of another. Who is there has confirmed.
 */
export function decideMember(
  task: Task,
  order: MemberOrder,
  member: Member,
  { who, now }: { readonly who: Who; readonly now: number },
): Decided {
  const deed = TELLS[order.verb]!
  const { state } = member
  if (!SPEAKS.has(task.state))
    return refuse(
      task.state === 'suspended'
        ? `任务已暂停至 ${clock(task.until ?? task.lastAt)}，“${deedWords[deed]}”没有记入；请等指挥中心恢复后再报。`
        : `任务现为“${stateWords[task.state]}”，“${deedWords[deed]}”没有记入任务，已留在审计记录；如有新情况请联系指挥中心。`,
    )
  if (order.verb === 'task.join' && (state === 'confirmed' || state === 'present'))
    return refuse(`${station(member.unit)}已于 ${clock(member.at)} 确认参加，不用再报。`)
  if (order.verb === 'task.present' && state === 'present')
    return refuse(`${station(member.unit)}已于 ${clock(member.at)} 到场，不用再报。`)
  if (order.verb === 'task.stayAway' && state === 'declined')
    return refuse(`${station(member.unit)}已于 ${clock(member.at)} 说明不能参加，不用再报。`)
  if (order.verb === 'task.stayAway' && (state === 'present' || state === 'absent'))
    return refuse(
      state === 'present'
        ? '您已到场，不能再报不能参加；要提前离开请联系指挥中心撤下。'
        : `指挥中心已于 ${clock(member.at)} 点名记为缺席，不用再报。`,
    )
  const { at, told } = momentOf(order, member, now)
  const by = { id: who.id, role: who.role }
  const step: Step = { ...fieldStep(order), what: deed, at, by, member: member.unit, ...(told && { told }) }
  const comes = order.verb === 'task.present' || order.verb === 'task.progress'
  if (!comes || state === 'confirmed' || state === 'present' || (state === 'absent' && order.verb === 'task.progress'))
    return { steps: [step] }
  const joined: Step = { what: 'joined', at, by, member: member.unit, implied: true, ...(told && { told }) }
  return { steps: [joined, step] }
}
