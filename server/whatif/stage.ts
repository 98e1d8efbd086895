import { DISTRICT_OFFSET_MS } from '../contract/time.ts'
import { limitEnd } from '../interception/lane-due.ts'
import type { Lane } from '../interception/model.ts'
import type { Calendar } from '../law/calendar/calendar.ts'
import type { Axis } from './axis.ts'
import { hashOf } from './draw.ts'
import { fitting, mayAgree } from './fit.ts'
import type { History } from './history.ts'
import type { PastMatter } from './past.ts'
import type { Plan } from './plan.ts'
import { urnOf, type Urn } from './urn.ts'
import { weightOfNew } from './weights.ts'

const DAY_MS = 86_400_000

/** A lane ready to be run. */
export interface StagedLane {
  readonly lane: Lane
  readonly hash: number
  readonly urn: Urn
  /** Against 1 for no lane. */
  readonly weight: number
  /** Whether the weight is that of other lanes, for want of a past. */
  readonly newWeight: 'role' | 'all' | 'none' | null
  readonly capacity: number
  /** Epoch ms at which the lane’s own limit is over for what is routed at a moment. */
  readonly limitEnd: (routedAt: number) => number
}

/** A complaint ready to be run. Times in epoch ms. */
export interface StagedMatter {
  readonly past: PastMatter
  readonly hash: number
  readonly receivedAt: number
  readonly windowEnds: number
  /** Working ms from receipt to the first lane as it really was; null: it went to none. */
  readonly ownReadyMs: number | null
  readonly ownDecideMs: number | null
  readonly agreeable: boolean
  /** Its place in the past. */
  readonly at: number
  /** Places of lanes that fit, are open, and that the desk ever chooses. */
  readonly fits: readonly number[]
}

export interface Stage {
  readonly lanes: readonly StagedLane[]
  readonly matters: readonly StagedMatter[]
  readonly history: History
  readonly axis: Axis
  readonly afterLimit: number
}

/** Limits in days depend on the day of routing alone, and are counted once per day. */
function limitsOf({ limit }: Lane, axis: Axis, calendar: Calendar) {
  if (limit.unit === 'workingHours') return (at: number) => axis.after(at, limit.amount * 3_600_000)
  const known = new Map<number, number>()
  return (at: number) => {
    const day = Math.floor((at + DISTRICT_OFFSET_MS) / DAY_MS)
    const counted = known.get(day)
    if (counted !== undefined) return counted
    const end = limitEnd(limit, at, calendar).at
    known.set(day, end)
    return end
  }
}

/** Sets the past up for a plan; `base` names the lanes that the history’s weights are of. Yields after every few complaints. */
export function* stageOf(
  past: readonly PastMatter[],
  plan: Plan,
  base: readonly Lane[],
  history: History,
  axis: Axis,
  calendar: Calendar,
): Generator<void, Stage> {
  const weighed = base.map((lane, at) => ({ code: lane.code, role: lane.actorRole, weight: history.weights[at] ?? 0 }))
  const lanes = plan.model.lanes.map((lane): StagedLane => {
    const old = weighed.find(({ code }) => code === lane.code)
    // Never taken, but somebody says how it would do: then it is as new.
    const asNew = old === undefined || (old.weight === 0 && plan.assumed.has(lane.code))
    const fresh = asNew ? weightOfNew(weighed, lane.actorRole) : null
    return {
      lane,
      hash: hashOf(lane.code),
      urn: urnOf(lane, history, plan.assumed.get(lane.code)),
      weight: asNew ? (fresh?.weight ?? 1) : old.weight,
      newWeight: !asNew ? null : fresh === null ? 'none' : fresh.sameRole ? 'role' : 'all',
      capacity: plan.capacity.get(lane.code) ?? Infinity,
      limitEnd: limitsOf(lane, axis, calendar),
    }
  })
  const matters: StagedMatter[] = []
  for (const [at, each] of past.entries()) {
    if (at % 200 === 0) yield
    const { routable, record, attempts, fate } = each
    if (routable === null) continue
    const { receivedAt } = record
    const first = attempts[0]?.from ?? null
    const decided = fate?.decidedAt ?? null
    matters.push({
      past: each,
      hash: hashOf(record.id),
      receivedAt,
      windowEnds: routable.window?.at ?? receivedAt,
      ownReadyMs: first === null ? null : axis.worked(first) - axis.worked(receivedAt),
      ownDecideMs: fate === null || decided === null ? null : axis.worked(decided) - axis.worked(fate.since),
      agreeable: mayAgree(routable),
      at,
      fits: (plan.model === history.model ? history.fits[at]! : fitting(routable, plan.model)).filter(
        (place) => lanes[place]!.weight > 0 && lanes[place]!.capacity > 0,
      ),
    })
  }
  return { lanes, matters, history, axis, afterLimit: plan.afterLimit }
}
