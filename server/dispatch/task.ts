import { memberMarkOf, type Member } from './crew.ts'
import type { StopPlace } from '../contract/tour.ts'
import { countsOf, type Stop } from './stop.ts'
import type { PlanItem, TaskDeed, TaskKind, TaskLimit, TaskMark, TaskState, TaskStep } from '../contract/task.ts'

/** Who gives an order: by id and role, with the stations he belongs to. */
export interface Who {
  readonly id: string
  readonly role: string
  readonly stations: readonly string[]
}
export const HOUSE: Who = { id: 'house', role: 'house', stations: [] }

/** What a task begins as: stands in its first step. */
export interface Begins {
  readonly kind: TaskKind
  readonly title: string
  readonly priority: TaskMark['priority']
  readonly siteId: string | null
  readonly siteName: string | null
  readonly siteKind: TaskMark['siteKind']
  readonly streetCode: string | null
  readonly lng: number | null
  readonly lat: number | null
  readonly alarmId: string | null
  readonly causes: TaskMark['causes']
  readonly plan: readonly PlanItem[]
  readonly dueAt: number | null
  readonly unannounced: boolean
  readonly supervisionClass: string | null
  /** Of a tour: its places in the order in which they are to be visited. */
  readonly stops?: readonly StopPlace[]
  /** From when the limits of a rescue count, epoch ms: when the alarm was raised, else when the task was opened. */
  readonly clockFrom: number
}

/** One step as it was decided; `begins` on the first alone. */
export interface Step extends TaskStep {
  readonly begins?: Begins
}

/** What the field handed in last, until it is rejected. */
export interface Submission {
  readonly by: string
  readonly at: number
  readonly found: 'nothing' | 'something'
  readonly result: string
  readonly answers: Readonly<Record<string, string | number | boolean>>
  readonly evidence: readonly string[]
}

/** One line of who did what, for whoever decided on an older view. */
export interface Trail {
  readonly n: number
  readonly what: TaskDeed
  readonly at: number
  readonly by: string
}

/** A task as its steps add up. */
export interface Task extends Begins {
  readonly id: string
  readonly state: TaskState
  readonly unit: string | null
  readonly handler: string | null
  /** Of a joint task every unit, also those that left. */
  readonly members: readonly Member[]
  /** Persons who took part as members. */
  readonly took: readonly string[]
  /** Who said that the lead need not wait for the others. */
  readonly waived: { readonly by: string; readonly at: number } | null
  readonly openedAt: number
  readonly issuedAt: number | null
  readonly acceptedAt: number | null
  /** First departure and first arrival of anybody. */
  readonly departedAt: number | null
  readonly arrivedAt: number | null
  /** When the field last spoke. */
  readonly reportedAt: number | null
  readonly submittedAt: number | null
  readonly endedAt: number | null
  /** Since when silences count anew: issued, or resumed. */
  readonly countedFrom: number
  /** Of a suspended one: where it goes on, and until when it rests. */
  readonly before: TaskState | null
  readonly until: number | null
  readonly late: readonly TaskLimit[]
  readonly overdue: TaskMark['overdue']
  readonly submission: Submission | null
  readonly stops?: readonly Stop[]
  readonly verified: { readonly by: string; readonly at: number } | null
  /** Some step of who has it now says where he stood. */
  readonly placed: boolean
  readonly note: string | null
  readonly chosenWhy: string | null
  /** The last step of a person: no later one was done before it. */
  readonly spokenAt: number
  readonly lastAt: number
  readonly lastWhat: TaskDeed
  /** The newest steps, at most `TRAIL`. */
  readonly trail: readonly Trail[]
  /** Number of steps. */
  readonly version: number
}

/** Steps remembered with the task itself, for conflicts. */
export const TRAIL = 30

/** How a task stands, as screens get it. */
export function markOf(task: Task): TaskMark {
  const { id, kind, state, priority, title, siteId, siteName, siteKind, streetCode, lng, lat, unit, handler } = task
  const { alarmId, causes, openedAt, issuedAt, acceptedAt, departedAt, arrivedAt, submittedAt, endedAt } = task
  const { dueAt, overdue, version, unannounced, lastAt, lastWhat } = task
  return {
    ...{ id, kind, state, priority, title, siteId, siteName, siteKind, streetCode, lng, lat, unit, handler },
    members: task.members.map(memberMarkOf),
    ...{ alarmId, causes, openedAt, issuedAt, acceptedAt, departedAt, arrivedAt, submittedAt, endedAt },
    acceptBy: acceptBy(task),
    ...{ dueAt, late: [...task.late], overdue, version, unannounced, lastAt, lastWhat },
    ...countsOf(task.stops),
  }
}

/** A task as it was kept, by this version or by one that knew no members. */
export const taskFrom = (text: string): Task =>
  ({ members: [], took: [], waived: null, ...(JSON.parse(text) as object) }) as unknown as Task

/** An issued task is to be accepted within this long (operations 4.2: accepted ≤ 5 min). */
export const ACCEPT_MS = 5 * 60_000
const acceptBy = ({ state, countedFrom, causes }: Task) =>
  causes.campaign === undefined && (state === 'issued' || state === 'delivered') ? countedFrom + ACCEPT_MS : null
