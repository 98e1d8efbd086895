import {
  contacted,
  confirmation,
  consents,
  give,
  laneEnd,
  onDay,
  opening,
  routed,
  soon,
  type Course,
  type LaneCode,
} from '../course.ts'
import type { Intercepted } from '../outcomes.ts'
import type { Planned } from '../plan.ts'

const recoveredOf = ({ amount, luck }: Course) => Math.round((amount ?? 100) * (0.4 + 0.6 * luck.next()))

/** Grounds that the desk uses against complaints of its own district, with the words it notes (总局令第20号 Art. 15). */
const GROUNDS = [
  [2, '同一争议已由其他调解组织处理过'],
  [3, '不能证明存在消费者权益争议'],
  [5, '未提供规定的材料，经告知仍未补正'],
] as const

/** Settled by the lane with the complainant's word. */
export function paidIn(course: Course, lane: LaneCode, result = 'settled_paid'): { plan: Planned[]; day: number } {
  const by = course.laneOf(lane)
  const { when, day } = laneEnd(course, lane)
  const settle = { result, recovered: recoveredOf(course), confirmation: confirmation(course) }
  // Whoever signs an agreement has agreed to be mediated; the mediator's lane has both consents before it begins.
  const asked = result === 'agreement_signed' && lane !== 'C4'
  const end = asked
    ? [...consents(course, by, when), give(course, by, soon(course, 20, 90), 'settle', settle)]
    : [give(course, by, when, 'settle', settle)]
  return { plan: [...routed(course, lane), ...end], day }
}

function inLane(course: Course, lane: LaneCode, how: string): Planned[] {
  const by = course.laneOf(lane)
  const { desk, luck } = course
  if (how === 'paid') return paidIn(course, lane).plan
  if (how === 'advance') return paidIn(course, lane, 'advance_paid').plan
  if (how === 'agreement') return paidIn(course, lane, 'agreement_signed').plan
  const { when } = laneEnd(course, lane)
  if (how === 'withdrawn')
    return [...routed(course, lane), give(course, by, when, 'withdraw', { confirmation: confirmation(course) })]
  if (how === 'notAccepted') {
    const [item, note] = luck.pick(GROUNDS)
    return [...routed(course, lane, item), give(course, desk, when, 'notAccept', { item, note })]
  }
  if (how === 'confirmed')
    return [
      ...routed(course, lane),
      give(course, by, when, 'settle', { result: 'settled_pending', recovered: recoveredOf(course) }),
      give(course, desk, soon(course, 60, 1_300), 'confirm', { confirmation: confirmation(course) }),
    ]
  const { plan, day } = paidIn(course, lane)
  const again = day + luck.int(3, 11)
  return [
    ...plan,
    give(course, desk, onDay(course, again), 'reopen', { why: '投诉人反映未履行，重新办理' }),
    give(course, desk, soon(course, 5, 20), 'route', { lane, to: by.lane?.id ?? null }),
    contacted(course, by),
    give(course, by, lane === 'C5' ? soon(course, 15, 60) : onDay(course, again + luck.int(1, 2)), 'settle', {
      ...{ result: 'settled_paid', recovered: recoveredOf(course), confirmation: confirmation(course) },
    }),
  ]
}

function atDesk(course: Course, how: string): Planned[] {
  const { desk, luck } = course
  if (how === 'notAccepted') {
    const [item, note] = luck.pick(GROUNDS)
    return [
      ...opening(course, null, item),
      give(course, desk, onDay(course, luck.int(2, 6)), 'notAccept', { item, note }),
    ]
  }
  if (how === 'withdrawn')
    return [
      ...opening(course),
      give(course, desk, onDay(course, luck.int(1, 5)), 'withdraw', { confirmation: confirmation(course) }),
    ]
  const accepted = luck.int(3, 6)
  const ended = accepted + luck.int(6, 24)
  const close = onDay(course, ended + luck.int(1, 4))
  const mediated = [
    ...opening(course),
    give(course, desk, onDay(course, accepted), 'accept'),
    ...consents(course, desk, onDay(course, accepted + 1)),
    give(course, desk, soon(course, 10, 60), 'mediate', { body: null }),
  ]
  if (how === 'agreed')
    return [
      ...mediated,
      give(course, desk, onDay(course, ended), 'agree', { recovered: recoveredOf(course), record: '调解书已归档' }),
      give(course, desk, close, 'close', { notice: null }),
    ]
  return [
    ...mediated,
    give(course, desk, onDay(course, ended), 'terminate', { item: 4, note: '双方明确表示无法达成协议' }),
    give(course, desk, close, 'close', { notice: '已书面告知双方并附其他救济途径' }),
  ]
}

/** A complaint that ends before any station sees it. */
export function interceptedCourse(course: Course, outcome: Intercepted): Planned[] {
  const [where, how] = outcome.split('.') as [string, string]
  return where === 'desk' ? atDesk(course, how) : inLane(course, where as LaneCode, how)
}
