import type { Calendar } from '../law/calendar/calendar.ts'
import { dueAt, stateAt } from '../law/clock.ts'
import { wasLate } from '../law/finish.ts'
import type { Known } from '../interception/known.ts'
import type { Matter } from '../interception/matter.ts'
import type { ActorRole } from '../interception/model.ts'
import { windowEnd } from '../interception/lane-due.ts'
import { halvesOf, rateRecord } from '../interception/rate-record.ts'
import type { RateRecord } from '../interception/rate.ts'
import type { CloseResult, Happened } from '../interception/step.ts'

/** A step as the record has it; its clocks are not needed here. */
export type PastStep = Happened & { readonly at: number }

/** One stay in a lane as it really was. Times in epoch ms. */
export interface Attempt {
  readonly lane: string
  readonly role: ActorRole
  readonly from: number
  /** When it left the lane; null: it is in it still. */
  readonly left: number | null
  /** `cut`: taken back because time was over, so that what more time would have given is not known. */
  readonly end: 'closed' | 'returned' | 'cut' | 'open'
  readonly boundBy: 'lane' | 'window' | null
  readonly result: CloseResult | null
  /** When it was closed, after a confirmation perhaps; null: not by this stay. */
  readonly closedAt: number | null
  /** Returned because nobody answered, or nobody was spoken to in time. */
  readonly silent?: true
}

/** What the desk itself did with a complaint that no lane closed. */
export interface Fate {
  /** When the desk had it for the last time before it decided: receipt, or the last return. */
  readonly since: number
  readonly returned: boolean
  /** When acceptance was decided; null: not so far. */
  readonly decidedAt: number | null
  /** How it ended before any station without a lane; null: a station’s, or open. */
  readonly closed: CloseResult | null
}

/** One submission (or half) of the past. */
export interface PastMatter {
  readonly record: RateRecord
  /** The complaint as it stood at the desk, with what was known of it when it first went to a lane (or, if it never did, while the window was open); null for what no desk routes. */
  readonly routable: Matter | null
  readonly attempts: readonly Attempt[]
  /** Null: a lane closed it, or it is not the desk’s. */
  readonly fate: Fate | null
  /** Epoch ms at which the decision on acceptance is overdue; null: none is due. */
  readonly acceptanceDue: number | null
  readonly late: boolean
}

interface Folded {
  readonly known: Known
  readonly attempts: Attempt[]
  readonly fate: Fate | null
}

/** Learns from the steps of the first round: a reopening is not simulated. */
function fold(matter: Matter, steps: readonly PastStep[], record: RateRecord): Folded {
  const first = steps[0]
  let known: Known = first?.what === 'received' ? first.seed.known : matter.known
  const windowEnds = matter.window?.at ?? matter.receivedAt
  const attempts: Attempt[] = []
  let since = matter.receivedAt
  let returned = false
  let decidedAt: number | null = null
  let closed: CloseResult | null = null
  let byLane = false
  const amend = (change: Partial<Attempt>) => {
    const last = attempts.at(-1)
    if (last !== undefined && last.closedAt === null && last.end !== 'returned' && last.end !== 'cut')
      attempts[attempts.length - 1] = { ...last, ...change }
  }
  const inLane = () => attempts.at(-1)?.end === 'open' && attempts.at(-1)?.left === null
  const pending = () => attempts.at(-1)?.end === 'open' && attempts.at(-1)?.left !== null
  const close = (at: number, result: CloseResult) => {
    byLane = true
    amend({ end: 'closed', result, closedAt: at, left: attempts.at(-1)?.left ?? at })
  }
  const fellThrough = () => {
    if (!pending()) return
    returned = true
    since = attempts.at(-1)?.left ?? since
    amend({ end: 'returned' })
  }
  for (const step of steps) {
    const { at } = step
    if (step.what === 'reopened') break
    // What was learned after the first routing is what a lane brought to light: nobody could choose by it.
    const early = at < windowEnds && decidedAt === null && attempts.length === 0
    switch (step.what) {
      case 'learned':
        if (early) known = { ...known, ...step.known }
        break
      case 'consentRecorded':
        if (early) known = { ...known, consents: { ...known.consents, [step.side]: step.agrees } }
        break
      case 'clueFound':
        if (early) known = { ...known, clue: true }
        // A clue leaves the lane for the verification, whatever the parties do (总局令第121号 Art. 27).
        if (!inLane()) break
        amend({ end: 'returned', left: at })
        since = at
        returned = true
        break
      case 'routed':
        fellThrough()
        attempts.push({
          ...{ lane: step.lane.code, role: step.lane.actorRole, from: at, left: null },
          ...{ end: 'open', boundBy: null, result: null, closedAt: null },
        })
        break
      case 'returned': {
        if (!inLane()) break
        const cut = step.why === 'laneLimit' || step.why === 'window'
        amend({
          ...{ end: cut ? 'cut' : 'returned', left: at },
          boundBy: step.why === 'window' ? 'window' : step.why === 'laneLimit' ? 'lane' : null,
          // Not cut: whoever does not answer is not one of those who would have settled later.
          ...((step.why === 'noReply' || step.why === 'noContact') && { silent: true }),
        })
        since = at
        returned = true
        break
      }
      case 'settlementReported':
        amend({ left: at })
        break
      case 'settled':
        close(at, step.result)
        break
      case 'withdrawn':
        if (step.lane !== null) close(at, 'withdrawn')
        else if (decidedAt === null) [decidedAt, closed] = [at, 'withdrawn']
        break
      case 'notAccepted':
        if (step.lane !== null && inLane()) close(at, 'not_accepted')
        else [decidedAt, closed] = [decidedAt ?? at, 'not_accepted']
        break
      case 'accepted':
      case 'dispatched':
        fellThrough()
        if (step.what === 'accepted') decidedAt ??= at
        break
    }
  }
  // Accepted, and ended at the centre without any station.
  const atCentre = matter.round === 1 && record.closedByLane === null && record.stationDispatchedAt === null
  return {
    known,
    attempts,
    fate: byLane ? null : { since, returned, decidedAt, closed: closed ?? (atCentre ? record.closeResult : null) },
  }
}

/** What one submission was, for a simulation: as counted, as it stood at the desk, and what was tried. Empty for what is not counted. */
export function pastOf(
  told: Matter,
  steps: readonly PastStep[],
  asOf: number,
  calendar: Calendar,
): readonly PastMatter[] {
  const record = rateRecord(told, true)
  if (record === null) return []
  // A mixed submission that nobody has split has no window yet; its complaint half has one.
  const matter: Matter = { ...told, window: told.window ?? windowEnd(told.receivedAt, told.procedure, calendar) }
  return halvesOf(record).map((half): PastMatter => {
    const simulated = half.kind === 'complaint' && half.mergedInto === null
    if (!simulated) return { record: half, routable: null, attempts: [], fate: null, acceptanceDue: null, late: false }
    const { known, attempts, fate } = fold(matter, steps, half)
    const clock = matter.clocks.find(({ kind }) => kind === 'acceptance')
    return {
      record: half,
      routable: {
        ...matter,
        ...{ kind: 'complaint', state: 'received', round: 1, countedFrom: matter.receivedAt, known, lane: null },
        ...{ pending: null, station: null, acceptedAt: null, closing: null, clocks: [], returns: [] },
      },
      attempts,
      fate,
      acceptanceDue: clock === undefined ? null : dueAt(clock),
      late: clock !== undefined && (clock.endedAt === null ? stateAt(clock, asOf) === 'overdue' : wasLate(clock)),
    }
  })
}
