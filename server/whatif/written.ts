import { closeResults, type CloseResult } from '../interception/step.ts'
import type { Ending, Visit } from './run.ts'

/*
 * What a run writes down, in columns of plain numbers: a run has ten thousands of stays, and thirty runs of both rules would
 * otherwise leave millions of things to be swept up. Results by their place in `closeResults`, −1 for none; times NaN for none.
 */

const codes = new Map<CloseResult, number>(closeResults.map((result, at) => [result, at]))
const codeOf = (result: CloseResult | null) => (result === null ? -1 : codes.get(result)!)
const resultOf = (code: number): CloseResult | null => (code < 0 ? null : closeResults[code]!)
const timeOf = (at: number): number | null => (Number.isNaN(at) ? null : at)

/** Results of a set, as a table by code. */
export const tableOf = (results: ReadonlySet<CloseResult>): Uint8Array =>
  Uint8Array.from(closeResults, (each) => (results.has(each) ? 1 : 0))

const BOUND = [null, 'lane', 'window'] as const
/** What `bound` says of a stay that the end of working day 5 ended. */
export const AT_WINDOW = BOUND.indexOf('window')

export function visitColumns() {
  const matter: number[] = []
  const lane: number[] = []
  const from: number[] = []
  const left: number[] = []
  const bound: number[] = []
  const result: number[] = []
  const closedAt: number[] = []
  return {
    /** Writes one down and gives its place. A closing has a result and a time; both are null otherwise. */
    add(
      ...[of, place, begun, gone, by, how, at]: readonly [
        number,
        number,
        number,
        number,
        Visit['boundBy'],
        CloseResult | null,
        number | null,
      ]
    ): number {
      lane.push(place)
      from.push(begun)
      left.push(gone)
      bound.push(BOUND.indexOf(by))
      result.push(codeOf(how))
      closedAt.push(at ?? NaN)
      return matter.push(of) - 1
    },
    ...{ matter, lane, left, bound, result, closedAt },
    told: (at: number): Visit => ({
      ...{ matter: matter[at]!, lane: lane[at]!, from: from[at]!, left: left[at]! },
      end: result[at]! >= 0 ? 'closed' : 'returned',
      boundBy: BOUND[bound[at]!]!,
      result: resultOf(result[at]!),
      closedAt: timeOf(closedAt[at]!),
    }),
  }
}

export function endingColumns(count: number) {
  const closedAt = new Float64Array(count).fill(NaN)
  const decidedAt = new Float64Array(count).fill(NaN)
  const result = new Int8Array(count).fill(-1)
  const lane = new Int16Array(count).fill(-1)
  return {
    put(at: number, ending: Ending): void {
      closedAt[at] = ending.closedAt ?? NaN
      decidedAt[at] = ending.decidedAt ?? NaN
      result[at] = codeOf(ending.result)
      lane[at] = ending.lane ?? -1
    },
    ...{ closedAt, decidedAt, result, lane },
    told: (at: number): Ending => ({
      closedAt: timeOf(closedAt[at]!),
      result: resultOf(result[at]!),
      lane: lane[at]! < 0 ? null : lane[at]!,
      decidedAt: timeOf(decidedAt[at]!),
    }),
  }
}
export type EndingColumns = ReturnType<typeof endingColumns>
