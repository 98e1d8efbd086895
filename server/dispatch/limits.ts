import type { TaskLimit, TaskState } from '../contract/task.ts'
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
const rescue = (task: Task) => task.kind === 'rescue' && !['closed', 'cancelled', 'draft'].includes(task.state)

/** Every limit of a task, each with its source. A rescue counts from the alarm, everything else from when somebody could act. */
export const limits: readonly Limit[] = [
  {
    name: 'notDelivered',
    ms: 2 * MINUTE_MS,
    since: (task) => (within(task, 'issued') ? task.countedFrom : null),
    silence: true,
    source: DUTY,
  },
  {
    name: 'notAccepted',
    ms: ACCEPT_MS,
    since: (task) => (within(task, 'issued', 'delivered') ? task.countedFrom : null),
    silence: true,
    source: DUTY,
  },
  {
    name: 'notMoving',
    ms: 10 * MINUTE_MS,
    since: (task) => (within(task, 'accepted') ? Math.max(task.acceptedAt ?? 0, task.countedFrom) : null),
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
    name: 'departure',
    ms: 10 * MINUTE_MS,
    since: (task) => (rescue(task) && task.departedAt === null ? task.clockFrom : null),
    silence: false,
    source: {
      zh: '电梯应急处置三级救援：10 分钟未出动转二级',
      en: 'Three-level lift rescue: level 2 at 10 minutes without departure',
    },
  },
  {
    name: 'arrival',
    ms: 30 * MINUTE_MS,
    since: (task) => (rescue(task) && task.arrivedAt === null ? task.clockFrom : null),
    silence: false,
    source: {
      zh: 'TSG T5002—2017《电梯维护保养规则》：市区 30 分钟内抵达',
      en: 'TSG T5002-2017: on the spot within 30 minutes in urban areas',
    },
  },
  {
    name: 'accident',
    ms: 120 * MINUTE_MS,
    since: (task) => (rescue(task) && task.submittedAt === null ? task.clockFrom : null),
    silence: false,
    source: {
      zh: '《特种设备安全监察条例》第六十四条第（三）项：电梯轿厢滞留人员 2 小时以上为一般事故',
      en: 'Special Equipment Safety Supervision Regulation, Art. 64(3): people held in a lift for 2 hours or more are an accident',
    },
  },
]

/** A rescue without a deadline of its own is due before it becomes an accident by law. */
export const RESCUE_DUE_MS = 120 * MINUTE_MS

export const overduePercents = [50, 80, 100] as const
