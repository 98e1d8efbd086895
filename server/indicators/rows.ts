import type { Fact } from '../contract/fact.ts'
import type { Row } from './term.ts'

/* Rows of relations as facts alone make them: the same columns, by the same names, as the database has them. */

/** A row that is told over and over: it is counted and forgotten before the next is made of it. */
type Slate = Record<string, string | number | boolean | null> & { id: string }

/** Makes of what is told once, and never otherwise, a row that holds until the next is made. */
export function eventRows(put: (over: string, row: Row) => void): (fact: Fact) => void {
  const received = { id: '', at: 0, kind: '', street: null, class: null, channel: '', station: null, unplaced: false }
  const slates = {
    received: received as Slate,
    lift: { id: '', at: 0, raised: false, trapped: false } as Slate,
    sale: { id: '', at: 0, recorded: false } as Slate,
    test: { id: '', at: 0, positive: false } as Slate,
  }
  return ({ kind, at, source, id: told, body }) => {
    switch (kind) {
      case 'complaint.received': {
        const row = slates.received
        row.id = body.complaintId
        row.at = body.receivedAt
        row.kind = body.kind
        row.street = body.streetCode ?? null
        row.class = body.problemClass ?? null
        row.channel = body.channel
        row.station = body.wouldBeStation ?? null
        row.unplaced = body.place.lng === null
        put('received', row)
        return
      }
      case 'complaint.stepped': {
        const { counts, lane = null, stands, streetCode: street = null } = body
        if (counts != null) put('step', { id: told, at, flow: counts, lane, station: stands?.station ?? null, street })
        return
      }
      case 'elevator.alarm': {
        const { phase, trapped } = body
        const row = slates.lift
        row.id = told
        row.at = at
        row.raised = phase === 'raised'
        row.trapped = trapped !== undefined && trapped !== false && trapped !== 0
        put('lift', row)
        return
      }
      case 'pharmacy.sale':
      case 'market.quickTest': {
        const sale = kind === 'pharmacy.sale'
        const row = sale ? slates.sale : slates.test
        row.id = told
        row.at = at
        if (sale) row.recorded = body.recorded
        else row.positive = body.positive
        put(sale ? 'sale' : 'test', row)
        return
      }
      case 'feed.silent':
        put('silence', { id: `${source}#${told}`, at, feed: body.feed })
    }
  }
}

/** What a mixed submission consists of; the halves have its number and their own name. */
const HALVES = ['complaint', 'tipOff'] as const

/** Deadlines of what nobody touched: by kind and moment of receipt, when the first is over (epoch ms). */
export type DueOf = (kind: 'complaint' | 'tipOff', receivedAt: number) => number | null

type Half = 'complaint' | 'tipOff'

/** The row of a submission that nobody has touched: one row, told over and over. Its other columns follow from `told`. */
export function untouchedRow(dueOf: DueOf, dayOf: (at: number) => number) {
  const row: Slate = {
    ...{ id: '', complaintId: '', kind: 'complaint', receivedAt: 0, street: null, channel: '', class: null },
    ...{ wouldBe: null, holder: null, dueAt: null, lateFrom: null, lateTold: false, acceptanceDue: true },
    ...{ state: 'received', lane: null, station: null, counted: true, closedAt: null, result: null, closedLane: null },
    ...{ dispatchedAt: null, mergedInto: null, reopened: false, firstBefore: null, soonBack: false, toldAgain: false },
    ...{ open: true, place: 'desk', hours: null },
  }
  /** What the others follow from. */
  const told = ['kind', 'receivedAt', 'street', 'channel', 'class', 'wouldBe', 'dueAt', 'lateTold'] as const
  function follow(): void {
    const complaint = row.kind === 'complaint'
    row.acceptanceDue = complaint
    row.state = complaint ? 'received' : 'verifying'
    row.lateFrom = complaint ? row.dueAt! : null
    row.holder = row.wouldBe!
  }
  return {
    row: row as Row,
    told,
    /** Columns that differ from one to the other. */
    varies: new Set(['id', 'complaintId', ...told, 'acceptanceDue', 'state', 'lateFrom', 'holder']),
    tell: ({ seenAt, body }: Fact<'complaint.received'>, half: Half): void => {
      const due = dueOf(half, body.receivedAt)
      row.id = body.complaintId
      row.complaintId = body.complaintId
      row.kind = half
      row.receivedAt = body.receivedAt
      row.street = body.streetCode ?? null
      row.channel = body.channel
      row.class = body.problemClass ?? null
      row.wouldBe = body.wouldBeStation ?? null
      row.dueAt = due
      row.lateTold = due !== null && dayOf(seenAt) >= due
      follow()
    },
    /** Tells it by its columns. */
    retell: (columns: readonly { readonly name: string; readonly values: readonly Row[string][] }[], at: number) => {
      for (const { name, values } of columns) {
        const value = values[at]!
        row[name] = Number.isNaN(value) ? null : value
      }
      follow()
    },
  }
}
export type UntouchedRow = ReturnType<typeof untouchedRow>

/** The halves of a mixed submission that nobody has touched, as matters of their own. */
export function mixedRows(fact: Fact<'complaint.received'>, { row, tell }: UntouchedRow): Row[] {
  return HALVES.map((half) => {
    tell(fact, half)
    return { ...row, id: `${fact.body.complaintId}/${half}` }
  })
}

/** Numbers that an untouched submission may stand under. */
export const untouchedIds = (complaintId: string): readonly string[] => [
  complaintId,
  ...HALVES.map((half) => `${complaintId}/${half}`),
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
