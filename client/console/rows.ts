import type { Alarm } from '@contract/picture.ts'
import type { TaskMark } from '@contract/task.ts'
import { taskEnded, type TaskState } from '@contract/task-words.ts'

/** Open alarms as a commander works them: unanswered before answered, then the most urgent, then the longest open. */
export function alarmsInOrder(alarms: Iterable<Alarm>): Alarm[] {
  const answered = ({ ack }: Alarm) => (ack == null ? 0 : 1)
  return [...alarms].sort(
    (a, b) => answered(a) - answered(b) || a.priority - b.priority || a.raisedAt - b.raisedAt || (a.id < b.id ? -1 : 1),
  )
}

/** States in which a task waits for the commander and not for the field. */
const WAITS_HERE: ReadonlySet<TaskState> = new Set(['draft', 'declined', 'submitted', 'verified'])
export const waitsHere = ({ state }: Pick<TaskMark, 'state'>) => WAITS_HERE.has(state)

/** Open tasks: what is late first, then what waits for the commander, then by priority and what is due first. */
export function tasksInOrder(tasks: Iterable<TaskMark>): TaskMark[] {
  const open = [...tasks].filter(({ state }) => !taskEnded.has(state))
  const rank = (task: TaskMark) => (task.late.length > 0 || task.overdue === 100 ? 0 : waitsHere(task) ? 1 : 2)
  return open.sort(
    (a, b) =>
      rank(a) - rank(b) ||
      a.priority - b.priority ||
      (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity) ||
      (a.id < b.id ? -1 : 1),
  )
}

/** Whether a row is one that somebody types for: every word of it is found in what the row says. */
export function found(typed: string, said: readonly (string | null)[]): boolean {
  const text = said
    .filter((each) => each !== null)
    .join(' ')
    .toLowerCase()
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
