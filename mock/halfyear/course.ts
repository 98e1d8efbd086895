import type { Chance } from '../district/chance.ts'
import { minute, type Actor, type Planned, type When } from './plan.ts'

/** An ODR enterprise takes nothing over this amount, yuan (the default model's first lane): such go another way of the same end. */
export const ODR_MOST = 50_000

export type LaneCode = 'C1' | 'C2' | 'C3' | 'C4' | 'C5'

/** What a course is drawn from: one complaint, or one half of a mixed submission. */
export interface Course {
  readonly luck: Chance
  /** Which of a mixed submission's halves; undefined: the submission itself. */
  readonly on: Planned['on'] | undefined
  /** Working day on which the desk begins: the day of receipt when somebody sits there, else the next. */
  readonly begins: 0 | 1
  /** Yuan, as told; undefined: not told. */
  readonly amount: number | undefined
  readonly desk: Actor
  /** Who works a lane in this street; of the fast desk, the desk itself. */
  readonly laneOf: (lane: LaneCode) => Actor
  readonly officer: Actor
  readonly station: string
}

/** One order of a course. */
export function give({ on }: Course, by: Actor, when: When, verb: string, rest: object = {}): Planned {
  return { when, by, ...(on && { on }), order: { verb, ...rest } }
}

/** Some minute of that working day in office hours. */
export const onDay = ({ luck }: Course, day: number): When => ({ day, minute: luck.int(minute(9, 5), minute(17, 30)) })
/** Some while after the step before. */
export const soon = ({ luck }: Course, least: number, most: number): When => ({ after: luck.int(least, most) })

const HOWS = ['sms', 'voice', 'signed', 'platform'] as const
const RECORDS = ['短信确认回执已归档', '电话录音已归档', '签字页已归档', '平台确认记录已归档'] as const

/** The complainant's recorded word. */
export function confirmation({ luck }: Course): { readonly how: string; readonly record: string } {
  const which = luck.weighted([55, 20, 10, 15])
  return { how: HOWS[which] as string, record: RECORDS[which] as string }
}

/** Both sides' consent to be mediated, asked by one person in one go. */
export const consents = (course: Course, by: Actor, first: When): Planned[] => [
  give(course, by, first, 'consent', { by: 'complainant', agrees: true, record: '电话录音已归档' }),
  give(course, by, soon(course, 5, 90), 'consent', { by: 'respondent', agrees: true, record: '电话录音已归档' }),
]

/** What the desk learns by the call-back before it routes: what the lane asks for holds. */
function known({ luck, amount }: Course, lane: LaneCode | null, groundItem: number | null): object {
  const pledged = luck.next() < 0.6
  return {
    flags: {
      odr: lane === 'C1',
      inCatchment: lane === 'C2',
      pledged: lane === 'C3' && pledged,
      inOperatorSite: lane === 'C3' && !pledged,
    },
    injury: false,
    facts: lane === 'C4' && (amount ?? 0) <= 5_000 ? luck.int(2, 3) : 1,
    earlierOnDispute: 0,
    reachable: { complainant: true, respondent: true },
    groundItem,
  }
}

/** The desk takes it and calls back. */
export function opening(course: Course, lane: LaneCode | null = null, groundItem: number | null = null): Planned[] {
  const { luck, desk, begins } = course
  const first: When = begins === 0 ? soon(course, 2, 25) : { day: 1, minute: luck.int(minute(8, 40), minute(10)) }
  return [
    give(course, desk, first, 'take'),
    give(course, desk, soon(course, 4, 30), 'learn', { known: known(course, lane, groundItem) }),
  ]
}

/** Whoever holds it speaks to both sides soon. */
export const contacted = (course: Course, by: Actor): Planned =>
  give(course, by, soon(course, 5, 150), 'contact', { record: '电话联系双方，录音已归档' })

/** Taken, learned and routed to a lane; the mediator's only with both consents on record. */
export function routed(course: Course, lane: LaneCode, groundItem: number | null = null): Planned[] {
  const { desk } = course
  const to = lane === 'C5' ? null : (course.laneOf(lane).lane?.id ?? null)
  return [
    ...opening(course, lane, groundItem),
    ...(lane === 'C4' ? consents(course, desk, soon(course, 2, 20)) : []),
    give(course, desk, soon(course, 2, 25), 'route', { lane, to }),
    contacted(course, course.laneOf(lane)),
  ]
}

/**
 * A tip-off after its verification, decided on working day `day`: the reporter told within the five working days of 总局令第20号
 * Art. 31, a filed case decided well within its ninety days, and closed. A clue has no reporter.
 */
export function afterVerification(course: Course, by: Actor, day: number, filed: boolean, reporter = true): Planned[] {
  const { luck } = course
  const told = reporter ? [give(course, by, soon(course, 60, 4_000), 'notify', { record: '短信告知，回执已归档' })] : []
  if (!filed) return [...told, give(course, by, soon(course, 10, 600), 'close')]
  const outcome = (['penalty', 'noPenalty', 'noViolation', 'toOtherAuthority'] as const)[
    luck.weighted([70, 14, 12, 4])
  ]!
  return [
    ...told,
    give(course, by, onDay(course, day + luck.int(12, 50)), 'decideCase', { outcome, record: '案件处理决定书已归档' }),
    give(course, by, soon(course, 10, 600), 'close'),
  ]
}

/** Working days a lane has, and no lane outlives working day 5. */
const LANE_DAYS: Readonly<Record<LaneCode, number>> = { C1: 5, C2: 3, C3: 3, C4: 5, C5: 0 }

/** When a lane comes to its end: within its days and the window; the fast desk within the day. */
export function laneEnd(course: Course, lane: LaneCode): { readonly when: When; readonly day: number } {
  const { luck, begins } = course
  if (lane === 'C5') return { when: soon(course, 15, 200), day: begins }
  const last = Math.min(5, begins + LANE_DAYS[lane])
  const quick = lane === 'C1' ? 0.8 : lane === 'C4' ? 1 : 1.5
  const day = begins + 1 + Math.floor(luck.next() ** quick * (last - begins))
  return { when: onDay(course, Math.min(day, last)), day: Math.min(day, last) }
}
