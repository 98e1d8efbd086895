import type { Fact } from '../contract/fact.ts'
import type { Row } from './term.ts'

/* Rows of relations as facts alone make them: the same columns, by the same names, as the database has them. */

/** What is told once and never otherwise, as a row that is counted and forgotten. */
export function eventRow({ kind, at, source, id: told, body }: Fact, put: (over: string, row: Row) => void): void {
  const id = told
  if (kind === 'complaint.received') {
    const { problemClass = null, channel, wouldBeStation = null, streetCode = null } = body
    const row = { id: body.complaintId, at: body.receivedAt, kind: body.kind, street: streetCode, class: problemClass }
    put('received', Object.assign(row, { channel, station: wouldBeStation, unplaced: body.place.lng === null }))
  } else if (kind === 'complaint.stepped') {
    const { counts, lane = null, stands, streetCode: street = null } = body
    if (counts != null) put('step', { id, at, flow: counts, lane, station: stands?.station ?? null, street })
  } else if (kind === 'elevator.alarm') {
    const { phase, trapped } = body
    const shut = trapped !== undefined && trapped !== false && trapped !== 0
    put('lift', { id, at, raised: phase === 'raised', trapped: shut })
  } else if (kind === 'pharmacy.sale') put('sale', { id, at, recorded: body.recorded })
  else if (kind === 'market.quickTest') put('test', { id, at, positive: body.positive })
  else if (kind === 'feed.silent') put('silence', { id: `${source}#${id}`, at, feed: body.feed })
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

/** What all untouched ones have in common is held once: of a half-year there are many. */
const UNTOUCHED: Omit<Row, 'id'> = {
  lane: null,
  station: null,
  counted: true,
  closedAt: null,
  result: null,
  closedLane: null,
  dispatchedAt: null,
  mergedInto: null,
  reopened: false,
  firstBefore: null,
  soonBack: false,
  toldAgain: false,
  open: true,
  place: 'desk',
  hours: null,
}
class Untouched {
  readonly state: string
  readonly acceptanceDue: boolean
  readonly lateFrom: number | null
  constructor(
    readonly id: string,
    readonly complaintId: string,
    readonly kind: 'complaint' | 'tipOff',
    readonly receivedAt: number,
    readonly street: string | null,
    readonly channel: string,
    readonly problem: string | null,
    readonly wouldBe: string | null,
    readonly dueAt: number | null,
    readonly lateTold: boolean,
  ) {
    this.acceptanceDue = kind === 'complaint'
    this.state = this.acceptanceDue ? 'received' : 'verifying'
    this.lateFrom = this.acceptanceDue ? dueAt : null
  }
  get class(): string | null {
    return this.problem
  }
}
Object.assign(Untouched.prototype, UNTOUCHED)

/** A submission that nobody has touched, as matters. */
export function untouchedRows(
  { seenAt, body }: Fact<'complaint.received'>,
  dueOf: DueOf,
  dayOf: (at: number) => number,
): readonly Row[] {
  const { complaintId, kind, streetCode = null, problemClass = null, channel, wouldBeStation = null, receivedAt } = body
  return HALVES[kind].map(([half, suffix]) => {
    const due = dueOf(half, receivedAt)
    const late = due !== null && dayOf(seenAt) >= due
    const id = suffix === '' ? complaintId : complaintId + suffix
    return new Untouched(
      id,
      complaintId,
      half,
      receivedAt,
      streetCode,
      channel,
      problemClass,
      wouldBeStation,
      due,
      late,
    ) as unknown as Row
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
