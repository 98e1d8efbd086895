import { rescueLimits, type MilestoneName } from '../contract/rescue.ts'
import type { TaskLimit, TaskState } from '../contract/task.ts'
import { unansweredSince } from './crew.ts'
import { ACCEPT_MS, type Task } from './task.ts'

const MINUTE_MS = 60_000

export interface Limit {
  readonly name: TaskLimit
  readonly ms: number
  /** From when it counts (epoch ms), or null while it does not run. */
  readonly since: (task: Task) => number | null
  /** Ends when somebody speaks; otherwise what is over stays over. */
  readonly silence: boolean
  /** Where it comes from. */
  readonly source: { readonly zh: string; readonly en: string }
}

const DUTY = { zh: '指挥中心任务流转规则', en: 'Rules of the command centre for tasks' }
const within = (task: Task, ...states: readonly TaskState[]) => states.includes(task.state)
/** Work for days, sent to many at once: its deadline counts, not the minutes of a single call. */
export const planned = ({ causes }: Pick<Task, 'causes'>) => causes.campaign !== undefined
const rescue = (task: Task) => task.kind === 'rescue' && !['closed', 'cancelled', 'draft'].includes(task.state)

/** A limit of the rescue’s own clock, from the alarm on: how long it is and where it comes from stands there, once for wall, console and house. */
function ofRescue(name: MilestoneName & TaskLimit, open: (task: Task) => boolean): Limit {
  const { minutes, source } = rescueLimits[name]
  return {
    name,
    ms: minutes * MINUTE_MS,
    since: (task) => (rescue(task) && open(task) ? task.clockFrom : null),
    silence: false,
    source,
  }
}

/** Every limit of a task, each with its source. A rescue counts from the alarm, everything else from when somebody could act. */
export const limits: readonly Limit[] = [
  {
    name: 'notDelivered',
    ms: 2 * MINUTE_MS,
    since: (task) => (within(task, 'issued') && !planned(task) ? task.countedFrom : null),
    silence: true,
    source: DUTY,
  },
  {
    name: 'notAccepted',
    ms: ACCEPT_MS,
    since: (task) => (within(task, 'issued', 'delivered') && !planned(task) ? task.countedFrom : null),
    silence: true,
    source: DUTY,
  },
  {
    name: 'notMoving',
    ms: 10 * MINUTE_MS,
    since: (task) =>
      within(task, 'accepted') && !planned(task) ? Math.max(task.acceptedAt ?? 0, task.countedFrom) : null,
    silence: true,
    source: DUTY,
  },
  {
    name: 'notReporting',
    ms: 60 * MINUTE_MS,
    since: (task) => (within(task, 'onScene', 'handling') ? Math.max(task.reportedAt ?? 0, task.countedFrom) : null),
    silence: true,
    source: DUTY,
  },
  {
    name: 'notResumed',
    ms: 0,
    since: (task) => (within(task, 'suspended') ? task.until : null),
    silence: true,
    source: DUTY,
  },
  {
    name: 'notConfirmed',
    ms: 5 * MINUTE_MS,
    since: (task) =>
      within(task, 'issued', 'delivered', 'accepted', 'enRoute', 'onScene', 'handling', 'declined')
        ? unansweredSince(task)
        : null,
    silence: true,
    source: DUTY,
  },
  ofRescue('departure', ({ departedAt }) => departedAt === null),
  ofRescue('arrival', ({ arrivedAt }) => arrivedAt === null),
  ofRescue('accident', ({ submittedAt }) => submittedAt === null),
]

/** A rescue without a deadline of its own is due before it becomes an accident by law. */
export const RESCUE_DUE_MS = rescueLimits.accident.minutes * MINUTE_MS

export const overduePercents = [50, 80, 100] as const
