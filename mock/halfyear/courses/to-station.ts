import {
  afterVerification,
  confirmation,
  consents,
  give,
  laneEnd,
  ODR_MOST,
  onDay,
  opening,
  routed,
  soon,
  type Course,
  type LaneCode,
} from '../course.ts'
import { stationEnds, type StationEnd, type ToStation } from '../outcomes.ts'
import { minute, type Planned } from '../plan.ts'
import { paidIn } from './intercepted.ts'

const WHY_BACK = ['商家不同意退款', '双方差距过大，未能和解', '商家未在时限内答复', '投诉人要求由监管所处理'] as const

/** How a station works what was accepted on working day `accepted`, and ends it. */
function worked(course: Course, accepted: number, end: StationEnd): Planned[] {
  const { luck, officer, on } = course
  const begun = accepted + luck.int(1, 5)
  const ended = begun + 2 + Math.floor(luck.next() ** 1.7 * 30)
  const closed = give(course, officer, onDay(course, ended + luck.int(1, 4)), 'close', {
    notice: '已书面告知双方并附其他救济途径',
  })
  const at = (day: number) => onDay(course, day)
  if (end === 'refused')
    return [
      give(course, officer, at(begun), 'consent', { by: 'respondent', agrees: false, record: '电话录音已归档' }),
      give(course, officer, at(ended), 'terminate', { item: 3, note: '被投诉人明确拒绝调解' }),
      closed,
    ]
  if (end === 'withdrawn')
    return [give(course, officer, at(ended), 'withdraw', { confirmation: confirmation(course) }), closed]
  const mediated = [
    ...consents(course, officer, at(begun)),
    give(course, officer, soon(course, 5, 60), 'mediate', { body: null }),
  ]
  const agreed = (day: number) => [
    give(course, officer, at(day), 'agree', {
      recovered: Math.round((course.amount ?? 100) * luck.next()),
      record: '调解书已归档',
    }),
    give(course, officer, at(day + luck.int(1, 4)), 'close', { notice: null }),
  ]
  if (end === 'agreed') return [...mediated, ...agreed(ended)]
  if (end === 'appraisal')
    return [
      ...mediated,
      give(course, officer, at(begun + 2), 'pause', { cause: 'appraisal', note: '送检鉴定' }),
      give(course, officer, at(begun + luck.int(8, 14)), 'resume'),
      ...agreed(begun + luck.int(18, 26)),
    ]
  if (end === 'outOfTime')
    return [
      ...mediated,
      give(course, officer, at(accepted + luck.int(46, 47)), 'terminate', {
        item: 5,
        note: '四十五个工作日内未达成协议',
      }),
      give(course, officer, at(accepted + luck.int(48, 51)), 'close', { notice: '已书面告知双方并附其他救济途径' }),
    ]
  const failed = [give(course, officer, at(ended), 'terminate', { item: 4, note: '双方明确表示无法达成协议' }), closed]
  if (end !== 'clue') return [...mediated, ...failed]
  const clue = { ...course, on: on === '-c' ? ('-c-x1' as const) : ('-x1' as const) }
  const verified = begun + luck.int(4, 13)
  const filed = luck.next() < 0.5
  return [
    ...mediated,
    give(course, officer, soon(course, 30, 200), 'foundClue', { found: '调解中发现涉嫌违法经营线索' }),
    ...failed,
    give(clue, officer, at(verified), filed ? 'file' : 'notFile', { note: '核查终了，按程序办理' }),
    ...afterVerification(clue, officer, verified, filed, false),
  ]
}

const anyEnd = ({ luck }: Course): StationEnd =>
  (stationEnds[luck.weighted(stationEnds.map(([, weight]) => weight))] as (typeof stationEnds)[number])[0]

/** Accepted by the desk on a working day and sent to its station, which ends it. */
function accepted(course: Course, day: number, end = anyEnd(course)): Planned[] {
  const { desk, station, luck } = course
  return [
    give(course, desk, { day, minute: luck.int(minute(9, 5), minute(17)) }, 'accept'),
    give(course, desk, soon(course, 5, 45), 'dispatch', { station }),
    ...worked(course, day, end),
  ]
}

function sentFirst(course: Course): Planned[] {
  const { desk, station, officer, luck, begins } = course
  const sent = [...opening(course), give(course, desk, soon(course, 10, 60), 'dispatch', { station })]
  const day = begins + luck.int(1, 4)
  if (luck.next() < 0.06)
    return [
      ...sent,
      give(course, officer, onDay(course, day), 'notAccept', { item: 5, note: '未提供规定的材料，经告知仍未补正' }),
    ]
  return [...sent, give(course, officer, onDay(course, day), 'accept'), ...worked(course, day, anyEnd(course))]
}

/** A complaint that a station gets in the end, whatever was tried before. */
export function toStation(course: Course, outcome: ToStation): Planned[] {
  const { luck, desk, begins } = course
  const [what, where] = outcome.split('.') as [string, LaneCode]
  if (what === 'direct') return [...opening(course), ...accepted(course, begins + luck.int(1, 4))]
  if (what === 'sentFirst') return sentFirst(course)
  if (what === 'late') return [...opening(course), ...accepted(course, luck.int(8, 11))]
  if (what === 'ranOut') return [...routed(course, where), ...accepted(course, luck.int(6, 7))]
  if (what === 'cameBack') {
    const { plan, day } = paidIn(course, luck.pick((course.amount ?? 0) > ODR_MOST ? ['C3', 'C5'] : ['C1', 'C3', 'C5']))
    const back = day + luck.int(3, 14)
    return [
      ...plan,
      give(course, desk, onDay(course, back), 'reopen', { why: '投诉人反映未履行，重新办理' }),
      ...accepted(course, back + luck.int(1, 4)),
    ]
  }
  const lane = course.laneOf(where)
  const { when, day } = laneEnd(course, where)
  if (what === 'noConsent')
    return [
      ...routed(course, where),
      give(course, lane, when, 'consent', { by: 'respondent', agrees: false, record: '电话录音已归档' }),
      ...accepted(course, Math.min(7, day + luck.int(1, 2)), 'refused'),
    ]
  return [
    ...routed(course, where),
    give(course, lane, when, 'returnToDesk', { note: luck.pick(WHY_BACK) }),
    ...accepted(course, Math.min(7, day + luck.int(1, 2))),
  ]
}
