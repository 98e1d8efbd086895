import { taskEnded } from '../contract/task.ts'
import { tookPart } from './crew.ts'
import { refuse, type Refusal } from './refusal.ts'
import type { Task, Who } from './task.ts'
import { clock, person, stateWords } from './words.ts'

/** Whether somebody has a task: it was sent and is his, or it is his station’s and nobody’s yet. */
export const holds = ({ state, handler, unit }: Pick<Task, 'state' | 'handler' | 'unit'>, who: Who): boolean =>
  state === 'draft' ? false : handler === null ? unit !== null && who.stations.includes(unit) : handler === who.id

/** Why somebody’s step in the field does not count on this task, or null: it does. `deed`: what he wanted to tell. */
export function notHis(task: Task, who: Who, deed: string): Refusal | null {
  const { state, handler, unit } = task
  if (taskEnded.has(state)) {
    const { by, at } = task.trail.at(-1)!
    return refuse(
      `任务${stateWords[state]}（${person(by)}，${clock(task.endedAt ?? at)}），“${deed}”没有记入任务，已留在审计记录；如有新情况请联系指挥中心另行派发。`,
    )
  }
  if (!holds(task, who)) {
    const now = handler !== null ? person(handler) : unit !== null ? `单位 ${unit}` : '无人'
    const since = task.issuedAt === null ? '' : `（${clock(task.issuedAt)} 派发）`
    return refuse(
      `任务现由${now}承办${since}，您的“${deed}”没有记入任务，已留在审计记录；请与承办方交接，或联系指挥中心改派给您。`,
    )
  }
  if (state === 'draft') return refuse('任务还是草稿，尚未派发，请等指挥中心派发。')
  if (state === 'declined') return refuse('任务已退回指挥中心，请等重新派发。')
  if (state === 'suspended')
    return refuse(`任务已暂停至 ${clock(task.until ?? task.lastAt)}，“${deed}”没有记入；请等指挥中心恢复后再报。`)
  return null
}

/** Whoever carried it out does not judge it (operations 4.2: verifier ≠ handler). */
export const ownWork = (task: Task, who: Who): boolean =>
  who.id === task.handler || who.id === task.submission?.by || tookPart(task, who)
