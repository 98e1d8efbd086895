import type { TaskState } from '../contract/task.ts'
import { limits, overduePercents } from './limits.ts'
import { HOUSE, type Step, type Task } from './task.ts'

/** Until it is handed in, somebody’s time runs; while it rests, nobody’s. */
const RUNNING: ReadonlySet<TaskState> = new Set([
  'issued',
  'delivered',
  'accepted',
  'enRoute',
  'onScene',
  'handling',
  'declined',
])

const by = { id: HOUSE.id, role: HOUSE.role }

/** What will be over, and when (epoch ms), of what was not yet told. */
function* coming(task: Task): Generator<{ readonly at: number; readonly step: Omit<Step, 'at'> }> {
  for (const { name, ms, since } of limits) {
    const from = since(task)
    if (from === null || task.late.includes(name)) continue
    yield { at: from + ms, step: { what: 'late', by, limit: name, overAt: from + ms } }
  }
  const { dueAt, openedAt } = task
  if (dueAt === null || !RUNNING.has(task.state)) return
  for (const percent of overduePercents) {
    if (percent <= task.overdue) continue
    const at = openedAt + Math.ceil(((dueAt - openedAt) * percent) / 100)
    yield { at, step: { what: 'overdue', by, percent, overAt: at } }
  }
}

/** What the house has to say of a task by `now` (epoch ms): silences, legal limits, parts of its time that are over. Each once. */
export const silences = (task: Task, now: number): Step[] =>
  [...coming(task)]
    .filter(({ at }) => at <= now)
    .sort((a, b) => a.at - b.at)
    .map(({ step }) => ({ ...step, at: now }) as Step)

/** When the house must look at a task next (epoch ms), or null: never. */
export function nextLook(task: Task): number | null {
  const times = [...coming(task)].map(({ at }) => at)
  return times.length === 0 ? null : Math.min(...times)
}
