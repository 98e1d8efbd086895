import { districtDay } from '../../contract/time.ts'
import type { TaskOrderOf } from '../../contract/task.ts'
import { leadOf } from '../../dispatch/joint.ts'
import { decideOpen, type Placed } from '../../dispatch/open.ts'
import { inDistrict, prepareDistrict, streetAt } from '../../intake/district.ts'
import { oneSite } from '../../journal/read.ts'
import { nextRegistration, TASKS } from '../../journal/registration-number.ts'
import { unknownComplaints } from '../../journal/tasks.ts'
import { bothWays, handOf, scrubbed, taskStepsAsFacts } from '../task-work.ts'
import { tourPlaced } from '../tour-work.ts'
import { chosenBy, crewBy } from './task-chosen.ts'
import { refuse, type Context, type Decide, type Decision } from './order.ts'

type Open = TaskOrderOf<'task.open'>

/** Where the task is: at the site, on the spot that was clicked, or where its alarm is. A sentence when that is nowhere. */
async function placed(order: Open, { parts, now }: Context): Promise<Placed | string> {
  const alarm = order.alarmId === undefined ? null : parts.alarm(order.alarmId)
  if (order.alarmId !== undefined && alarm === null) return '没有这条告警，或已经解除；请刷新后从现有告警派发。'
  const clockFrom = alarm === null ? now : Math.min(alarm.raisedAt, now)
  const siteId = order.siteId ?? alarm?.siteId ?? null
  const site = siteId === null ? null : await oneSite(parts.db, siteId)
  if (order.siteId !== undefined && site === null) return '没有这个监管对象，请重选，或在地图上点选地点。'
  const spot = order.place ?? null
  if (site === null && spot === null) return '请选定监管对象，或在地图上点选地点。'
  const district = prepareDistrict(parts.district)
  if (spot !== null && !inDistrict(district, spot.lng, spot.lat)) return '地点不在本辖区内，请重新点选。'
  const { lng = null, lat = null } = spot ?? site ?? {}
  const street = lng === null || lat === null ? undefined : streetAt(district, lng, lat)
  return {
    ...{ siteId: site === null ? null : siteId, siteName: site?.name ?? null },
    siteKind: (site?.kind ?? null) as Placed['siteKind'],
    streetCode: site?.streetCode ?? street ?? null,
    ...{ lng, lat, clockFrom },
  }
}

/** Opens a task from the map, a site, an alarm or a hotspot; with `issue` it is sent at once. Its number runs by the day. */
export const openTask: Decide<'task.open'> = async (given, context): Promise<Decision> => {
  const { parts, who, now, orderId } = context
  const order: Open = { ...scrubbed(given), verb: 'task.open' }
  const tour = order.stops === undefined ? null : await tourPlaced(order, order.stops, parts, now)
  const where = tour === null ? await placed(order, context) : typeof tour === 'string' ? tour : tour.placed
  if (typeof where === 'string') return refuse(where)
  const [unknown] = await unknownComplaints(parts.db, order.complaintIds ?? [])
  if (unknown !== undefined) return refuse(`没有编号为 ${unknown} 的投诉举报，请核对后再关联。`)
  const chosen = await chosenBy(leadOf(order) ?? order, null, context)
  if (chosen !== null && 'refused' in chosen) return chosen
  const crew = await crewBy(order.members ?? [], null, context)
  if ('refused' in crew) return crew
  const decided = decideOpen(order, where, { who: handOf(who), now, chosen, crew: crew.chosen })
  if ('refused' in decided) return { ...decided, ...(await bothWays(decided.refused, parts)) }
  const day = districtDay(now)
  const running = await nextRegistration(parts.db, day, now, TASKS)
  const id = `RW${day.replaceAll('-', '')}-${String(running).padStart(4, '0')}`
  const { told, effects, after } = taskStepsAsFacts(id, null, decided.steps, orderId, now)
  return {
    on: id,
    detail: { state: after.state, version: after.version, kind: after.kind, alarmId: after.alarmId },
    told,
    effects,
    result: {
      ...{ taskId: id, version: after.version, state: after.state },
      ...(tour !== null && typeof tour !== 'string' && { left: tour.left }),
    },
  }
}
