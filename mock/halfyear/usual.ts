import { chance } from '../district/chance.ts'
import type { World } from '../district/day/world.ts'
import { actorsOf } from './actors.ts'
import type { Course } from './course.ts'
import { othersCourse, tipOffCourse } from './courses/others.ts'
import { prompt } from './days.ts'
import { complaintCourse } from './half-year.ts'
import { interceptedShares, stationShares, type Intercepted, type ToStation } from './outcomes.ts'
import type { Planned } from './plan.ts'

/** One submission of the live day, or one half of it, as the house has it. */
export interface Told {
  readonly id: string
  readonly kind: 'complaint' | 'tipOff'
  /** Epoch ms. */
  readonly receivedAt: number
  readonly amount: number | null
  readonly streetCode: string | null
  /** The station it would go to; null: another district's. */
  readonly station: string | null
}

/** Out of a hundred that would go to a station, so many are settled before one. */
const EARLY_PERCENT = 22
const TRIES = 20
const OUT_OF_TIME = 5

type Share = readonly (readonly [Intercepted | ToStation, number])[]

/** Items of 总局令第20号 by which mediation is ended, and the same ground in 总局令第121号 Art. 23. */
const ENDED_BY: Readonly<Record<number, number>> = { 1: 1, 2: 4, 3: 2, 4: 3, 5: 5, 6: 6, 7: 8 }
function asToday(planned: Planned): Planned {
  const { order } = planned
  if (order.verb === 'terminate') {
    const item = ENDED_BY[Number(order.item)] ?? 8
    return { ...planned, order: { ...order, item, ...(item === OUT_OF_TIME && { note: '六十日内未达成协议' }) } }
  }
  // Another body's mediation is no bar any more (总局令第121号 Art. 16 item 2): the consumer association's is.
  if (order.verb === 'notAccept' && order.item === 2)
    return { ...planned, order: { ...order, note: '同一争议已由消费者协会处理过' } }
  // To anyone of the lane: whoever signs in as one of its people finds work there.
  return order.verb === 'route' ? { ...planned, order: { ...order, to: null } } : planned
}

/**
 * What the people of an invented district mean to do about a submission of the live day: the same submission, the same plan,
 * however often it is asked. Courses that find a clue are left out, because a clue is a matter of its own.
 */
export function usualPlans(world: World): (told: Told) => readonly Planned[] {
  const { seed, size } = world
  const people = actorsOf(world)
  function plan({ id, kind, receivedAt, amount, streetCode, station }: Told, nth: number): Planned[] {
    const luck = chance(seed, size, 'usual', id, nth)
    const course: Course = {
      ...{ luck, on: undefined, begins: prompt(receivedAt) ? 0 : 1, amount: amount ?? undefined },
      ...people(streetCode ?? '', station ?? 'elsewhere', luck),
    }
    if (station === null) return othersCourse(course, kind)
    if (kind === 'tipOff') return tipOffCourse(course)
    const shares: Share = luck.next() * 100 < EARLY_PERCENT ? interceptedShares : stationShares
    const [outcome] = shares[luck.weighted(shares.map(([, weight]) => weight))]!
    return complaintCourse(course, outcome)
  }
  return (told) => {
    for (let nth = 0; ; nth += 1) {
      const planned = plan(told, nth)
      if (nth === TRIES || !planned.some(({ order }) => order.verb === 'foundClue')) return planned.map(asToday)
    }
  }
}
