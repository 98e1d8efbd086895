import { commandVerbs, fieldVerbs, type CommandVerb, type FieldVerb, type TaskOrder } from '../../contract/task.ts'
import { decideCommand } from '../../dispatch/command.ts'
import { decideField, type FieldOrder } from '../../dispatch/field.ts'
import type { Task } from '../../dispatch/task.ts'
import { evidenceOf, stillThere } from '../../journal/tasks.ts'
import { bothWays, findTask, handOf, inSight, scrubbed, sightOf, taskStepsAsFacts } from '../task-work.ts'
import { urgedBy } from '../urging-triggers.ts'
import { chosenBy, crewBy } from './task-chosen.ts'
import { openTask } from './task-open.ts'
import { refuse, type Context, type Decide, type Decision } from './order.ts'

const NONE = '没有这项任务，或不在您的范围内。'
const FIELD: ReadonlySet<string> = new Set(fieldVerbs.map((verb) => `task.${verb}`))
const isField = (order: TaskOrder): order is FieldOrder => FIELD.has(order.verb)

/** What of a refused step of the field is kept in the audit: nothing that somebody did out there is lost. */
function keptOf(order: FieldOrder): Extract<Decision, { refused: string }>['detail'] {
  const { verb: _verb, taskId: _task, ...told } = order
  return JSON.parse(JSON.stringify(told)) as Extract<Decision, { refused: string }>['detail']
}

/** Whom an order names; a draft that is sent without a name goes to whom it was meant for. */
function sentTo(order: Exclude<TaskOrder, { verb: 'task.open' }>, { state, handler, unit }: Task) {
  if (order.verb !== 'task.issue' && order.verb !== 'task.reassign') return {}
  const names = order.handler !== undefined || order.unit !== undefined
  if (names || order.verb === 'task.reassign' || state !== 'draft') return order
  return { handler: handler ?? undefined, unit: unit ?? undefined }
}

async function decideOn(order: Exclude<TaskOrder, { verb: 'task.open' }>, context: Context): Promise<Decision> {
  const { parts, who, now, orderId } = context
  const { taskId } = order
  const field = isField(order)
  const found = await findTask(taskId, parts)
  // Whoever had it before it was given to another is told so, and not that there is none.
  const had = found?.task.trail.some(({ by }) => by === who.id)
  if (!found || !(had || inSight(found.task, sightOf(who, parts))))
    return { ...refuse(NONE, taskId), ...(field && { detail: keptOf(order) }) } as Decision
  const crew = order.verb === 'task.muster' ? await crewBy([{ ...order, lead: false }], taskId, context) : null
  if (crew !== null && 'refused' in crew) return crew
  const sent = field || crew ? null : await chosenBy(sentTo(order, found.task), taskId, context)
  if (sent !== null && 'refused' in sent) return sent
  const chosen = crew?.chosen[0] ?? sent
  const hand = handOf(who)
  const decided = field
    ? decideField(found.task, order, {
        who: hand,
        now,
        stored: new Set(
          order.verb === 'task.submit' || order.verb === 'task.stop'
            ? (await evidenceOf(parts.db, taskId)).map(({ hash }) => hash)
            : [],
        ),
      })
    : decideCommand(found.task, order, { who: hand, now, chosen })
  if ('refused' in decided)
    return {
      ...decided,
      ...(await bothWays(decided.refused, parts)),
      on: taskId,
      ...(field && { detail: keptOf(order) }),
    }
  const { told, effects, after } = taskStepsAsFacts(taskId, found, decided.steps, orderId, now)
  const urged = await urgedBy({ before: found.task, after }, decided.steps, orderId, now, parts)
  // A file that was thrown away in this very moment is not handed in.
  const handedIn = order.verb === 'task.submit' || order.verb === 'task.stop' ? [...new Set(order.evidence)] : []
  return {
    on: taskId,
    detail: { state: after.state, version: after.version },
    told: [...told, ...urged.told],
    effects: [...effects, ...urged.effects, ...handedIn.map((hash) => stillThere(taskId, hash))],
    result: { taskId, state: after.state, version: after.version },
  }
}

type OnTask = Exclude<CommandVerb, 'open'> | FieldVerb
const verbs = [...commandVerbs.filter((verb) => verb !== 'open'), ...fieldVerbs] as readonly OnTask[]

/** One decision per verb, all by the machine of the dispatch room. */
export const taskDecisions = {
  ...(Object.fromEntries(
    verbs.map((verb) => [
      `task.${verb}`,
      (given: object, context: Context) =>
        decideOn({ ...scrubbed(given), verb: `task.${verb}` } as Exclude<TaskOrder, { verb: 'task.open' }>, context),
    ]),
  ) as unknown as { readonly [V in `task.${OnTask}`]: Decide<V> }),
  'task.open': openTask,
}
