import type { Planned, Submission } from '../mock/index.ts'
import { untouched, withoutNumbers, type Found } from './access/matter-work.ts'
import { districtDay } from './contract/time.ts'
import { apply } from './interception/apply.ts'
import { decide, timeouts } from './interception/decide.ts'
import type { Matter, State } from './interception/matter.ts'
import type { GovernanceModel } from './interception/model.ts'
import { interceptionOrder } from './interception/order.ts'
import type { MatterKind, Step } from './interception/step.ts'
import type { Who } from './interception/who.ts'
import type { Calendar } from './law/calendar/calendar.ts'
import { addDays, endOfDay } from './law/calendar/day.ts'

/** What the machine decides by, and what is known of matters that were played before. */
export interface Stage {
  readonly model: GovernanceModel
  readonly calendar: Calendar
  /** Another matter that an order names; null: there is none. */
  readonly other: (id: string) => Promise<{ readonly kind: MatterKind; readonly state: State } | null>
}
/** A complaint as the table has it. */
type Received = Parameters<typeof untouched>[0]

const MINUTE_MS = 60_000

/** When an order is given: never before the step before it. Epoch ms. */
export function momentOf(when: Planned['when'], receivedAt: number, last: number, calendar: Calendar): number {
  if ('after' in when) return last + when.after * MINUTE_MS
  const { day } = calendar.addWorkingDays(districtDay(receivedAt), when.day)
  return Math.max(last + MINUTE_MS, endOfDay(addDays(day, -1)) + when.minute * MINUTE_MS)
}

/** Who gives a planned order, as the machine asks for him. */
export const whoOf = ({ id, role, lane, station }: Planned['by']): Who => ({
  ...{ id, role, lane: lane ?? null, stations: station === undefined ? null : [station] },
})

async function orderOf({ order }: Planned, { other }: Stage) {
  const plain = withoutNumbers(order) as Planned['order']
  if (plain.verb !== 'merge') return interceptionOrder.parse(plain)
  const id = String(plain.into)
  const into = await other(id)
  if (into === null) throw new Error(`半年演示数据：要并入的 ${id} 不存在。`)
  return interceptionOrder.parse({ ...plain, into: { id, kind: into.kind, state: into.state } })
}

/**
 * What becomes of a submission when the orders of its plan are given to the machine one after another, in order of time. The
 * machine may refuse none of them: a refusal is thrown, because then the plan was not lawful. Null for a consultation.
 */
export async function play(
  { id, plan }: Pick<Submission, 'id' | 'plan'>,
  received: Received,
  stage: Stage,
  now: number,
): Promise<{ found: Found; steps: readonly Step[]; matters: ReadonlyMap<string, Matter> } | null> {
  const { calendar, model } = stage
  if (received.kind === 'consult') return null
  const { receivedAt } = received
  const found = untouched(received, calendar, now)
  const matters = new Map<string, Matter>([[id, found.matter]])
  const steps: Step[] = []
  const take = (taken: readonly Step[]) => {
    for (const step of taken) matters.set(step.on, apply(matters.get(step.on) ?? null, step))
    steps.push(...taken)
  }
  for (const planned of plan) {
    const on = `${id}${planned.on ?? ''}`
    const matter = matters.get(on)
    if (matter === undefined) throw new Error(`半年演示数据：${on} 还没有，就有了 ${planned.order.verb}。`)
    const at = momentOf(planned.when, receivedAt, matter.last.at, calendar)
    take(timeouts(matter, at, calendar))
    const decided = decide(matters.get(on)!, await orderOf(planned, stage), {
      ...{ who: whoOf(planned.by), now: at, model, calendar },
    })
    if ('refused' in decided) throw new Error(`半年演示数据：${on} 的 ${planned.order.verb} 不合规：${decided.refused}`)
    take(decided.steps)
  }
  for (const matter of matters.values()) take(timeouts(matter, now, calendar))
  // Each matter's own steps keep their order; those of several run side by side as they happened.
  steps.sort((a, b) => a.at - b.at)
  return { found, steps, matters }
}
