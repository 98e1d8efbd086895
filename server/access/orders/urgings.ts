import { urgingVerbs, type UrgingOrder, type UrgingOrderOf, type UrgingVerb } from '../../contract/urging.ts'
import { decide, decideOpen, type Reply } from '../../dispatch/urging/decide.ts'
import type { Begins } from '../../dispatch/urging/urging.ts'
import { scrub } from '../../identity/scrub.ts'
import { mattersOf } from '../../journal/matters.ts'
import { oneComplaint } from '../../journal/read.ts'
import { openUrgingOf, urgingById } from '../../journal/urgings.ts'
import { bothWays, findTask, handOf } from '../task-work.ts'
import { foundOf, nextUrgingId, replyDue, stationsSeen, urgingStepsAsFacts } from '../urging-work.ts'
import { refuse, type Context, type Decide, type Decision } from './order.ts'

const NONE = '没有这份督办单，或不在您的范围内。'

/** Free text of an order, scrubbed of numbers of persons: what is journalled can never be taken out again (PIPL art. 6). */
const SAID = ['instruction', 'text', 'note', 'reason', 'title'] as const
const scrubbed = <Given extends object>(given: Given): Given => ({
  ...given,
  ...Object.fromEntries(
    SAID.flatMap((name) => {
      const said = (given as Readonly<Record<string, unknown>>)[name]
      return typeof said === 'string' ? [[name, scrub(said)]] : []
    }),
  ),
})

/** The named date, or the one by the table of a level. */
const replyOf = async (level: Begins['level'], replyBy: number | undefined, { parts, now }: Context): Promise<Reply> =>
  replyBy === undefined ? replyDue(level, now, await parts.calendar()) : { replyBy, provisional: false }

type About = Pick<Begins, 'unit' | 'taskId' | 'complaintId' | 'title' | 'streetCode'>

/** What a slip is about and which unit is urged; a sentence when that is nothing or nobody. */
async function aboutOf(order: UrgingOrderOf<'urging.open'>, { parts }: Context): Promise<About | string> {
  const { taskId = null, complaintId = null, title } = order
  if (taskId !== null && complaintId !== null) return '一份督办单只对一项任务或一件投诉举报，请分别开单。'
  const { stations } = parts.district
  const known = (unit: string) => stations.length === 0 || stations.some(({ id }) => id === unit)
  if (order.unit !== undefined && !known(order.unit)) return '没有这个单位，请从监管所中选。'
  if (taskId !== null) {
    const found = await findTask(taskId, parts)
    if (!found || found.task.state === 'draft') return '没有这项任务，或尚未派发，不能督办。'
    const unit = order.unit ?? found.task.unit
    if (unit === null) return '任务没有承办单位，请指明督办哪个监管所。'
    return { unit, taskId, complaintId, title: title ?? found.task.title, streetCode: found.task.streetCode }
  }
  if (complaintId !== null) {
    const complaint = await oneComplaint(parts.db, complaintId)
    if (!complaint) return '没有这件投诉举报，请核对编号。'
    const holds = (await mattersOf(parts.db, complaintId)).flatMap(({ station }) => station ?? [])
    const unit = order.unit ?? holds[0] ?? null
    if (unit === null) return '这件投诉举报没有分派到监管所，请指明督办哪个监管所。'
    return { unit, taskId, complaintId, title: title ?? `投诉举报 ${complaintId}`, streetCode: complaint.streetCode }
  }
  if (order.unit === undefined) return '请指明督办哪个监管所，或督办哪项任务、哪件投诉举报。'
  if (title === undefined) return '请写督办事项（至少 2 个字）。'
  const streetCode = stations.find(({ id }) => id === order.unit)?.streetCode ?? null
  return { unit: order.unit, taskId, complaintId, title, streetCode }
}

/** A leader’s instruction becomes a slip. Its number runs by the day. */
const openUrging: Decide<'urging.open'> = async (given, context): Promise<Decision> => {
  const { parts, who, now, orderId } = context
  const order: UrgingOrderOf<'urging.open'> = { ...scrubbed(given), verb: 'urging.open' }
  const about = await aboutOf(order, context)
  if (typeof about === 'string') return refuse(about)
  const { taskId, complaintId, unit } = about
  const same = taskId !== null ? { taskId } : complaintId !== null ? { complaintId } : null
  const open = same && foundOf(await openUrgingOf(parts.db, same, unit))
  const reply = await replyOf(order.level, order.replyBy, context)
  const decided = decideOpen(order, about, open?.urging ?? null, { who: handOf(who), now, reply })
  if ('refused' in decided) return { ...decided, on: open?.urging.id ?? null }
  const id = await nextUrgingId(parts, now)
  const { told, effects, after } = urgingStepsAsFacts(id, null, decided.steps, orderId, now)
  return {
    on: id,
    detail: { state: after.state, version: after.version, level: after.level, unit, taskId, complaintId },
    told,
    effects,
    result: { urgingId: id, version: after.version, state: after.state },
  }
}

async function decideOn(order: Exclude<UrgingOrder, { verb: 'urging.open' }>, context: Context): Promise<Decision> {
  const { parts, who, now, orderId } = context
  const { urgingId } = order
  const found = foundOf(await urgingById(parts.db, urgingId))
  const seen = stationsSeen(who)
  if (!found || (seen !== null && !seen.includes(found.urging.unit))) return refuse(NONE, urgingId)
  const level = order.verb === 'urging.raise' ? order.level : found.urging.level
  const reply = await replyOf(level, 'replyBy' in order ? order.replyBy : undefined, context)
  const decided = decide(found.urging, order, { who: handOf(who), now, reply })
  if ('refused' in decided) return { ...decided, ...(await bothWays(decided.refused, parts)), on: urgingId }
  const { told, effects, after } = urgingStepsAsFacts(urgingId, found, decided.steps, orderId, now)
  return {
    on: urgingId,
    detail: { state: after.state, version: after.version, level: after.level },
    told,
    effects,
    result: { urgingId, state: after.state, version: after.version },
  }
}

type OnSlip = Exclude<UrgingVerb, 'open'>
const verbs = urgingVerbs.filter((verb): verb is OnSlip => verb !== 'open')

/** One decision per verb, all by the machine of the dispatch room. */
export const urgingDecisions = {
  ...(Object.fromEntries(
    verbs.map((verb) => [
      `urging.${verb}`,
      (given: object, context: Context) =>
        decideOn(
          { ...scrubbed(given), verb: `urging.${verb}` } as Exclude<UrgingOrder, { verb: 'urging.open' }>,
          context,
        ),
    ]),
  ) as unknown as { readonly [V in `urging.${OnSlip}`]: Decide<V> }),
  'urging.open': openUrging,
}
