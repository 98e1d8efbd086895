import { taskEnded, type CommandVerb, type TaskOrder, type TaskState } from '../contract/task.ts'
import { ownWork } from './hands.ts'
import { decideMuster } from './muster.ts'
import { proves, stopsEvidence } from './proof.ts'
import { conflict, refuse, type Decided, type Refusal } from './refusal.ts'
import type { Step, Task, Who } from './task.ts'
import { clock, deedWords, person, stateWords } from './words.ts'

export type CommandOrder = Exclude<Extract<TaskOrder, { verb: `task.${CommandVerb}` }>, { verb: 'task.open' }>

/** Whom an order sends: a person, with the task he is on already, or a station. */
export type Chosen =
  | {
      readonly handler: string
      readonly unit: string | null
      readonly busy: { readonly id: string; readonly title: string } | null
    }
  | { readonly handler: null; readonly unit: string; readonly busy?: null }

const UNDER_WAY: ReadonlySet<TaskState> = new Set(['issued', 'delivered', 'accepted', 'enRoute', 'onScene', 'handling'])

/** That those who were called come is what was asked of them: no reason to decide anew. */
const EXPECTED: ReadonlySet<string> = new Set(['joined', 'attended'])

/** Whoever decided on an older view is told who did what since, and chooses; what he did himself, or the house noted, is no news. */
export function moved(task: Task, basedOn: number | undefined, who: Who): Refusal | null {
  if (basedOn === undefined) return null
  const since = task.trail.filter(
    ({ n, by, what }) => n > basedOn && by !== who.id && by !== 'house' && !EXPECTED.has(what),
  )
  const last = since.at(-1)
  if (last === undefined) return null
  return conflict(
    `您看到的是较早的情况：${person(last.by)}已于 ${clock(last.at)} ${deedWords[last.what]}，任务现为“${stateWords[task.state]}”；请看过最新情况后再决定。`,
  )
}

/** Somebody who is on an unfinished task gets a second only for a reason that is kept. */
export function overburdened(chosen: Chosen, chosenWhy: string | undefined): Refusal | null {
  if (chosen.handler === null || !chosen.busy || chosenWhy !== undefined) return null
  const { id, title } = chosen.busy
  return refuse(`${person(chosen.handler)}正在办理“${title}”（${id}）；仍要派给他，请写明选派理由。`)
}

const stays = (task: Task, verb: string) =>
  refuse(`任务现为“${stateWords[task.state]}”，不能${verb}；请看过最新情况后再决定。`)

/**
 * Decides what a commander orders on a task that is there. `chosen`: whom an issue or a reassignment names, looked up; null when it
 * names nobody.
 */
export function decideCommand(
  task: Task,
  order: CommandOrder,
  { who, now, chosen }: { readonly who: Who; readonly now: number; readonly chosen: Chosen | null },
): Decided {
  const older = moved(task, order.basedOn, who)
  if (older) return older
  const {
    verb: _verb,
    taskId: _task,
    basedOn: _basedOn,
    handler: _handler,
    unit: _unit,
    ...rest
  } = {
    handler: undefined,
    unit: undefined,
    ...order,
  }
  const at = Math.max(now, task.spokenAt)
  const stepOf = (what: Step['what']): Step => ({
    ...(JSON.parse(JSON.stringify(rest)) as Partial<Step>),
    ...{ what, at, by: { id: who.id, role: who.role } },
  })
  const step = (what: Step['what']): Decided => ({ steps: [stepOf(what)] })
  const sends = (what: 'issued' | 'reassigned', why: string | undefined): Decided => {
    if (chosen === null) return refuse('请选定承办人或承办单位。')
    const refused = overburdened(chosen, why)
    if (refused) return refused
    const { handler, unit } = chosen
    const decided = step(what)
    return 'steps' in decided ? { steps: decided.steps.map((each) => ({ ...each, handler, unit })) } : decided
  }
  switch (order.verb) {
    case 'task.issue':
      if (task.state !== 'draft' && task.state !== 'declined') return stays(task, '再次派发（要换人请用改派）')
      if (task.members.length > 0 && chosen?.unit === null)
        return refuse(`${person(chosen.handler ?? '')}不属于唯一一个单位，请同时写明由哪个单位牵头。`)
      return sends('issued', order.chosenWhy ?? task.chosenWhy ?? undefined)
    case 'task.reassign': {
      if (!UNDER_WAY.has(task.state) && task.state !== 'suspended' && task.state !== 'declined')
        return stays(task, '改派')
      if (task.members.length > 0 && chosen?.unit === null)
        return refuse(`${person(chosen.handler ?? '')}不属于唯一一个单位，请同时写明由哪个单位牵头。`)
      if (chosen !== null && chosen.handler === task.handler && (chosen.handler !== null || chosen.unit === task.unit))
        return refuse(`任务已由${chosen.handler === null ? '这个单位' : person(chosen.handler)}承办，不用改派。`)
      return sends('reassigned', order.chosenWhy)
    }
    case 'task.verify':
      if (task.state !== 'submitted') return stays(task, '核验')
      return judged(task, who, '核验') ?? step('verified')
    case 'task.reject':
      if (task.state !== 'submitted' && task.state !== 'verified') return stays(task, '驳回')
      return judged(task, who, '驳回') ?? step('rejected')
    case 'task.close':
      if (task.state === 'submitted') return refuse('结果还没有核验，请先由承办人以外的人核验，再办结。')
      if (task.state !== 'verified') return stays(task, '办结')
      return judged(task, who, '办结') ?? step('closed')
    case 'task.suspend':
      if (!UNDER_WAY.has(task.state)) return stays(task, '暂停')
      if (order.until <= now) return refuse('暂停的截止时间应晚于现在，请重填。')
      return step('suspended')
    case 'task.resume':
      return task.state === 'suspended' ? step('resumed') : stays(task, '恢复')
    case 'task.cancel':
      return taskEnded.has(task.state) ? stays(task, '取消') : step('cancelled')
    default:
      return decideMuster(task, order, stepOf, chosen)
  }
}

/** Nothing is judged by whoever carried it out, and nothing passes without proof. */
function judged(task: Task, who: Who, deed: string): Refusal | null {
  if (ownWork(task, who)) return refuse(`承办人不能${deed}自己办的任务，请由另一人${deed}。`)
  const proof = task.submission && {
    ...task.submission,
    evidence: [...task.submission.evidence, ...stopsEvidence(task)],
  }
  if (deed !== '驳回' && (proof === null || !proves(proof, task.placed)))
    return refuse(`任务没有结果或证据，不能${deed}；请驳回后由承办人补齐。`)
  return null
}
