import { memberOf, type FieldVerb, type TaskDeed, type TaskOrder, type TaskState } from '../contract/task.ts'
import { waitsFor } from './crew.ts'
import { fieldStep } from './field-step.ts'
import { holds, notHis } from './hands.ts'
import { decideMember, noMember, speaksFor, type MemberOrder } from './member.ts'
import { momentOf } from './moment.ts'
import { lacks } from './proof.ts'
import { refuse, type Decided } from './refusal.ts'
import { stopRefused, tourLacks } from './stop-rules.ts'
import type { Step, Task, Who } from './task.ts'
import { clock, deedWords, person, stateWords, station } from './words.ts'

export type FieldOrder = Extract<TaskOrder, { verb: `task.${FieldVerb}` }>

/** The way of the field, and the step that leads to each place on it. */
const WAY: readonly TaskState[] = ['issued', 'delivered', 'accepted', 'enRoute', 'onScene', 'handling', 'submitted']
const LEADS: readonly TaskDeed[] = ['issued', 'delivered', 'accepted', 'departed', 'arrived', 'handled', 'submitted']
const GOES: Readonly<Partial<Record<FieldVerb, TaskState>>> = {
  deliver: 'delivered',
  accept: 'accepted',
  depart: 'enRoute',
  arrive: 'onScene',
  handle: 'handling',
  submit: 'submitted',
}
const TELLS: Readonly<Record<FieldVerb, TaskDeed>> = {
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

/** When the state that somebody tells again was reached. */
function already(task: Task, deed: TaskDeed) {
  const before = task.trail.findLast(({ what }) => what === deed)
  const when = before ? `（${clock(before.at)}）` : ''
  return refuse(`任务${stateWords[task.state]}${when}，“${deedWords[deed]}”不用再报。`)
}

/**
 * Decides what the field tells: each step may leave out those before it, which then follow from it at the same moment; nothing goes
 * back. `stored`: hashes of files that belong to the task; `now`: epoch ms.
 */
export function decideField(
  task: Task,
  order: FieldOrder,
  { who, now, stored }: { readonly who: Who; readonly now: number; readonly stored: ReadonlySet<string> },
): Decided {
  const verb = order.verb.slice('task.'.length) as FieldVerb
  const deed = TELLS[verb]
  const member = speaksFor(task, order, who)
  if (member !== null && task.handler !== who.id) return decideMember(task, order as MemberOrder, member, { who, now })
  if (memberOf(task.members, who) !== null && task.handler !== who.id && !holds(task, who))
    return refuse(
      `本任务由${task.handler === null ? station(task.unit ?? '') : person(task.handler)}牵头，“${deedWords[deed]}”由牵头人报；您可以报到场、进展，上传证据。`,
    )
  const refused = noMember(task, order, who) ?? notHis(task, who, deedWords[deed])
  if (refused) return refused
  if (task.state === 'submitted' || task.state === 'verified')
    return refuse(`结果已于 ${clock(task.submittedAt ?? task.lastAt)} 提交，正等核验；要补充请联系指挥中心驳回后再报。`)
  const { at, told } = momentOf(order, task, now)
  const by = { id: who.id, role: who.role }
  const step: Step = { ...fieldStep(order), what: deed, at, by, ...(told && { told }) }
  const from = WAY.indexOf(task.state)

  if (order.verb === 'task.decline') {
    if (from > WAY.indexOf('accepted'))
      return refuse(`任务${stateWords[task.state]}，已不能退回；确有困难请联系指挥中心改派或暂停。`)
    return { steps: [step] }
  }
  if (order.verb === 'task.progress') {
    const taken = skipped(from, WAY.indexOf('accepted') + 1, { at, by })
    return { steps: [...taken, step] }
  }
  if (order.verb === 'task.stop' || order.verb === 'task.skipStop') {
    // A stop is handled: nobody begins before everybody called is there.
    const waits = from < WAY.indexOf('handling') ? waitsFor(task) : null
    const lacking = waits === null ? stopRefused(task, order, stored) : refuse(waits)
    return lacking ?? { steps: [...skipped(from, WAY.indexOf('submitted'), { at, by }), step] }
  }
  const to = WAY.indexOf(GOES[verb]!)
  if (to <= from) return already(task, deed)
  const waits = from < WAY.indexOf('handling') && to >= WAY.indexOf('handling') ? waitsFor(task) : null
  if (waits !== null) return refuse(waits)
  if (order.verb === 'task.submit') {
    const lacking = tourLacks(task, order) ?? lacks(task, order, stored)
    if (lacking) return lacking
  }
  return { steps: [...skipped(from, to, { at, by }), step] }
}

/** The steps that were left out on the way from one place to another. */
const skipped = (from: number, to: number, { at, by }: Pick<Step, 'at' | 'by'>): Step[] =>
  LEADS.slice(from + 1, to).map((what) => ({ what, at, by, implied: true as const }))
