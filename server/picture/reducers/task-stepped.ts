import { taskEnded, type TaskMark } from '../../contract/task.ts'
import { drop, put, tally, type Stage } from '../stage.ts'
import { move } from './alarm.ts'
import { happened } from './happened.ts'
import type { Reducer } from './reducer.ts'

/** A task that ended stays this long, so that a wall can show it going. */
const ENDED_KEPT_MS = 24 * 3_600_000
/** Tasks on the picture at most, two whole campaigns among them; what ended first gives way first, then what nobody touched for longest. */
export const TASKS_KEPT = 8_000

/** What happens to all tasks of a campaign at once: told by `campaign.stepped`, or by the campaign’s own figures. */
const OF_CAMPAIGNS: ReadonlySet<string> = new Set(['opened', 'issued', 'cancelled', 'overdue'])

/** A task stands as its last step says; an older step told late changes nothing. */
export const taskStepped: Reducer<'task.stepped'> = (stage, fact, seq) => {
  const { taskId, what, step, stands } = fact.body
  move(stage, fact)
  const { tasks } = stage.state.shelves
  const before = tasks.get(taskId)
  if (before && before.version >= stands.version) return
  const site = stands.siteId === null ? undefined : stage.state.sites.get(stands.siteId)
  const units = [...new Set([...(before?.units ?? []), ...(stands.unit === null ? [] : [stands.unit])])]
  put(stage, 'tasks', taskId, { ...stands, ...(site && { siteName: site.name, siteKind: site.kind }), units })
  if (taskEnded.has(stands.state)) stage.endedTasks.set(taskId, stands.endedAt ?? fact.at)
  else stage.endedTasks.delete(taskId)
  tally(stage, `task.${what}`, fact.at)
  while (tasks.size > TASKS_KEPT) drop(stage, 'tasks', stage.endedTasks.keys().next().value ?? longestUntouched(stage))
  forgetEnded(stage)
  // What follows from another step at the same moment is no sentence of its own.
  if (step.implied === true) return
  // A campaign is one line of news, not two thousand.
  if (stands.causes.campaign !== undefined && OF_CAMPAIGNS.has(what)) return
  happened(stage, fact, seq, {
    siteId: stands.siteId,
    streetCode: stands.streetCode,
    values: { what, taskId, ...newsOf(stands), limit: said(step.limit), percent: said(step.percent) },
  })
}

const said = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? value : null)

/** `hidden`: not yet for those in whose streets it lies. */
const newsOf = ({ state, kind, title, priority, unit, unannounced, arrivedAt }: TaskMark) => ({
  kind,
  title,
  priority,
  unit,
  hidden: state === 'draft' || (unannounced && arrivedAt === null),
})

/** Takes away what ended a day ago by the picture’s own clock. O(1) when there is nothing to take. */
export function forgetEnded(stage: Stage): void {
  for (const [id, at] of stage.endedTasks) {
    if (at > stage.state.clock - ENDED_KEPT_MS) return
    stage.endedTasks.delete(id)
    drop(stage, 'tasks', id)
  }
}

function longestUntouched(stage: Stage): string {
  let oldest: TaskMark | null = null
  for (const task of stage.state.shelves.tasks.values()) if (!oldest || task.lastAt < oldest.lastAt) oldest = task
  stage.endedTasks.delete(oldest?.id ?? '')
  return oldest?.id ?? ''
}
