import type { UrgingCause, UrgingLevel, UrgingTrigger } from '../../contract/urging-words.ts'
import type { Step as TaskStep } from '../task.ts'
import { graver } from './terms.ts'
import { markOf, type Begins, type Step, type Urging } from './urging.ts'

export interface Trigger {
  readonly name: UrgingTrigger
  readonly level: UrgingLevel
  readonly cause: UrgingCause
  /** Whether a task’s step is what it waits for; `rejections`: how often the task was sent back, this step included. */
  readonly fires: (step: TaskStep, rejections: number) => boolean
  /** Where it comes from. */
  readonly source: { readonly zh: string; readonly en: string }
}

const LIGHTS = {
  zh: '督查督办机制：任务时限过 50%、80%、100%，黄、橙、红三级督办',
  en: 'Supervision and urging: 50, 80 and 100 % of a task’s time, in yellow, orange and red',
}
const overdue = (name: UrgingTrigger, percent: 50 | 80 | 100, level: UrgingLevel): Trigger => ({
  ...{ name, level, cause: 'overdue', source: LIGHTS },
  fires: (step) => step.what === 'overdue' && step.percent === percent,
})

/** What makes the house itself urge a unit, each with its source. */
export const triggers: readonly Trigger[] = [
  overdue('overdue50', 50, 'yellow'),
  overdue('overdue80', 80, 'orange'),
  overdue('overdue100', 100, 'red'),
  {
    ...{ name: 'rejectedTwice', level: 'orange', cause: 'repeat' },
    fires: (step, rejections) => step.what === 'rejected' && rejections >= 2,
    source: {
      zh: '督查督办机制：同一任务第二次被驳回，按重复问题督办（本系统规则）',
      en: 'Supervision and urging: the same task sent back a second time is a repeated fault (rule of this house)',
    },
  },
]

/** The gravest of the triggers that these steps of a task fire, or null. `rejected`: how often it was sent back before them. */
export function fired(steps: readonly TaskStep[], rejected: number): Trigger | null {
  let rejections = rejected
  let worst: Trigger | null = null
  for (const step of steps) {
    if (step.what === 'rejected') rejections += 1
    for (const trigger of triggers)
      if (trigger.fires(step, rejections) && (worst === null || graver(trigger.level, worst.level))) worst = trigger
  }
  return worst
}

const by = { id: 'house', role: 'house' }

/**
 * What the house says when a trigger fired for a task: its unit is urged, or the slip that is open becomes graver; null when it is
 * that grave already. `reply`: when a reply to this level is due.
 */
export function houseSays(
  trigger: Trigger,
  open: Urging | null,
  about: Pick<Begins, 'unit' | 'taskId' | 'title' | 'streetCode'>,
  { now, reply }: { readonly now: number; readonly reply: Pick<Begins, 'replyBy' | 'provisional'> },
): Step | null {
  const { name, level, cause } = trigger
  const told = { at: now, by, trigger: name, level, cause }
  if (open === null) return { ...told, what: 'opened', begins: { ...about, level, cause, complaintId: null, ...reply } }
  return graver(level, open.level) ? { ...told, what: 'raised', ...sooner(open, reply, now) } : null
}

/** A graver slip is to be answered sooner, never later: a date that stands and is nearer stays, and one that is over stays over. */
export function sooner(
  urging: Urging,
  reply: Pick<Begins, 'replyBy' | 'provisional'>,
  now: number,
): Partial<Pick<Begins, 'replyBy' | 'provisional'>> {
  const { state, replyBy } = markOf(urging)
  const answered = state === 'replied' || state === 'passed'
  if (!answered && (replyBy <= now || replyBy <= reply.replyBy)) return {}
  return reply
}

/** Says once that the time for the reply is over; null: it is not, or was said. */
export const late = (urging: Urging, now: number): Step | null =>
  lookAt(urging) !== null && urging.replyBy <= now ? { what: 'late', at: now, by } : null

/** When the house must look at a slip next (epoch ms), or null: never. */
export const lookAt = ({ state, lateTold, replyBy }: Urging): number | null =>
  (state === 'open' || state === 'failed') && !lateTold ? replyBy : null
