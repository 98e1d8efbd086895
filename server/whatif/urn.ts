import type { Lane } from '../interception/model.ts'
import type { CloseResult } from '../interception/step.ts'
import { LEAST_ATTEMPTS, type History, type Stay } from './history.ts'

/** What somebody typed in for a lane without a past. */
export interface Assumed {
  /** Share of attempts that it closes, 0–1. */
  readonly settles: number
  /** Working hours that an attempt takes. */
  readonly hours: number
}

/** What attempts in one lane are drawn from, and where that is from. */
export interface Urn {
  readonly stays: readonly Stay[]
  /** Those of them that ended with a closing. */
  readonly closed: readonly Stay[]
  readonly from: 'lane' | 'role' | 'assumed' | 'few' | 'none'
  /** Attempts of the lane itself. */
  readonly own: number
}

const HOUR_MS = 3_600_000
/** Typed shares are kept to the whole percent. */
const PARTS = 100

/** Attempts as somebody assumes them: so many of a hundred closed by the lane’s best result, all taking the same time. */
function assumedStays({ settles, hours }: Assumed, lane: Lane): readonly Stay[] {
  const order: readonly CloseResult[] = [
    'settled_paid',
    'agreement_signed',
    'advance_paid',
    'withdrawn',
    'not_accepted',
  ]
  const can = lane.results.includes('settled_pending') ? [...lane.results, 'settled_paid'] : lane.results
  const result = order.find((each) => (can as readonly string[]).includes(each)) ?? null
  const closed = result === null ? 0 : Math.round(settles * PARTS)
  return Array.from({ length: PARTS }, (_, n): Stay => {
    const end = n < closed ? 'closed' : 'returned'
    return { ms: hours * HOUR_MS, end, result: end === 'closed' ? result : null, tailMs: 0 }
  })
}

/**
 * Where a lane’s attempts are drawn from: what was typed in for it; its own past when that is 30 attempts or more; else the past of
 * lanes with the same actor; else its own few.
 */
export function urnOf(lane: Lane, history: History, assumed: Assumed | undefined): Urn {
  const own = history.stays.get(lane.code) ?? []
  const role = history.staysOfRole.get(lane.actorRole) ?? []
  const urn = (stays: readonly Stay[], from: Urn['from']): Urn => ({
    ...{ stays, from, own: own.length },
    closed: stays.filter(({ end }) => end === 'closed'),
  })
  if (assumed !== undefined) return urn(assumedStays(assumed, lane), 'assumed')
  if (own.length >= LEAST_ATTEMPTS) return urn(own, 'lane')
  if (role.length >= LEAST_ATTEMPTS) return urn(role, 'role')
  return own.length > 0 ? urn(own, 'few') : urn([], 'none')
}
