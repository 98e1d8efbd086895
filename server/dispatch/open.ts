import type { TaskOrderOf } from '../contract/task.ts'
import { overburdened, type Chosen } from './command.ts'
import { callTogether } from './joint.ts'
import { RESCUE_DUE_MS } from './limits.ts'
import { refuse, type Decided } from './refusal.ts'
import type { Begins, Step, Who } from './task.ts'

/** What the house knows of where the task is and what it came from. */
export type Placed = Pick<
  Begins,
  'siteId' | 'siteName' | 'siteKind' | 'streetCode' | 'lng' | 'lat' | 'clockFrom' | 'stops'
>

/** A deadline further away than this is a mistake of the form. */
const LONGEST_MS = 366 * 24 * 3_600_000

/** Decides the opening of a task: its first step, and with `issue` the one that sends somebody. */
export function decideOpen(
  order: TaskOrderOf<'task.open'>,
  placed: Placed,
  {
    who,
    now,
    chosen,
    crew = [],
  }: {
    readonly who: Who
    readonly now: number
    readonly chosen: Chosen | null
    /** Persons named for the other units of a joint task, looked up. */
    readonly crew?: readonly Chosen[]
  },
): Decided {
  const { kind, title, priority, plan, unannounced, alarmId = null, supervisionClass = null } = order
  if (order.issue && chosen === null) return refuse('要立即派发，请选定承办人或承办单位；否则先存为草稿。')
  const twice = plan.find(({ id }, at) => plan.findIndex((item) => item.id === id) !== at)
  if (twice) return refuse(`检查单里“${twice.id}”出现了两次，请改用不同的编号。`)
  if (order.dueAt !== undefined && order.dueAt <= now) return refuse('完成时限应晚于现在，请重填。')
  if (order.dueAt !== undefined && order.dueAt > now + LONGEST_MS) return refuse('完成时限超过一年，请核对日期。')
  if (supervisionClass !== null && kind !== 'supervision') return refuse('督察类别只用于督察任务。')
  const overburden = order.issue && chosen ? overburdened(chosen, order.chosenWhy) : null
  if (overburden) return overburden
  const apart = callTogether(order, crew)
  if (apart) return apart
  const by = { id: who.id, role: who.role }
  const begins: Begins = {
    ...placed,
    ...{ kind, title, priority, plan, unannounced, alarmId, supervisionClass },
    causes: {
      alarms: alarmId === null ? [] : [alarmId],
      complaints: [...new Set(order.complaintIds ?? [])],
      hotspot: order.hotspotId ?? null,
    },
    dueAt: order.dueAt ?? (kind === 'rescue' ? Math.max(placed.clockFrom + RESCUE_DUE_MS, now + 1) : null),
  }
  const opened: Step = {
    what: 'opened',
    at: now,
    by,
    begins,
    ...(order.note && { note: order.note }),
    ...(order.members && { members: order.members }),
  }
  const why = order.chosenWhy === undefined ? {} : { chosenWhy: order.chosenWhy }
  if (chosen === null) return { steps: [opened] }
  const { handler, unit } = chosen
  // A draft remembers whom it is meant for; he learns of it when it is sent.
  if (!order.issue) return { steps: [{ ...opened, handler, unit, ...why }] }
  return { steps: [opened, { what: 'issued', at: now, by, handler, unit, ...why }] }
}
