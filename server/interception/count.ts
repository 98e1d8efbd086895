import { countParts, type CountPart } from '../contract/counting.ts'
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

/** One bit per part. */
const BIT = Object.fromEntries(countParts.map((part, at) => [part, 1 << at])) as Readonly<Record<CountPart, number>>

/**
 * The parts that a record is of, as bits (contract/counting.ts says what each is): one look at each record, since half a year has
 * a hundred thousand.
 */
function bitsOf(record: CountRecord, terms: Terms): number {
  if (!inDenominator(record)) return 0
  const { period, rules, now } = terms
  const closed = inNumerator(record, rules)
  const flow = closed && inLane(record, terms) && within(record.closedAt, period) ? BIT.flow : 0
  if (!within(record.receivedAt, period)) return flow
  let bits = flow | BIT.d
  if (closed && inLane(record, terms)) {
    bits |= BIT.n
    if (record.closeResult !== null && SETTLED.has(record.closeResult)) bits |= BIT.settle
    if (!cameBack(record)) bits |= BIT.net
  }
  if (onceIntercepted(record, rules)) bits |= record.returns.length > 0 ? BIT.closed | BIT.reopened : BIT.closed
  if (record.kind === 'complaint' && record.acceptances.length > 0)
    bits |= lateAcceptances(record, now).length > 0 ? BIT.due | BIT.breach : BIT.due
  return bits
}

/** Whether a record is of one part: what a figure counted is exactly what its list shows. */
export const isOf = (part: CountPart, record: CountRecord, terms: Terms): boolean =>
  (bitsOf(record, terms) & BIT[part]) !== 0

/** The rows of each part, in the order given. */
export type Sets<Row extends CountedRow = CountedRow> = Readonly<Record<CountPart, readonly Row[]>>

/** Rows looked at between two yields: far less than a millisecond. */
export const AT_ONCE = 500

/** Sorts rows into their parts. Yields after every few. */
export function* setsOf<Row extends CountedRow>(
  entries: readonly (readonly Row[])[],
  takes: (row: Row) => boolean,
  terms: Terms,
): Generator<void, Sets<Row>> {
  const sets = Object.fromEntries(countParts.map((part) => [part, [] as Row[]])) as Record<CountPart, Row[]>
  for (const [at, rows] of entries.entries()) {
    if (at % AT_ONCE === 0) yield
    for (const row of rows) {
      if (!takes(row)) continue
      const bits = bitsOf(row.record, terms)
      for (const part of countParts) if ((bits & BIT[part]) !== 0) sets[part].push(row)
    }
  }
  return sets
}

/** When a decision on acceptance next becomes late (epoch ms): until then the same rows count the same. Infinity: none runs. */
export function* goodUntil({ due }: Pick<Sets, 'due'>, now: number): Generator<void, number> {
  let until = Infinity
  for (const [at, { record }] of due.entries()) {
    if (at % AT_ONCE === 0) yield
    for (const { dueAt, endedAt } of record.acceptances)
      if (endedAt === null && dueAt > now && dueAt < until) until = dueAt
  }
  return until
}
