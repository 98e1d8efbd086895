import type { Fact } from '../contract/fact.ts'
import type { Row } from './term.ts'

/* Rows of relations as facts alone make them: the same columns, by the same names, as the database has them. */

/** Told once and never otherwise: they are counted and forgotten. */
export function eventRow(fact: Fact): { readonly over: string; readonly row: Row } | null {
  const id = `${fact.source}#${fact.id}`
  switch (fact.kind) {
    case 'complaint.received': {
      const { complaintId, kind, streetCode, problemClass, channel, wouldBeStation, place, receivedAt } = fact.body
      return {
        over: 'received',
        row: {
          ...{ id: complaintId, at: receivedAt, kind, street: streetCode ?? null, class: problemClass ?? null },
          ...{ channel, station: wouldBeStation ?? null, unplaced: place.lng === null },
        },
      }
    }
    case 'complaint.stepped': {
      const { counts, lane, stands, streetCode } = fact.body
      if (counts == null) return null
      const station = stands?.station ?? null
      return {
        over: 'step',
        row: { id, at: fact.at, flow: counts, lane: lane ?? null, station, street: streetCode ?? null },
      }
    }
    case 'elevator.alarm': {
      const { phase, trapped } = fact.body
      const shut = trapped !== undefined && trapped !== false && trapped !== 0
      return { over: 'lift', row: { id, at: fact.at, raised: phase === 'raised', trapped: shut } }
    }
    case 'pharmacy.sale':
      return { over: 'sale', row: { id, at: fact.at, recorded: fact.body.recorded } }
    case 'market.quickTest':
      return { over: 'test', row: { id, at: fact.at, positive: fact.body.positive } }
    case 'feed.silent':
      return { over: 'silence', row: { id, at: fact.at, feed: fact.body.feed } }
    default:
      return null
  }
}

/** Halves that a submission consists of by its receipt, with the end that numbers of untouched ones have. */
const HALVES = {
  complaint: [['complaint', '']],
  tipOff: [['tipOff', '']],
  mixed: [
    ['complaint', '/complaint'],
    ['tipOff', '/tipOff'],
  ],
  consult: [],
} as const

/** Deadlines of what nobody touched: by kind and moment of receipt, when the first is over (epoch ms). */
export type DueOf = (kind: 'complaint' | 'tipOff', receivedAt: number) => number | null

/** A submission that nobody has touched, as matters. */
export function untouchedRows(
  fact: Fact<'complaint.received'>,
  dueOf: DueOf,
  dayOf: (at: number) => number,
): readonly Row[] {
  const { complaintId, kind, streetCode, problemClass, channel, wouldBeStation, receivedAt } = fact.body
  return HALVES[kind].map(([half, suffix]) => {
    const due = dueOf(half, receivedAt)
    return {
      ...{ id: complaintId + suffix, complaintId, kind: half, receivedAt, street: streetCode ?? null },
      ...{
        class: problemClass ?? null,
        channel,
        lane: null,
        station: null,
        wouldBe: wouldBeStation ?? null,
        dueAt: due,
      },
      ...{ counted: true, closedAt: null, result: null, closedLane: null, dispatchedAt: null, mergedInto: null },
      ...{ state: half === 'complaint' ? 'received' : 'verifying', lateFrom: half === 'complaint' ? due : null },
      ...{ acceptanceDue: half === 'complaint', reopened: false, firstBefore: null, soonBack: false, toldAgain: false },
      ...{ open: true, place: 'desk', lateTold: due !== null && dayOf(fact.seenAt) >= due, hours: null },
    }
  })
}

/** Numbers that an untouched submission may stand under. */
export const untouchedIds = (complaintId: string): readonly string[] => [
  complaintId,
  `${complaintId}/complaint`,
  `${complaintId}/tipOff`,
]

/** A site as the register tells it. */
export function siteRow({ at, body }: Fact<'site.registered'>, inspectBy: number | null): Row {
  const { siteId, kind, streetCode, place } = body
  return { id: siteId, at, kind, street: streetCode ?? null, unplaced: place.lng === null, inspectBy }
}

/** A market's evaluation; the latest of a market stands. */
export const marketRow = ({ at, body }: Fact<'market.evaluated'>): Row => ({
  ...{ id: body.siteId, at, site: body.siteId, score: body.score },
})
