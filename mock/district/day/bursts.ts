import type { Chance } from '../chance.ts'
import { chance } from '../chance.ts'
import { momentBetween, weekday } from './calendar.ts'
import type { Matter } from './orders.ts'
import { objectClasses } from './objects.ts'
import { problemClasses } from './problems.ts'
import { shopsAround } from './shops.ts'
import type { World } from './world.ts'

/** Trouble that comes back: the same spot, the same hours of the same days of the week. */
interface Recurring {
  readonly problem: string
  readonly object: string
  /** 0 is Sunday. */
  readonly days: readonly number[]
  readonly hours: readonly [number, number]
  readonly mean: number
}

const recurring: readonly Recurring[] = [
  { problem: '食品安全', object: '餐饮和住宿', days: [5, 6, 0], hours: [19, 22], mean: 9 },
  { problem: '合同', object: '文化娱乐体育', days: [1, 3], hours: [10, 12], mean: 8 },
]

/** The day's submissions at the recurring hot spots, each about one of the few shops round it; empty on other days. */
export function burstsOf(world: World, day: number, luck: Chance): { at: number; matter: Matter }[] {
  return recurring.flatMap((each, index) => {
    if (!each.days.includes(weekday(day))) return []
    const problem = problemClasses.find(({ name }) => name === each.problem)
    const object = objectClasses.find(({ name }) => name === each.object)
    // The spot is the world's own and the same every week, so it has a stream of chance apart from the day's.
    const own = chance(world.seed, 'recurring', index)
    const spot = world.spots[own.weighted(world.spots.map(({ weight }) => weight))]
    if (!problem || !object || !spot)
      throw new Error(`recurring trouble ${index} names a class or spot that is not there`)
    const few = shopsAround(spot, object, 9_000_000 + 10 * index, own)
    return Array.from({ length: luck.poisson(each.mean * world.size) }, () => {
      const { name, uscc, at, streetCode } = luck.pick(few)
      return { at: momentBetween(day, ...each.hours, luck), matter: { problem, object, name, uscc, at, streetCode } }
    })
  })
}
