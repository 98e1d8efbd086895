import { urgingEnded, type UrgingOrder, type UrgingOrderOf } from '../../contract/urging.ts'
import { conflict, refuse, type Refusal } from '../refusal.ts'
import type { Who } from '../task.ts'
import { clock, person } from '../words.ts'
import { graver } from './terms.ts'
import { sooner } from './triggers.ts'
import type { Begins, Step, Urging } from './urging.ts'
import { deedWords, levelWords, stateWords } from './words.ts'

export type Decided = { readonly steps: readonly Step[] } | Refusal
export type Reply = Pick<Begins, 'replyBy' | 'provisional'>
interface Given {
  readonly who: Who
  readonly now: number
  /** When a reply is due: as the order says, or by the table of its level. */
  readonly reply: Reply
}

/** A reply date further away than this is a mistake of the form. */
const LONGEST_MS = 366 * 24 * 3_600_000
const badDate = (replyBy: number | undefined, now: number): Refusal | null =>
  replyBy === undefined || (replyBy > now && replyBy <= now + LONGEST_MS)
    ? null
    : refuse(replyBy <= now ? '答复期限应晚于现在，请重填。' : '答复期限超过一年，请核对日期。')

/** Decides a leader's instruction to a unit. `open`: the slip about the same thing that stands already. */
export function decideOpen(
  { level, instruction, replyBy }: UrgingOrderOf<'urging.open'>,
  about: Pick<Begins, 'unit' | 'taskId' | 'complaintId' | 'title' | 'streetCode'>,
  open: Pick<Urging, 'id' | 'level'> | null,
  { who, now, reply }: Given,
): Decided {
  const bad = badDate(replyBy, now)
  if (bad) return bad
  if (open !== null)
    return conflict(
      `该单位就同一事项已有督办单 ${open.id}（${levelWords[open.level]}），不重复开单；需要加重请在原单上升级。`,
    )
  const begins: Begins = { ...about, level, cause: 'leader', ...reply }
  return { steps: [{ what: 'opened', at: now, by: by(who), level, cause: 'leader', text: instruction, begins }] }
}

const by = ({ id, role }: Who) => ({ id, role })

/** Whoever decided on an older view is told who did what since; what he did himself, or the house noted, is no news. */
function movedOn(urging: Urging, basedOn: number | undefined, who: Who): Refusal | null {
  const last = urging.trail.findLast(
    ({ n, what, by: whose }) => n > (basedOn ?? Infinity) && whose !== who.id && what !== 'late',
  )
  if (last === undefined) return null
  const whose = last.by === 'house' ? '系统' : person(last.by)
  return conflict(
    `您看到的是较早的情况：${whose}已于 ${clock(last.at)} ${deedWords[last.what]}，督办单现为“${stateWords[urging.state]}”；请看过最新情况后再决定。`,
  )
}

const stays = (urging: Urging, deed: string) =>
  refuse(`督办单现为“${stateWords[urging.state]}”，不能${deed}；请看过最新情况后再决定。`)
/** Whoever replied does not judge it. */
const ownReply = ({ repliers }: Urging, who: Who, deed: string) =>
  repliers.includes(who.id) ? refuse(`答复人不能${deed}自己答复的督办单，请由另一人${deed}。`) : null

/** Decides what somebody orders on a slip that is there. */
export function decide(
  urging: Urging,
  order: Exclude<UrgingOrder, { verb: 'urging.open' }>,
  { who, now, reply }: Given,
): Decided {
  const { state } = urging
  if (urgingEnded.has(state))
    return refuse(
      `督办单${stateWords[state]}（${person(urging.trail.at(-1)!.by)}，${clock(urging.lastAt)}），不能再办理；有新情况请另开督办单。`,
    )
  const older = movedOn(urging, order.basedOn, who)
  if (older) return older
  const at = Math.max(now, urging.lastAt)
  const step = (what: Step['what'], rest: Partial<Step>): Decided => ({ steps: [{ what, at, by: by(who), ...rest }] })
  switch (order.verb) {
    case 'urging.reply':
      if (state !== 'open' && state !== 'failed') return stays(urging, '答复')
      return step('replied', { text: order.text })
    case 'urging.recheck': {
      if (state === 'open' || state === 'failed') return refuse('单位还没有答复，不能复查；请等答复，或撤销督办单。')
      if (state !== 'replied') return stays(urging, '复查')
      const refused = ownReply(urging, who, '复查') ?? badDate(order.replyBy, now)
      if (refused) return refused
      return order.passed ? step('passed', { text: order.note }) : step('failed', { text: order.note, ...reply })
    }
    case 'urging.raise': {
      const bad = badDate(order.replyBy, now)
      if (bad) return bad
      if (!graver(order.level, urging.level))
        return refuse(`督办单已是“${levelWords[urging.level]}”级，只能升到更高一级。`)
      const date = order.replyBy === undefined ? sooner(urging, reply, now) : reply
      return step('raised', { level: order.level, text: order.reason, ...date })
    }
    case 'urging.close':
      if (state !== 'passed') return refuse('复查通过后才能销号；请先由答复人以外的人复查。')
      return ownReply(urging, who, '销号') ?? step('closed', order.note ? { text: order.note } : {})
    case 'urging.withdraw':
      return ownReply(urging, who, '撤销') ?? step('withdrawn', { text: order.reason })
  }
}
