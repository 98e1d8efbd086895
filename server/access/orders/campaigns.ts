import type { Fact, Told } from '../../contract/fact.ts'
import type { OrderBody } from '../../contract/identity.ts'
import { districtDay } from '../../contract/time.ts'
import type { Joined } from '../campaign-work.ts'
import { decideCommand } from '../../dispatch/command.ts'
import { decideOpen } from '../../dispatch/open.ts'
import type { Step, Task } from '../../dispatch/task.ts'
import type { Visit } from '../../dispatch/campaign.ts'
import { campaignById, insertCampaign, unbegunOf } from '../../journal/campaigns.ts'
import { CAMPAIGNS, nextRegistration, TASKS } from '../../journal/registration-number.ts'
import type { Statement } from '../../journal/statement.ts'
import { insertManySteps, insertTasks, moveTasksByOne, putStops } from '../../journal/task-stops.ts'
import { countsOf, joined, LEFT_MOST } from '../campaign-work.ts'
import { sliced } from '../in-slices.ts'
import { handOf, scrubbed, taskMoved } from '../task-work.ts'
import { numbered, tourAt } from '../tour-work.ts'
import { refuse, type Context, type Decide, type Decision } from './order.ts'

type OpenMany = OrderBody<'task.openMany'>
type Moved = ReturnType<typeof taskMoved> & { readonly steps: readonly Step[] }

/** Rows in one statement: so that no statement is megabytes long. */
const ROWS = 200
const numberOf = (head: string, day: string, running: number) =>
  `${head}${day.replaceAll('-', '')}-${String(running).padStart(4, '0')}`

function news(campaignId: string, body: Omit<Fact<'campaign.stepped'>['body'], 'campaignId'>, context: Context): Told {
  const { orderId, now } = context
  const head = { id: `${orderId}/campaign`, source: 'dispatch', subject: null, at: now, seenAt: now }
  return { fact: { ...head, kind: 'campaign.stepped', body: { campaignId, ...body } } as Fact<'campaign.stepped'> }
}

/** The steps that open one task of the campaign: to one site, or a tour; or why not. */
function stepsOf({ unit, title, stops }: Visit, order: OpenMany, campaign: string, { who, now }: Context) {
  const [only] = stops
  const placed = stops.length === 1 ? { ...only!, clockFrom: now } : tourAt(numbered(stops), now)
  const { kind, priority, plan, unannounced, dueAt, note, issue } = order
  const decided = decideOpen(
    { verb: 'task.open', title, issue, kind, priority, plan, unannounced, dueAt, note },
    placed,
    { who: handOf(who), now, chosen: { handler: null, unit } },
  )
  if ('refused' in decided) return decided
  return decided.steps.map((step): Step =>
    step.begins ? { ...step, begins: { ...step.begins, causes: { ...step.begins.causes, campaign } } } : step,
  )
}

function* opened(
  visits: readonly Visit[],
  order: OpenMany,
  names: { readonly campaign: string; readonly task: (nth: number) => string },
  context: Context,
): Generator<void, readonly Moved[] | { readonly refused: string }> {
  const moved: Moved[] = []
  for (const [nth, visit] of visits.entries()) {
    const steps = stepsOf(visit, order, names.campaign, context)
    if ('refused' in steps) return steps
    const id = names.task(nth)
    moved.push({ ...taskMoved(id, null, steps, `${context.orderId}/${id}`, context.now), steps })
    yield
  }
  return moved
}

/** Everything that many tasks do to the tables: `begun`: their first steps, else one step more of each. */
function* statements(moved: readonly Moved[], begun: boolean): Generator<void, Statement[]> {
  const effects: Statement[] = []
  for (let at = 0; at < moved.length; at += ROWS) {
    const some = moved.slice(at, at + ROWS)
    const rows = some.map(({ row }) => row)
    effects.push(begun ? insertTasks(rows) : moveTasksByOne(rows))
    yield
    const steps = some.flatMap(({ after, steps: each }) =>
      each.map((step, n) => ({
        taskId: after.id,
        n: after.version - each.length + n + 1,
        step: JSON.stringify(step),
      })),
    )
    effects.push(insertManySteps(steps))
    yield
    const covers = some.flatMap((each) => each.covers)
    if (covers.length > 0) effects.push(putStops(covers))
    yield
  }
  return effects
}

function bodyOf(order: OpenMany, plan: Joined, by: string) {
  const { kind, per, dueAt = null, unannounced, where = null } = order
  const left = plan.left.slice(0, LEFT_MOST)
  return { kind, per, dueAt, unannounced, where, by, population: plan.asked, leftCounts: countsOf(plan.left), left }
}

/** Opens a task for every site of a campaign, or tours of neighbours: all of them in one order, or none. */
export const openMany: Decide<'task.openMany'> = async (given, context): Promise<Decision> => {
  const { parts, who, now } = context
  const order = scrubbed(given)
  const plan = await joined(order, parts)
  if (typeof plan === 'string') return refuse(plan)
  const { visits, left } = plan
  if (visits.length === 0)
    return refuse(
      `没有可派的监管对象：${left
        .slice(0, 5)
        .map(({ why }) => why)
        .join('')}`,
    )
  if (order.expects !== undefined && order.expects !== visits.length)
    return {
      refused: `预览之后情况有变：预览为 ${order.expects} 项任务，现为 ${visits.length} 项；请重新预览后再派发。`,
      code: 'conflict',
    }
  const day = districtDay(now)
  const campaign = numberOf('ZX', day, await nextRegistration(parts.db, day, now, CAMPAIGNS))
  const first = await nextRegistration(parts.db, day, now, TASKS, visits.length)
  const names = { campaign, task: (nth: number) => numberOf('RW', day, first + nth) }
  const moved = await sliced(opened(visits, order, names, context))
  if ('refused' in moved) return refuse(moved.refused)
  const { title } = order.campaign
  const [tasks, sites] = [visits.length, visits.reduce((sum, { stops }) => sum + stops.length, 0)]
  const row = { id: campaign, title, openedAt: now, body: JSON.stringify(bodyOf(order, plan, who.id)) }
  return {
    on: campaign,
    detail: { title, tasks, sites, left: left.length, issued: order.issue },
    told: [news(campaign, { what: 'opened', title, tasks, sites }, context), ...moved.flatMap(({ told }) => told)],
    effects: [insertCampaign(row), ...(await sliced(statements(moved, true)))],
    result: {
      ...{ campaignId: campaign, tasks, sites, leftCounts: countsOf(left) },
      ...{ first: names.task(0), last: names.task(tasks - 1) },
    },
  }
}

function* cancelled(
  rows: Awaited<ReturnType<typeof unbegunOf>>,
  reason: string,
  { who, now, orderId }: Context,
): Generator<void, readonly Moved[] | { readonly refused: string }> {
  const moved: Moved[] = []
  for (const row of rows) {
    const task = JSON.parse(row.task) as Task
    const order = { verb: 'task.cancel', taskId: task.id, reason } as const
    const decided = decideCommand(task, order, { who: handOf(who), now, chosen: null })
    if ('refused' in decided) return decided
    const { steps } = decided
    moved.push({ ...taskMoved(task.id, { task, row }, steps, `${orderId}/${task.id}`, now), steps })
    yield
  }
  return moved
}

/** Cancels what of a campaign nobody has begun; what somebody has taken goes on. */
export const cancelMany: Decide<'task.cancelMany'> = async (given, context): Promise<Decision> => {
  const { parts } = context
  const { campaign, reason } = scrubbed(given)
  const found = await campaignById(parts.db, campaign)
  if (found === null) return refuse('没有这个专项行动，请从列表中选。', campaign)
  const rows = await unbegunOf(parts.db, campaign)
  if (rows.length === 0) return refuse('这个专项行动没有尚未开始的任务，无可取消。', campaign)
  const moved = await sliced(cancelled(rows, reason, context))
  if ('refused' in moved) return refuse(moved.refused, campaign)
  const sites = moved.reduce((sum, { after }) => sum + (after.stops?.length ?? 1), 0)
  const { title } = found
  return {
    on: campaign,
    detail: { title, tasks: rows.length, sites, reason },
    told: [
      news(campaign, { what: 'cancelled', title, tasks: rows.length, sites }, context),
      ...moved.flatMap(({ told }) => told),
    ],
    effects: await sliced(statements(moved, false)),
    result: { campaignId: campaign, tasks: rows.length, sites },
  }
}
