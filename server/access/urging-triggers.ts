import type { Told } from '../contract/fact.ts'
import type { Step as TaskStep, Task } from '../dispatch/task.ts'
import { fired, houseSays } from '../dispatch/urging/triggers.ts'
import { accountById } from '../journal/accounts.ts'
import { campaignById } from '../journal/campaigns.ts'
import type { Statement } from '../journal/statement.ts'
import { stepsOfTask } from '../journal/tasks.ts'
import { openUrgingOf } from '../journal/urgings.ts'
import type { AccessParts } from './parts.ts'
import { foundOf, nextUrgingId, replyDue, urgingStepsAsFacts } from './urging-work.ts'

interface Follows {
  readonly told: readonly Told[]
  readonly effects: readonly Statement[]
}
const NOTHING: Follows = { told: [], effects: [] }

/** The one station that answers for a task: its own, or the only one of who has it; null: none, and then nobody is urged by rule. */
async function unitOf({ unit, handler }: Task, { db }: Pick<AccessParts, 'db'>): Promise<string | null> {
  if (unit !== null || handler === null) return unit
  const stations = (await accountById(db, handler))?.scope.stations ?? []
  return stations.length === 1 ? stations[0]! : null
}

/**
 * What a task’s steps mean for the unit that carries it out: a slip opened, or one that stands made graver; to be recorded in the
 * same transaction. `name` makes ids, as for the steps themselves.
 */
export async function urgedBy(
  { before, after }: { readonly before: Task; readonly after: Task },
  steps: readonly TaskStep[],
  name: string,
  now: number,
  parts: Pick<AccessParts, 'db' | 'calendar'>,
): Promise<Follows> {
  const rejects = steps.some(({ what }) => what === 'rejected')
  const rejected = rejects
    ? (await stepsOfTask(parts.db, after.id)).filter((text) => (JSON.parse(text) as TaskStep).what === 'rejected')
        .length
    : 0
  const trigger = fired(steps, rejected)
  const unit = trigger && (await unitOf(before, parts))
  if (trigger === null || unit === null) return NOTHING
  // A campaign’s tasks run out in the same moment: its unit is urged by one slip for all of them, and not by one for each.
  const { campaign } = after.causes
  const about = campaign === undefined ? { taskId: after.id } : { campaign }
  const found = foundOf(await openUrgingOf(parts.db, about, unit))
  const { id: taskId, streetCode } = after
  const title = campaign === undefined ? after.title : ((await campaignById(parts.db, campaign))?.title ?? after.title)
  const reply = replyDue(trigger.level, now, await parts.calendar())
  const step = houseSays(trigger, found?.urging ?? null, { unit, taskId, title, streetCode }, { now, reply })
  if (step === null) return NOTHING
  return urgingStepsAsFacts(found?.urging.id ?? (await nextUrgingId(parts, now)), found, [step], name, now)
}
