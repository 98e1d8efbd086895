import type { TaskOrderOf } from '../contract/task.ts'
import { answersLack, asksOf, proves, unproven } from './proof.ts'
import { refuse, type Refusal } from './refusal.ts'
import type { Stop } from './stop.ts'
import type { Task } from './task.ts'
import { clock, person } from './words.ts'

/** “第 3 站（平湖市场）”. */
const named = (stops: readonly Stop[], stop: Stop) => `第 ${stops.indexOf(stop) + 1} 站（${stop.siteName}）`

/**
 * Why what the field tells of a stop does not count, or null: it does. A stop proves itself, with the same rule as a result: evidence,
 * and where nothing was found a photo or the place where it was told. `stored`: hashes of files that belong to the task.
 */
export function stopRefused(
  task: Task,
  order: TaskOrderOf<'task.stop'> | TaskOrderOf<'task.skipStop'>,
  stored: ReadonlySet<string>,
): Refusal | null {
  const { stops } = task
  if (stops === undefined) return refuse('这项任务不是巡查路线，没有分站；请直接提交结果。')
  const stop = stops.find(({ id }) => id === order.stopId)
  if (stop === undefined) return refuse(`路线里没有“${order.stopId}”这一站，请刷新任务后再报。`)
  const name = named(stops, stop)
  if (stop.state !== 'open' && !stop.again) {
    const by = stop.by === null ? '' : `由${person(stop.by)}`
    return refuse(`${name}已${by}于 ${clock(stop.at ?? task.lastAt)} 报过，不用再报；有补充请写进展。`)
  }
  if (order.verb === 'task.skipStop') return null
  const lacking = answersLack(asksOf(task, 'stop'), order, stored)
  if (lacking) return refuse(`${name}：${lacking.refused}`)
  if (proves(order, order.place !== undefined)) return null
  return refuse(`${name}：${unproven(order.found).refused}`)
}

/** Why a tour cannot be handed in yet, or null: every stop is looked at or passed over with a reason, and the whole says what its stops say. */
export function tourLacks(task: Task, { found }: Pick<TaskOrderOf<'task.submit'>, 'found'>): Refusal | null {
  const { stops } = task
  if (stops === undefined) return null
  const open = stops.filter(({ state }) => state === 'open')
  const [next] = open
  if (next !== undefined)
    return refuse(
      `还有 ${open.length} 站没有报（${named(stops, next)}${open.length > 1 ? '等' : ''}），请逐站报完；去不了的请跳过并写明理由。`,
    )
  const first = stops.find((stop) => stop.found === 'something')
  if (found === 'nothing' && first !== undefined)
    return refuse(`${named(stops, first)}已报发现问题，整条路线的结果不能写“未发现问题”，请改选后再提交。`)
  return null
}
