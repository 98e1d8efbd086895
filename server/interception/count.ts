import type { CountPart } from '../contract/counting.ts'
import type { CountRecord } from './count-record.ts'
import { cameBack, inDenominator, inNumerator, SETTLED, within, type Period, type RateRules } from './rate.ts'

/** One counted submission with what it can be grouped and filtered by. Null: not told. */
export interface CountedRow {
  readonly record: CountRecord
  readonly street: string | null
  readonly problemClass: string | null
  readonly channel: string
}

/** What a count rests on. */
export interface Terms {
  readonly period: Period
  readonly rules: RateRules
  /** Epoch ms: what is not ended by then is open. */
  readonly now: number
  /** Only what this lane closed (null: the desk itself); undefined: whoever. The denominator stays. */
  readonly lane?: string | null | undefined
}

/** Whether it was closed before a station at least once, reopened since or not. */
const onceIntercepted = (record: CountRecord, rules: RateRules) => {
  const [first] = record.returns
  if (first === undefined) return inNumerator(record, rules)
  return record.stationDispatchedAt === null || first.afterCloseAt < record.stationDispatchedAt
}

/** Whether the decision on acceptance came after its last day was over, or is missing since (总局令第121号 Art. 15, 总局令第20号 Art. 14). */
export const lateAcceptances = ({ acceptances }: CountRecord, now: number) =>
  acceptances.filter(({ dueAt, endedAt }) => (endedAt ?? now) >= dueAt)

const inLane = ({ closedByLane }: CountRecord, { lane }: Terms) => lane === undefined || closedByLane === lane

const holds: Readonly<Record<CountPart, (record: CountRecord, terms: Terms) => boolean>> = {
  d: (record, { period }) => inDenominator(record) && within(record.receivedAt, period),
  n: (record, terms) => holds.d(record, terms) && inNumerator(record, terms.rules) && inLane(record, terms),
  settle: (record, terms) => holds.n(record, terms) && record.closeResult !== null && SETTLED.has(record.closeResult),
  net: (record, terms) => holds.n(record, terms) && !cameBack(record),
  flow: (record, terms) =>
    inDenominator(record) &&
    within(record.closedAt, terms.period) &&
    inNumerator(record, terms.rules) &&
    inLane(record, terms),
  closed: (record, terms) => holds.d(record, terms) && onceIntercepted(record, terms.rules),
  reopened: (record, terms) => holds.closed(record, terms) && record.returns.length > 0,
  due: (record, terms) => holds.d(record, terms) && record.kind === 'complaint' && record.acceptances.length > 0,
  breach: (record, terms) => holds.due(record, terms) && lateAcceptances(record, terms.now).length > 0,
}

/** The records of one part (contract/counting.ts says what each is), in the order given: what a figure counted is exactly what its list shows. */
export const rowsOf = <Row extends { readonly record: CountRecord }>(
  rows: readonly Row[],
  part: CountPart,
  terms: Terms,
): readonly Row[] => rows.filter(({ record }) => holds[part](record, terms))
