import type { ActorRole, GovernanceModel } from '../interception/model.ts'
import type { CloseResult } from '../interception/step.ts'
import type { Axis } from './axis.ts'
import { fitting } from './fit.ts'
import type { PastMatter } from './past.ts'
import { weightsOf, type Choices } from './weights.ts'

/** How one stay in a lane went, in working ms, free of its date. */
export interface Stay {
  readonly ms: number
  readonly end: 'closed' | 'returned' | 'cut'
  readonly result: CloseResult | null
  /** Working ms from leaving the lane to the closing. */
  readonly tailMs: number
}
/** What the desk did by itself, free of its date. */
export interface Left {
  /** Working ms until acceptance was decided; null: never. */
  readonly ms: number | null
  readonly closed: CloseResult | null
}

/** What the past says about how things go: the urns that a simulation draws from. */
export interface History {
  /** The base model, and per complaint of the past the places of its lanes that fit. */
  readonly model: GovernanceModel
  readonly fits: readonly (readonly number[])[]
  /** Each list the shortest stay first; of equals those that were cut last. */
  readonly stays: ReadonlyMap<string, readonly Stay[]>
  readonly staysOfRole: ReadonlyMap<ActorRole, readonly Stay[]>
  /** Per lane of the base model, in its order. */
  readonly weights: readonly number[]
  /** Working ms from receipt to the first lane. */
  readonly readyMs: readonly number[]
  /** Of returns after which another lane was left, how often it was tried, and after how many working ms. */
  readonly again: { readonly tried: number; readonly of: number; readonly ms: readonly number[] }
  /** What the desk did with what came to it straight, and with what a lane gave back. */
  readonly straight: readonly Left[]
  readonly returned: readonly Left[]
  /** Sent to a lane although a condition was not known to hold. */
  readonly unfit: number
  readonly sent: number
}

/** Fewer attempts than this are not enough to draw from. */
export const LEAST_ATTEMPTS = 30

const put = <Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value) => {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

/** Reads the urns out of the past, with the lanes that each complaint fitted under the base model. Yields after every few. */
export function* historyOf(past: readonly PastMatter[], base: GovernanceModel, axis: Axis): Generator<void, History> {
  const stays = new Map<string, Stay[]>()
  const staysOfRole = new Map<ActorRole, Stay[]>()
  const readyMs: number[] = []
  const againMs: number[] = []
  const straight: Left[] = []
  const returned: Left[] = []
  const groups = new Map<string, { fits: readonly number[]; count: number; chosen: Map<number, number> }>()
  let again = 0
  let of = 0
  let unfit = 0
  let sent = 0
  const between = (from: number, to: number) => axis.worked(to) - axis.worked(from)
  const byTime = (a: Stay, b: Stay) => a.ms - b.ms || Number(a.end === 'cut') - Number(b.end === 'cut')
  const allFits: (readonly number[])[] = []
  for (const [at, { record, routable, attempts, fate }] of past.entries()) {
    if (at % 100 === 0) yield
    const fits = routable === null ? [] : fitting(routable, base)
    allFits.push(fits)
    if (routable === null) continue
    const key = fits.join()
    const group = groups.get(key) ?? { fits, count: 0, chosen: new Map<number, number>() }
    groups.set(key, group)
    group.count += 1
    const [first] = attempts
    if (first !== undefined) {
      sent += 1
      readyMs.push(between(record.receivedAt, first.from))
      const place = base.lanes.findIndex(({ code }) => code === first.lane)
      if (fits.includes(place)) group.chosen.set(place, (group.chosen.get(place) ?? 0) + 1)
      else unfit += 1
    }
    attempts.forEach((attempt, n) => {
      if (attempt.end === 'open' || attempt.left === null) return
      const { lane, role, end, result, from, left, closedAt } = attempt
      const stay = { ms: between(from, left), end, result, tailMs: closedAt === null ? 0 : between(left, closedAt) }
      put(stays, lane, stay)
      put(staysOfRole, role, stay)
      const tried = new Set(attempts.slice(0, n + 1).map((each) => each.lane))
      const remaining = fits.some((place) => !tried.has(base.lanes[place]!.code))
      if (end === 'closed' || attempt.boundBy === 'window' || !remaining) return
      of += 1
      const next = attempts[n + 1]
      if (next === undefined) return
      again += 1
      againMs.push(between(left, next.from))
    })
    if (fate === null) continue
    const ms = fate.decidedAt === null ? null : between(fate.since, fate.decidedAt)
    ;(fate.returned ? returned : straight).push({ ms, closed: fate.closed })
  }
  const choices: Choices[] = [...groups.values()]
  const weights = weightsOf(choices, base.lanes.length)
  for (const list of [...stays.values(), ...staysOfRole.values()]) list.sort(byTime)
  return {
    model: base,
    fits: allFits,
    stays,
    staysOfRole,
    weights,
    readyMs,
    again: { tried: again, of, ms: againMs },
    straight,
    returned,
    unfit,
    sent,
  }
}
