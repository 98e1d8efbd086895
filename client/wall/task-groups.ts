import type { TaskMark, TaskState } from '@contract/task.ts'
import type { RecordQuery } from '../picture/query.ts'

/** Where open tasks stand, in the order of their way; a draft and what was given back wait for the commander. */
export const taskGroups = {
  toSend: ['draft', 'declined'],
  toAccept: ['issued', 'delivered'],
  onWay: ['accepted', 'enRoute'],
  onScene: ['onScene', 'handling'],
  toVerify: ['submitted', 'verified'],
  resting: ['suspended'],
} as const satisfies Readonly<Record<string, readonly TaskState[]>>
export type TaskGroup = keyof typeof taskGroups

const groupOf = new Map<TaskState, TaskGroup>(
  Object.entries(taskGroups).flatMap(([group, states]) => states.map((state) => [state, group as TaskGroup] as const)),
)

export interface TaskCounts {
  readonly open: number
  /** Open ones with a limit that is over, or whose whole time is. */
  readonly late: number
  readonly groups: Readonly<Record<TaskGroup, number>>
}

/** Open tasks by where they stand. */
export function countTasks(tasks: Iterable<Pick<TaskMark, 'state' | 'late' | 'overdue'>>): TaskCounts {
  const groups = Object.fromEntries(Object.keys(taskGroups).map((group) => [group, 0])) as Record<TaskGroup, number>
  let open = 0
  let late = 0
  for (const { state, late: over, overdue } of tasks) {
    const group = groupOf.get(state)
    if (group === undefined) continue
    groups[group] += 1
    open += 1
    if (over.length > 0 || overdue === 100) late += 1
  }
  return { open, late, groups }
}

/** The tasks behind a count. */
export const groupRecords = (group: TaskGroup): RecordQuery => ({
  title: `tasks.group.${group}`,
  formula: null,
  feed: null,
  path: `/api/v1/tasks?state=${taskGroups[group].join(',')}`,
})
