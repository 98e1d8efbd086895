import { isHidden, taskEnded, type TaskMark } from '../../contract/task.ts'
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
  const members = membersIn(stands)
  const called = [...members.map(({ unit }) => unit), ...(stands.unit === null ? [] : [stands.unit])]
  // Whom a draft is meant for has not had it.
  const units = [...new Set([...(before?.units ?? []), ...(stands.state === 'draft' ? [] : called)])]
  put(stage, 'tasks', taskId, { ...stands, members, ...(site && { siteName: site.name, siteKind: site.kind }), units })
  if (taskEnded.has(stands.state)) stage.endedTasks.set(taskId, stands.endedAt ?? fact.at)
  else stage.endedTasks.delete(taskId)
  tally(stage, `task.${what}`, fact.at)
  while (tasks.size > TASKS_KEPT) dropTask(stage, stage.endedTasks.keys().next().value ?? longestUntouched(stage))
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

/** `hidden`: not yet for those in whose streets it lies; `called`: units beside the one that leads, a line each. */
const newsOf = (stands: TaskMark) => {
  const { kind, title, priority, unit } = stands
  const called = membersIn(stands).flatMap((each) => (each.lead || each.state === 'left' ? [] : [each.unit]))
  return {
    kind,
    title,
    priority,
    unit,
    called: called.join('\n') || null,
    hidden: isHidden(stands),
    draft: stands.state === 'draft',
  }
}

/** A step that was journalled before there were members has none. */
const membersIn = (stands: Partial<TaskMark>): TaskMark['members'] => stands.members ?? []

/** Takes away what ended a day ago by the picture’s own clock. O(1) when there is nothing to take. */
export function forgetEnded(stage: Stage): void {
  for (const [id, at] of stage.endedTasks) {
    if (at > stage.state.clock - ENDED_KEPT_MS) return
    stage.endedTasks.delete(id)
    dropTask(stage, id)
  }
}

/** Takes a task off the picture; that there was one which a unit was never to know of is not told by its going either. */
function dropTask(stage: Stage, id: string): void {
  const task = stage.state.shelves.tasks.get(id)
  if (task && isHidden(task)) {
    stage.unseenTasks.set(id, task.units)
    if (stage.unseenTasks.size > TASKS_KEPT) stage.unseenTasks.delete(stage.unseenTasks.keys().next().value ?? '')
  }
  drop(stage, 'tasks', id)
}

function longestUntouched(stage: Stage): string {
  let oldest: TaskMark | null = null
  for (const task of stage.state.shelves.tasks.values()) if (!oldest || task.lastAt < oldest.lastAt) oldest = task
  stage.endedTasks.delete(oldest?.id ?? '')
  return oldest?.id ?? ''
}
