import type { GovernanceModel } from './model.ts'
import type { CloseResult } from './step.ts'

/** One submission as the rate needs it: plain values, times in epoch ms. */
export interface RateRecord {
  readonly id: string
  /** A mixed one enters as its two halves. */
  readonly kind: 'complaint' | 'tipOff' | 'consult' | 'mixed'
  readonly receivedAt: number
  /** Of this district: neither referred out at intake nor handed back upward. */
  readonly ownJurisdiction: boolean
  /** The station the routing rule named at receipt, stored and immutable; null: it would not have gone to one. */
  readonly wouldBeStation: string | null
  readonly mergedInto: string | null
  readonly closedAt: number | null
  readonly closeResult: CloseResult | null
  /** The one lane that closed it; null: the desk itself. */
  readonly closedByLane: string | null
  /** Null: it was closed before any station. */
  readonly stationDispatchedAt: number | null
  /** Reopenings, each with the closing it undid. */
  readonly returns: readonly { readonly afterCloseAt: number; readonly at: number }[]
  /** When later submissions were received that were merged into it: the same dispute, told again. Known to the count alone. */
  readonly toldAgain?: readonly number[]
}

/** [from, to) in epoch ms. */
export interface Period {
  readonly from: number
  readonly to: number
}

/** A share and what it is of: never shown without `n` and `d`. Both null when there is nothing to divide by. */
export interface Share {
  readonly n: number
  readonly d: number
  readonly ratio: number | null
  /** Two decimals, half up, without the sign: `21.42`. */
  readonly percent: string | null
}

export interface InterceptionRate {
  readonly title: '前端拦截率' | '当期办结口径'
  readonly period: Period
  readonly gross: Share
  readonly settle: Share
  readonly net: Share
  /** By closing lane, its `n` summing to that of `gross`; null is the desk itself. Percents are rounded one by one. */
  readonly lanes: readonly { readonly lane: string | null; readonly share: Share }[]
}

export interface RateRules {
  readonly closingSet: ReadonlySet<CloseResult>
  /** Lanes of the bureau’s own desk, by code: a tip-off can be closed there or at the desk only. */
  readonly deskLanes: ReadonlySet<string>
}

/** Results that settle. */
export const SETTLED: ReadonlySet<CloseResult> = new Set(['settled_paid', 'advance_paid', 'agreement_signed'])
const THIRTY_DAYS_MS = 30 * 86_400_000

export const defaultRules: RateRules = {
  closingSet: new Set([...SETTLED, 'withdrawn', 'not_accepted', 'not_settled_terminated_by_bureau']),
  deskLanes: new Set(['C5']),
}

/** The rules under a model: its desk lanes are those that the desk’s own officers work. */
export const rulesOf = ({ lanes }: Pick<GovernanceModel, 'lanes'>): RateRules => ({
  ...defaultRules,
  deskLanes: new Set(lanes.filter(({ actorRole }) => actorRole === 'desk').map(({ code }) => code)),
})

/** n of d in hundredths of a percent, half up, in whole numbers so that no binary fraction decides. */
export function shareOf(n: number, d: number): Share {
  if (d === 0) return { n, d, ratio: null, percent: null }
  const hundredths = (BigInt(n) * 20_000n + BigInt(d)) / (2n * BigInt(d))
  const cents = String(hundredths % 100n).padStart(2, '0')
  return { n, d, ratio: n / d, percent: `${hundredths / 100n}.${cents}` }
}

/** Whether a moment lies in the period; none lies in none. */
export const within = (at: number | null, { from, to }: Period) => at !== null && at >= from && at < to

/** Whether a record would have gone to a station: D of § 1.3 without the period. */
export const inDenominator = ({ kind, ownJurisdiction, wouldBeStation, mergedInto }: RateRecord) =>
  (kind === 'complaint' || kind === 'tipOff') && ownJurisdiction && wouldBeStation !== null && mergedInto === null

/** Whether a counted record was closed before any station: N of § 1.3. A tip-off only by the bureau’s own not accepting it. */
export function inNumerator(record: RateRecord, { closingSet, deskLanes }: RateRules): boolean {
  const { kind, closedAt, closeResult, closedByLane, stationDispatchedAt } = record
  if (closedAt === null || closeResult === null || stationDispatchedAt !== null || !closingSet.has(closeResult))
    return false
  if (kind === 'complaint') return true
  return closeResult === 'not_accepted' && (closedByLane === null || deskLanes.has(closedByLane))
}

/**
 * Whether the same dispute came within thirty days of a closing, by reopening or as another submission that was merged into this
 * one (R_net of § 1.3): then it is not in the net rate. What was told before the closing is no return.
 */
export function cameBack({ closedAt, returns, toldAgain }: RateRecord): boolean {
  const soonAfter = (closing: number, at: number) => at >= closing && at - closing <= THIRTY_DAYS_MS
  if (returns.some(({ afterCloseAt, at }) => soonAfter(afterCloseAt, at))) return true
  if (toldAgain === undefined) return false
  const closings = [...returns.map(({ afterCloseAt }) => afterCloseAt), ...(closedAt === null ? [] : [closedAt])]
  return toldAgain.some((at) => closings.some((closing) => soonAfter(closing, at)))
}

/** The shares of what was closed, `closed` being part of a cohort of `d`. */
export function sharesOf(closed: readonly RateRecord[], d: number) {
  const lanes = new Map<string | null, number>()
  for (const { closedByLane } of closed) lanes.set(closedByLane, (lanes.get(closedByLane) ?? 0) + 1)
  return {
    gross: shareOf(closed.length, d),
    settle: shareOf(closed.filter(({ closeResult }) => closeResult !== null && SETTLED.has(closeResult)).length, d),
    net: shareOf(closed.filter((each) => !cameBack(each)).length, d),
    lanes: [...lanes].map(([lane, n]) => ({ lane, share: shareOf(n, d) })),
  }
}

/**
 * 前端拦截率: of what was received in the period and would have gone to a station, the part closed before any station. A cohort
 * by receipt, so 0 ≤ ratio ≤ 1; null and never 0 where nothing was received.
 */
export function interceptionRate(
  records: readonly RateRecord[],
  period: Period,
  rules = defaultRules,
): InterceptionRate {
  const cohort = records.filter((each) => inDenominator(each) && within(each.receivedAt, period))
  const closed = cohort.filter((each) => inNumerator(each, rules))
  return { title: '前端拦截率', period, ...sharesOf(closed, cohort.length) }
}

/** 当期办结口径: what was closed in the period, whenever received, over what was received in it. May exceed 1; never shown under the other name. */
export function flowRate(records: readonly RateRecord[], period: Period, rules = defaultRules): InterceptionRate {
  const d = records.filter((each) => inDenominator(each) && within(each.receivedAt, period)).length
  const closed = records.filter(
    (each) => inDenominator(each) && within(each.closedAt, period) && inNumerator(each, rules),
  )
  return { title: '当期办结口径', period, ...sharesOf(closed, d) }
}
