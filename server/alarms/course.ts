import { isHidden } from '../contract/task.ts'
import type { Fact, Priority } from '../contract/fact.ts'

type Raise = Fact<'alarm.raised'>['body']

/** What is known of one alarm between its first raise and the end that came of it. Times are epoch ms. */
export interface Episode {
  readonly condition: string
  readonly priority: Priority
  readonly siteId: string | null
  readonly raisedAt: number
  readonly lastAt: number
  readonly times: number
  readonly values: Raise['values']
  readonly causes: readonly string[]
  /** `by`: id of a person; absent where only the picture's copy is known. */
  readonly ack: { readonly at: number; readonly byRole: string; readonly by?: string } | null
  readonly contactedAt: number | null
  readonly injuryAt: number | null
  readonly tasks: readonly string[]
  /** Normal since then, and over at `endsAt` unless it is raised before. */
  readonly normalSince: number | null
  readonly endsAt: number | null
  readonly chattering: boolean
  /** Over: it returned to normal then, or was closed by hand. */
  readonly returnedAt: number | null
  readonly closedAt: number | null
}

/** A raise whose on-delay is not over: no alarm yet. */
export interface Waiting extends Pick<Episode, 'lastAt' | 'times' | 'causes'> {
  readonly body: Raise
  readonly at: number
  readonly holdMs: number
  readonly standsAt: number
}

/** Everything that decides what the next fact about one alarm does. */
export interface Course {
  /** When it last returned to normal: a raise that happened before and arrives late opens nothing. */
  readonly returnedAt: number | null
  /** Returns within the last minute. */
  readonly turns: readonly number[]
  readonly waiting: Waiting | null
  /** The latest. */
  readonly episode: Episode | null
}

/** A step of a task that was opened for an alarm belongs to the alarm's course. */
export type AlarmFact = Fact<'alarm.raised'> | Fact<'alarm.returned'> | Fact<'alarm.acted'> | Fact<'task.stepped'>

/** Which alarm a fact is about; null: none. */
export function alarmIdOf(fact: Fact): string | null {
  switch (fact.kind) {
    case 'alarm.raised':
    case 'alarm.returned':
    case 'alarm.acted':
      return fact.body.alarmId
    case 'task.stepped':
      return fact.body.stands.alarmId
    default:
      return null
  }
}
export const isAlarmFact = (fact: Fact): fact is AlarmFact => alarmIdOf(fact) !== null

export const NO_COURSE: Course = { returnedAt: null, turns: [], waiting: null, episode: null }
const CAUSES_KEPT = 20

/** Chattering: raised and returned this often within so long (ISA-18.2 practice: three transitions in a minute). */
export const CHATTER_TURNS = 3
export const CHATTER_MS = 60_000

/** The episode that is not over, or null. */
export const standing = ({ episode }: Course): Episode | null =>
  episode && episode.returnedAt === null && episode.closedAt === null ? episode : null

/** The course after one more fact of it, in the order of the journal. The same for the picture and the table of episodes. */
export function follow(course: Course, fact: AlarmFact): Course {
  if (fact.kind === 'alarm.raised') return raised(course, fact)
  if (fact.kind === 'task.stepped') return sent(course, fact.body)
  return fact.kind === 'alarm.returned' ? returned(course, fact) : acted(course, fact)
}

function raised(course: Course, { at, body }: Fact<'alarm.raised'>): Course {
  if ((course.returnedAt ?? -Infinity) >= at) return course
  const open = standing(course)
  // Told by the house for what stands already, or no longer waits: nothing is news.
  if (body.stood && course.waiting === null) return course
  if (!open && body.holdMs !== undefined) return { ...course, waiting: wait(course.waiting, at, body, body.holdMs) }
  return { ...course, waiting: null, episode: again(open ?? asBefore(course.waiting), at, body) }
}

/** One condition at one place is one alarm, however often it is told. */
function again(before: Partial<Episode> | null, at: number, body: Raise): Episode {
  const { condition, siteId, values, cause, anew, stood } = body
  const priority = before?.priority !== undefined && before.priority < body.priority ? before.priority : body.priority
  const unseen = anew === true || (before?.priority ?? priority) > priority
  return {
    condition,
    priority,
    siteId: siteId ?? null,
    raisedAt: Math.min(before?.raisedAt ?? at, at),
    lastAt: Math.max(before?.lastAt ?? at, at),
    times: (before?.times ?? 0) + (stood ? 0 : 1),
    values: before?.values && (before.lastAt ?? at) > at ? before.values : values,
    causes: [...(before?.causes ?? []), ...(stood ? [] : [cause])].slice(-CAUSES_KEPT),
    ack: unseen ? null : (before?.ack ?? null),
    contactedAt: before?.contactedAt ?? null,
    injuryAt: before?.injuryAt ?? null,
    tasks: before?.tasks ?? [],
    normalSince: null,
    endsAt: null,
    chattering: before?.chattering ?? false,
    returnedAt: null,
    closedAt: null,
  }
}

function wait(before: Waiting | null, at: number, body: Raise, holdMs: number): Waiting {
  const { holdMs: _, ...kept } = body
  const latest = before && before.lastAt > at ? before.body : kept
  const priority = before && before.body.priority < body.priority ? before.body.priority : body.priority
  return {
    body: { ...latest, priority },
    at: Math.min(before?.at ?? at, at),
    holdMs: Math.min(before?.holdMs ?? Infinity, holdMs),
    standsAt: Math.min(before?.standsAt ?? Infinity, at + holdMs),
    lastAt: Math.max(before?.lastAt ?? at, at),
    times: (before?.times ?? 0) + 1,
    causes: [...(before?.causes ?? []), body.cause].slice(-CAUSES_KEPT),
  }
}

const asBefore = (waiting: Waiting | null): Partial<Episode> | null =>
  waiting && {
    priority: waiting.body.priority,
    values: waiting.body.values,
    raisedAt: waiting.at,
    lastAt: waiting.lastAt,
    times: waiting.times,
    causes: waiting.causes,
  }

/** Back to normal at `at`; a raise that happened later, already told, stays. */
function returned(course: Course, { at, body }: Fact<'alarm.returned'>): Course {
  const next = { ...course, returnedAt: Math.max(course.returnedAt ?? -Infinity, at) }
  const open = standing(course)
  if (body.stood)
    return open?.normalSince === at ? { ...next, waiting: null, episode: { ...open, returnedAt: at } } : next
  const { waiting } = course
  const waited = waiting !== null && waiting.lastAt <= at ? waiting : null
  const ends = open !== null && open.lastAt <= at && open.normalSince === null
  if (!ends && waited === null) return waiting && waiting.at <= at ? { ...next, waiting: anew(waiting) } : next
  const turns = [...course.turns.filter((turn) => turn > at - CHATTER_MS && turn <= at), at]
  const chattering = turns.length >= CHATTER_TURNS
  const held = Math.max(body.holdMs ?? 0, chattering ? CHATTER_MS : 0)
  // What comes and goes too quickly to stand is a fault in itself.
  const was = open ?? (chattering && waited ? stands(waited) : null)
  if (was === null) return { ...next, turns, waiting: null }
  const over = held === 0 ? { returnedAt: at } : { normalSince: at, endsAt: at + held }
  return { ...next, turns, waiting: null, episode: { ...was, chattering: was.chattering || chattering, ...over } }
}

const stands = (waiting: Waiting) => again(asBefore(waiting), waiting.lastAt, { ...waiting.body, stood: true })

/** It returned in between: what was raised since begins to wait then. */
const anew = (waiting: Waiting): Waiting => ({
  ...waiting,
  at: waiting.lastAt,
  standsAt: waiting.lastAt + waiting.holdMs,
})

/** A task was opened for it. */
function sent(course: Course, { taskId, stands }: Fact<'task.stepped'>['body']): Course {
  // What those who see the alarm are not to know of yet is named on it when it may be known.
  if (isHidden(stands)) return course
  const open = standing(course)
  if (!open || open.tasks.includes(taskId) || open.tasks.length >= TASKS_KEPT) return course
  return { ...course, episode: { ...open, tasks: [...open.tasks, taskId] } }
}
/** Tasks of one alarm that are named; the tasks themselves name it as well. */
const TASKS_KEPT = 50

function acted(course: Course, { at, body }: Fact<'alarm.acted'>): Course {
  const { act, by } = body
  const { episode } = course
  if (act === 'closed') return closed(course, at)
  const open = standing(course)
  if (!open || episode === null) return course
  const changed: Partial<Episode> =
    act === 'acknowledged'
      ? { ack: open.ack ?? { at, byRole: by.role ?? by.kind, by: by.id } }
      : act === 'contacted'
        ? { contactedAt: open.contactedAt ?? at }
        : { injuryAt: open.injuryAt ?? at }
  return { ...course, episode: { ...open, ...changed } }
}

/** Closed by hand: what stands is over, what had returned unseen is put away. */
function closed(course: Course, at: number): Course {
  const { episode } = course
  if (episode === null || episode.closedAt !== null) return course
  const open = standing(course)
  if (!open) return { ...course, episode: { ...episode, closedAt: at } }
  return {
    ...course,
    returnedAt: Math.max(course.returnedAt ?? -Infinity, at),
    waiting: null,
    episode: { ...open, returnedAt: open.normalSince, closedAt: at },
  }
}
