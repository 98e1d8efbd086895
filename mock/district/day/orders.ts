import { chance, type Chance } from '../chance.ts'
import { districtHall } from '../ground.ts'
import { moved, type Point } from '../ring.ts'
import { compactDay, momentOf, weekday, type HourCurve } from './calendar.ts'
import { complainantOf } from './complainants.ts'
import type { Order } from './happening.ts'
import { objectClasses, type ObjectClass } from './objects.ts'
import { categories, channels, problemClasses, requests, type ProblemClass } from './problems.ts'
import { burstsOf } from './bursts.ts'
import type { World } from './world.ts'

/** With the six or so that the recurring hot spots add, 300. */
const ORDERS_A_DAY = 294
/** Submissions by hour of the day. */
export const CURVE: HourCurve = [
  1, 0.6, 0.4, 0.3, 0.3, 0.5, 1, 2.2, 4.5, 8.5, 10, 8.5, 5.5, 5.5, 7.5, 9, 8.5, 6.5, 4.5, 4, 4.5, 4, 2.5, 1.5,
]
/** Sunday first. The mean over a week is 1. */
export const WEEK = [0.82, 1.12, 1.08, 1.05, 1.04, 1.05, 0.84]

/** What a submission is about, where it points, and what happened there. */
export interface Matter {
  readonly problem: ProblemClass
  readonly object: ObjectClass
  readonly name: string
  readonly uscc: string
  readonly siteId?: string
  readonly at: Point
  readonly streetCode: string
}

const share = (luck: Chance, rows: readonly (readonly [string, number])[]) =>
  (rows[luck.weighted(rows.map(([, weight]) => weight))] as (typeof rows)[number])[0]

function objectFor(problem: ProblemClass, luck: Chance): ObjectClass {
  const weights = objectClasses.map((each) =>
    problem.says[each.nature] ? each.weight * (problem.mostly.includes(each.name) ? 12 : 1) : 0,
  )
  return objectClasses[luck.weighted(weights)] as ObjectClass
}

/** Someone to complain about: a registered site where the register knows such, else a shop. A few draw many. */
export function anyMatter(world: World, luck: Chance): Matter {
  const problem = problemClasses[luck.weighted(problemClasses.map((each) => each.share))] as ProblemClass
  const object = objectFor(problem, luck)
  const { sites, shops } = world.sellers.get(object.name) ?? { sites: [], shops: [] }
  // The power leans to the front of the list: the same few come again and again.
  const leaning = (count: number) => Math.floor(luck.next() ** 1.6 * count)
  const site = shops.length === 0 || luck.next() < 0.6 ? sites[leaning(sites.length)] : undefined
  const chosen = site ?? shops[leaning(shops.length)]
  if (!chosen) throw new Error(`nobody in this district sells ${object.name}`)
  const { name, uscc, at, streetCode } = chosen
  return { problem, object, name, uscc, at, streetCode, ...(site ? { siteId: site.siteId } : {}) }
}

/** Where the call taker put it: at the place, at the geocoder's default (1.5 %), nowhere (1 %), or at 0,0 (0.3 %). */
function positionOf(at: Point, luck: Chance): Point | null {
  const draw = luck.next()
  if (draw < 0.015) return districtHall
  if (draw < 0.025) return null
  if (draw < 0.028) return [0, 0]
  return luck.next() < 0.5 ? at : moved(at, luck.normal() * 12, luck.normal() * 12)
}

/** One submission about a matter, of a category drawn or given. Its personal particulars are invented and belong nowhere else. */
export function orderAbout(
  world: World,
  matter: Matter,
  at: number,
  orderNo: string,
  luck: Chance,
  given?: Order['category'],
): Order {
  const complainant = complainantOf(world.seed, luck)
  const goods = luck.pick(matter.object.goods)
  const amount = Math.max(1, Math.round(matter.object.yuan * Math.exp(luck.normal() * 0.8)))
  const priced = luck.next() < 0.8
  const category = given ?? (share(luck, categories) as Order['category'])
  const said = luck.pick(matter.problem.says[matter.object.nature] ?? ['{goods}有问题']).replace('{goods}', goods)
  const asked = category === '举报' ? '依法查处' : luck.pick(requests[matter.object.nature])
  const call = luck.next() < 0.03 ? `请回电${complainant.phone}。` : ''
  return {
    at,
    orderNo,
    category,
    channel: share(luck, channels),
    problemClass: matter.problem.name,
    objectClass: matter.object.name,
    respondent: { name: matter.name, uscc: matter.uscc, ...(matter.siteId ? { siteId: matter.siteId } : {}) },
    factText: `${category === '投诉举报' ? '投诉并举报' : category}：在${matter.name}${priced ? `消费${amount}元，` : ''}${said}，要求${asked}。${call}`,
    ...(priced ? { amount } : {}),
    position: positionOf(matter.at, luck),
    streetCode: matter.streetCode,
    complainant,
    station: `st-${matter.streetCode}`,
  }
}

/** All submissions of a day in order of time: the curve of the hours, and what recurs at the district's hot spots. */
export function ordersOf(world: World, day: number): Order[] {
  const luck = chance(world.seed, world.size, 'orders', day)
  const mean = ORDERS_A_DAY * world.size * (WEEK[weekday(day)] ?? 1)
  const due = Array.from({ length: luck.poisson(mean) }, () => ({
    at: momentOf(day, CURVE, luck),
    matter: anyMatter(world, luck),
  }))
  due.push(...burstsOf(world, day, luck))
  due.sort((a, b) => a.at - b.at)
  return due.map(({ at, matter }, i) =>
    orderAbout(world, matter, at, `LG${compactDay(day)}-${String(i + 1).padStart(6, '0')}`, luck),
  )
}
