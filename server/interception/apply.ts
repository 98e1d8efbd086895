import type { Clock } from '../law/clock.ts'
import type { Matter } from './matter.ts'
import type { Step } from './step.ts'

/** Clocks with those of a step put in by id, in their order of starting. */
function withClocks(clocks: readonly Clock[], changed: readonly Clock[]): readonly Clock[] {
  const byId = new Map([...clocks, ...changed].map((each) => [each.id, each]))
  return [...byId.values()]
}

function opened(step: Step & { what: 'received' }): Matter {
  const { seed, at, by, clocks } = step
  return {
    ...seed,
    state: seed.kind === 'tipOff' ? 'verifying' : 'received',
    ...{ round: 1, countedFrom: seed.receivedAt, lane: null, pending: null, station: null, stationDispatchedAt: null },
    ...{ acceptedAt: null, body: null, closing: null, mergedInto: null, halves: null, clues: [], returns: [] },
    clocks,
    version: 1,
    last: { what: 'received', at, by, note: null },
  }
}

const noteOf = (step: Step): string | null => {
  if (step.what === 'routed') return step.lane.title
  if (step.what === 'dispatched') return step.station
  if (step.what === 'merged') return step.into
  return null
}

/** What one step changes, beside clocks and version. */
function changes(matter: Matter, step: Exclude<Step, { what: 'received' }>): Partial<Matter> {
  const { at } = step
  switch (step.what) {
    case 'taken':
      return { state: 'atDesk' }
    case 'learned':
      return { known: { ...matter.known, ...step.known } }
    case 'consentRecorded':
      return { known: { ...matter.known, consents: { ...matter.known.consents, [step.side]: step.agrees } } }
    case 'routed': {
      // Nobody has answered in this lane yet.
      const { replied: _before, ...known } = matter.known
      return { state: 'inLane', lane: step.lane, pending: null, known }
    }
    case 'contacted':
      return {
        lane: matter.lane && { ...matter.lane, contactedAt: matter.lane.contactedAt ?? at },
        known: { ...matter.known, replied: true },
      }
    case 'returned':
      if (matter.kind === 'tipOff') return { station: null }
      return { state: matter.acceptedAt === null ? 'atDesk' : 'accepted', lane: null, station: null }
    case 'settlementReported': {
      const { result, recovered } = step
      return { state: 'atDesk', lane: null, pending: { lane: matter.lane?.code ?? '', result, recovered } }
    }
    case 'settled':
      return { state: 'settled', lane: null, pending: null, closing: { at, result: step.result, lane: step.lane } }
    case 'accepted':
      return { state: matter.station === null ? 'accepted' : 'dispatched', acceptedAt: at, pending: null }
    case 'notAccepted':
      return {
        state: 'notAccepted',
        lane: null,
        pending: null,
        closing: { at, result: 'not_accepted', lane: step.lane },
      }
    case 'dispatched': {
      const { station } = step
      const stationDispatchedAt = matter.stationDispatchedAt ?? at
      // A tip-off is verified wherever it lies.
      if (matter.kind === 'tipOff') return { station, stationDispatchedAt }
      return { state: 'dispatched', station, pending: null, stationDispatchedAt }
    }
    case 'mediationBegun':
      return { state: 'mediating', body: step.body ?? null }
    // Of a tip-off only the clock stands still.
    case 'paused':
      return matter.kind === 'tipOff' ? {} : { state: 'paused' }
    case 'resumed':
      return matter.kind === 'tipOff' ? {} : { state: 'mediating' }
    case 'caseDecided':
      return { state: 'decided' }
    case 'agreed':
      return { state: 'agreed', closing: { at, result: 'agreement_signed', lane: null } }
    case 'terminated': {
      // Item 1 under either order: withdrawn, or settled between the two.
      const result = step.item === 1 ? 'withdrawn' : 'not_settled_terminated_by_bureau'
      return { state: 'terminated', closing: { at, result, lane: null } }
    }
    case 'closed':
      return { state: 'closed' }
    case 'reopened': {
      const { consents: _asked, ...known } = matter.known
      return {
        ...{ state: 'reopened', round: matter.round + 1, countedFrom: at, window: step.window, known },
        ...{ lane: null, pending: null, station: null, acceptedAt: null, body: null, closing: null },
        returns: [...matter.returns, { afterCloseAt: matter.closing?.at ?? matter.last.at, at }],
      }
    }
    case 'merged':
      return { state: 'merged', lane: null, pending: null, mergedInto: step.into }
    case 'withdrawn':
      return { state: 'withdrawn', lane: null, pending: null, closing: { at, result: 'withdrawn', lane: step.lane } }
    case 'clueFound':
      return { clues: [...matter.clues, step.clue], known: { ...matter.known, clue: true } }
    case 'split':
      return { state: 'split', halves: { complaint: step.complaint, tipOff: step.tipOff } }
    case 'filed':
    case 'notFiled':
      return { state: step.what }
    case 'verificationExtended':
    case 'factsAdded':
    case 'caseExtended':
    case 'recounted':
    case 'reporterTold':
      return {}
  }
}

/** The matter after one step; null before its first, which is `received`. Error for a step of another matter: the record is damaged. */
export function apply(matter: Matter | null, step: Step): Matter {
  if (step.what === 'received') {
    if (matter !== null) throw new Error(`${step.on} 登记了两次，请核对流水。`)
    return opened(step)
  }
  if (matter?.id !== step.on)
    throw new Error(`步骤属于 ${step.on}，不属于 ${matter?.id ?? '任何已登记的件'}，请核对流水。`)
  return {
    ...matter,
    ...changes(matter, step),
    clocks: withClocks(matter.clocks, step.clocks),
    version: matter.version + 1,
    last: { what: step.what, at: step.at, by: step.by, note: noteOf(step) },
  }
}

/** Every matter after the steps, which may be of several; a new map, the old one untouched. */
export function applyAll(matters: ReadonlyMap<string, Matter>, steps: readonly Step[]): Map<string, Matter> {
  const next = new Map(matters)
  for (const step of steps) next.set(step.on, apply(next.get(step.on) ?? null, step))
  return next
}
