import { setImmediate } from 'node:timers/promises'
import { chance, type Chance } from '../district/chance.ts'
import { compactDay, dayNumber } from '../district/day/calendar.ts'
import type { Order } from '../district/day/happening.ts'
import { anyMatter, orderAbout, type Matter } from '../district/day/orders.ts'
import type { World } from '../district/day/world.ts'
import { orderRow, type Row } from '../upstream/rows.ts'
import { actorsOf } from './actors.ts'
import { ODR_MOST, type Course } from './course.ts'
import { interceptedCourse } from './courses/intercepted.ts'
import { duplicateCourse, othersCourse, splitFirst, tipOffCourse } from './courses/others.ts'
import { toStation } from './courses/to-station.ts'
import { prompt, receipts } from './days.ts'
import { interceptedShares, stationShares, type Intercepted, type ToStation } from './outcomes.ts'
import type { Planned } from './plan.ts'
import { chosen, dealt, shuffled } from './quota.ts'

export type { Actor, Planned, When } from './plan.ts'

/** How many of what: `counted` would have gone to a station, `intercepted` of them end before one. */
export interface Quota {
  readonly counted: number
  readonly intercepted: number
}

/** One submission of the half-year as the 12315 platform would list it, and what people then mean to do about it. */
export interface Submission {
  readonly id: string
  /** Epoch ms. */
  readonly at: number
  readonly row: Row
  readonly plan: readonly Planned[]
}

export interface HalfYear {
  readonly count: number
  /** In order of receipt, each invented when it is asked for; from the n-th on. */
  submissions(from?: number): Generator<Submission>
}

type Kind = 'complaint' | 'tipOff' | 'mixed' | 'duplicate' | 'otherComplaint' | 'otherTipOff' | 'consult'
const CATEGORY: Readonly<Record<Kind, Order['category']>> = {
  ...{ complaint: '投诉', tipOff: '举报', mixed: '投诉举报', duplicate: '投诉' },
  ...{ otherComplaint: '投诉', otherTipOff: '举报', consult: '咨询' },
}

/** How often what is told leads to a settlement: by class of problem. Others 1. */
const EASE: Readonly<Record<string, number>> = {
  售后服务: 1.35,
  价格: 1.25,
  合同: 0.8,
  食品安全: 0.7,
  质量: 1.1,
  广告: 0.8,
  安全: 0.5,
}

/** Kinds in the order of receipt: complaints, tip-offs and mixed ones make `counted` together, the others come beside. */
function kindsOf({ counted }: Quota, luck: Chance): Kind[] {
  const mixed = Math.round((counted * 4) / 45.8)
  const tipOff = Math.round((counted * 12.6) / 45.8)
  const of = (share: number) => Math.round(counted * share)
  const many = (kind: Kind, count: number) => Array.from({ length: count }, () => kind)
  const kinds = shuffled(
    [
      ...many('complaint', counted - tipOff - 2 * mixed),
      ...many('tipOff', tipOff),
      ...many('mixed', mixed),
      ...many('duplicate', of(0.022)),
      ...many('otherComplaint', of(0.02)),
      ...many('otherTipOff', of(0.008)),
      ...many('consult', of(0.045)),
    ],
    luck,
  )
  // Something must have been told before it can be told again.
  const first = kinds.indexOf('complaint')
  ;[kinds[0], kinds[first]] = [kinds[first] as Kind, kinds[0] as Kind]
  return kinds
}

/**
 * The first half of 2022 in an invented district: every submission with the orders that desk, lanes and stations mean to give.
 * The same world, seed and quota give the same half-year. The plan is steered; whether it comes out so, the house counts.
 */
export async function inventHalfYear(world: World, quota: Quota): Promise<HalfYear> {
  const { seed, size } = world
  const own = (what: string, n = 0) => chance(seed, size, 'halfYear', what, n)
  const kinds = kindsOf(quota, own('kinds'))
  const moments = receipts(kinds.length, own('receipts'))
  const numbers = numbersOf(moments)
  const people = actorsOf(world)

  const matterOf = (n: number): Matter => anyMatter(world, own('matter', n))
  const complaints = kinds.flatMap((kind, n) => (kind === 'complaint' || kind === 'mixed' ? [n] : []))
  const ease: number[] = []
  for (const n of complaints) {
    const { streetCode, problem } = matterOf(n)
    ease.push((EASE[problem.name] ?? 1) * (0.75 + 0.5 * chance(seed, 'ease', streetCode).next()))
    // A whole half-year takes a second or two: whoever else runs in this process gets his turn.
    if (ease.length % 400 === 0) await setImmediate()
  }
  const early = chosen(quota.intercepted, ease, own('chosen'))
  const outcomes = new Map<number, Intercepted | ToStation>()
  const settled = dealt(quota.intercepted, interceptedShares, own('settled'))
  const sent = dealt(complaints.length - quota.intercepted, stationShares, own('sent'))
  complaints.forEach((n, at) =>
    outcomes.set(n, (early.has(at) ? settled.pop() : sent.pop()) as Intercepted | ToStation),
  )

  // Sent first, a station may yet not accept it.
  const unanswered = /^sentFirst$|\.(withdrawn|notAccepted)$/
  const joinable = (n: number) => kinds[n] === 'complaint' && !unanswered.test(outcomes.get(n)!)
  // Something that can be joined must have been told first of all.
  if (!joinable(0)) {
    const other = complaints.find((n, at) => joinable(n) && early.has(at) === early.has(0))!
    const [mine, its] = [outcomes.get(0)!, outcomes.get(other)!]
    outcomes.set(0, its)
    outcomes.set(other, mine)
  }

  /** The complaint that a duplicate tells again: some days earlier, the first of all if there is none nearer. None that ended unanswered: nobody would work the duplicate then. */
  function firstTold(n: number): number {
    for (let at = n - own('again', n).int(1, 400); at > 0; at--) if (joinable(at)) return at
    return 0
  }

  function submission(n: number): Submission {
    const kind = kinds[n] as Kind
    const at = moments[n] as number
    const luck = own('order', n)
    const elsewhere = kind === 'otherComplaint' || kind === 'otherTipOff'
    const original = kind === 'duplicate' ? firstTold(n) : n
    const order = orderAbout(world, matterOf(original), at, numbers[n] as string, luck, CATEGORY[kind])
    const { station, streetCode, ...rest } = orderRow(order)
    // About a business that no register of ours holds, at a place that is none of ours.
    const row = elsewhere
      ? { ...rest, respondent: { name: order.respondent.name }, position: undefined }
      : { ...rest, station, streetCode }
    const course: Course = {
      ...{ luck, on: undefined, begins: prompt(at) ? 0 : 1, amount: order.amount },
      ...people(order.streetCode, order.station, luck),
    }
    return { id: order.orderNo, at, row, plan: planOf(n, kind, course, numbers[original] as string) }
  }

  function planOf(n: number, kind: Kind, course: Course, first: string): Planned[] {
    if (kind === 'consult') return []
    if (kind === 'tipOff') return tipOffCourse(course)
    if (kind === 'duplicate') return duplicateCourse(course, first)
    if (kind === 'otherComplaint') return othersCourse(course, 'complaint')
    if (kind === 'otherTipOff') return othersCourse(course, 'tipOff')
    if (kind === 'complaint') return complaintCourse(course, outcomes.get(n)!)
    return [
      splitFirst(course),
      ...complaintCourse({ ...course, on: '-c' }, outcomes.get(n)!),
      ...tipOffCourse({ ...course, on: '-t' }),
    ]
  }

  return {
    count: kinds.length,
    *submissions(from = 0) {
      for (let n = from; n < kinds.length; n++) yield submission(n)
    },
  }
}

const otherwise: Readonly<Partial<Record<Intercepted | ToStation, Intercepted | ToStation>>> = {
  ...{ 'C1.paid': 'C2.paid', 'C1.confirmed': 'C2.paid', 'C1.again': 'C2.again', 'C1.withdrawn': 'C2.withdrawn' },
  ...{ 'failed.C1': 'failed.C2', 'ranOut.C1': 'ranOut.C4' },
}
const fitting = (outcome: Intercepted | ToStation, amount = 0) =>
  amount > ODR_MOST ? (otherwise[outcome] ?? outcome) : outcome

const early = new Set<string>(interceptedShares.map(([name]) => name))
/** The orders that a complaint's outcome takes; an amount that the drawn lane does not take goes another way of the same end. */
export function complaintCourse(course: Course, drawn: Intercepted | ToStation): Planned[] {
  const outcome = fitting(drawn, course.amount)
  return early.has(outcome)
    ? interceptedCourse(course, outcome as Intercepted)
    : toStation(course, outcome as ToStation)
}

/** Numbers as the platform gives them: by day, in the order of receipt. */
function numbersOf(moments: readonly number[]): string[] {
  const counts = new Map<number, number>()
  return moments.map((at) => {
    const day = dayNumber(at)
    const nth = (counts.get(day) ?? 0) + 1
    counts.set(day, nth)
    return `LG${compactDay(day)}-${String(nth).padStart(6, '0')}`
  })
}
