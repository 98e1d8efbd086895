import type { Fact } from '../contract/fact.ts'
import { startOfDistrictDay } from '../contract/time.ts'
import type { Row } from './term.ts'

/* Rows of relations as facts alone make them: the same columns, by the same names, as the database has them. */

/** A row that is told over and over: it is counted and forgotten before the next is made of it. */
type Slate = Record<string, string | number | boolean | null> & { id: string }

/** Makes of what is told once, and never otherwise, a row that holds until the next is made. */
export function eventRows(put: (over: string, row: Row) => void): (fact: Fact) => void {
  const slates = {
    lift: { id: '', at: 0, raised: false, trapped: false } as Slate,
    sale: { id: '', at: 0, recorded: false } as Slate,
    test: { id: '', at: 0, positive: false } as Slate,
  }
  return ({ kind, at, source, id: told, body }) => {
    switch (kind) {
      case 'complaint.received':
        put('received', receivedRow(body))
        return
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

/** What came in, as the event that it is. */
export const receivedRow = (body: Fact<'complaint.received'>['body']): Row => ({
  ...{ id: body.complaintId, at: body.receivedAt, kind: body.kind, street: body.streetCode ?? null },
  ...{ class: body.problemClass ?? null, channel: body.channel, station: body.wouldBeStation ?? null },
  unplaced: body.place.lng === null,
})

/** What a mixed submission consists of; the halves have its number and their own name. */
const HALVES = ['complaint', 'tipOff'] as const

/** Deadlines of what nobody touched: by kind and moment of receipt, when the first is over (epoch ms). */
export type DueOf = (kind: 'complaint' | 'tipOff', receivedAt: number) => number | null

export type Half = (typeof HALVES)[number]

/** Whether a submission was told only after its deadline (epoch ms). The day of a moment begins before it. */
export const toldLate = (seenAt: number, due: number | null): boolean =>
  due !== null && seenAt >= due && startOfDistrictDay(seenAt) >= due

/** A submission that nobody has touched, as a matter. */
export function untouchedRow({ seenAt, body }: Fact<'complaint.received'>, half: Half, due: number | null): Row {
  const complaint = half === 'complaint'
  const wouldBe = body.wouldBeStation ?? null
  return {
    ...{ id: body.complaintId, complaintId: body.complaintId, kind: half, receivedAt: body.receivedAt },
    ...{ street: body.streetCode ?? null, channel: body.channel, class: body.problemClass ?? null },
    ...{ wouldBe, holder: wouldBe, dueAt: due, lateFrom: complaint ? due : null, lateTold: toldLate(seenAt, due) },
    ...{ acceptanceDue: complaint, state: complaint ? 'received' : 'verifying', lane: null, station: null },
    ...{ counted: true, closedAt: null, result: null, closedLane: null, dispatchedAt: null, mergedInto: null },
    ...{
      reopened: false,
      firstBefore: null,
      soonBack: false,
      toldAgain: false,
      open: true,
      place: 'desk',
      hours: null,
    },
  }
}

/** The halves of a mixed submission that nobody has touched, as matters of their own. */
export const mixedRows = (fact: Fact<'complaint.received'>, dueOf: DueOf): Row[] =>
  HALVES.map((half) => ({
    ...untouchedRow(fact, half, dueOf(half, fact.body.receivedAt)),
    id: `${fact.body.complaintId}/${half}`,
  }))

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
